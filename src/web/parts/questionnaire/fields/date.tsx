import { useFrame } from "../../../frame.ts";
import { FieldFrame } from "./frame.tsx";
import { fieldName } from "./names.ts";
import { answerOf, type FieldProps, held } from "./props.ts";

const months = Array.from({ length: 12 }, (_, at) => String(at + 1).padStart(2, "0"));

/** A year, a month or a day in parts of their own: no format to guess, the months in the reader's words. */
export function DateField(props: FieldProps<"date">) {
  const { question, value, typed } = props;
  const { words } = useFrame();
  const { t } = words;
  const [year = "", month = "", day = ""] = (answerOf(value, "date")?.date ?? "").split("-");
  const name = (part: string) => fieldName(question.id, part);
  const { precision } = question;
  return (
    <FieldFrame field={props} group>
      <div className="field-date">
        {precision === "day" && (
          <label>
            <span>{t("questionnaires:field.day")}</span>
            <input
              name={name("day")}
              className="field-figure"
              inputMode="numeric"
              size={2}
              maxLength={2}
              autoComplete="off"
              defaultValue={held(typed, name("day"), day.replace(/^0/, ""))}
            />
          </label>
        )}
        {precision !== "year" && (
          <label>
            <span>{t("questionnaires:field.month")}</span>
            <select name={name("month")} defaultValue={held(typed, name("month"), month)}>
              <option value="">{t("questionnaires:field.choose")}</option>
              {months.map((one) => (
                <option key={one} value={one}>
                  {words.date(`2024-${one}-01T00:00:00Z`, { month: "long", timeZone: "UTC" })}
                </option>
              ))}
            </select>
          </label>
        )}
        <label>
          <span>{t("questionnaires:field.year")}</span>
          <input
            name={name("year")}
            className="field-figure"
            inputMode="numeric"
            size={4}
            maxLength={4}
            autoComplete="off"
            defaultValue={held(typed, name("year"), year)}
          />
        </label>
      </div>
    </FieldFrame>
  );
}
