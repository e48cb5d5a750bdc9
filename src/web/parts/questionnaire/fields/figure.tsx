import { useFrame } from "../../../frame.ts";
import { FieldFrame } from "./frame.tsx";
import { fieldName } from "./names.ts";
import { writtenNumber } from "./number.tsx";
import { answerOf, type FieldProps, held, ticked } from "./props.ts";

/** A figure that Corridor has of the party's own territory, with its source: right as it is, or the right one. */
export function FigureField(props: FieldProps<"figure">) {
  const { question, value, typed, language, shown } = props;
  const { t } = useFrame().words;
  const answer = answerOf(value, "figure");
  const name = (part: string) => fieldName(question.id, part);
  return (
    <FieldFrame field={props} group>
      {shown ? (
        <p className="field-shown">
          <strong>{shown.words}</strong> <span className="field-source">{shown.source}</span>
          <input type="hidden" name={name("evidence")} value={shown.evidence} />
        </p>
      ) : (
        <p className="field-shown">
          {t(`questionnaires:field.${shown === null ? "no-figure" : "figure-here"}`)}
        </p>
      )}
      <ul className="field-options">
        {(shown !== null ? (["confirmed", "corrected"] as const) : (["corrected"] as const)).map(
          (verdict) => (
            <li key={verdict}>
              <label>
                <input
                  type="radio"
                  name={name("verdict")}
                  value={verdict}
                  defaultChecked={ticked(typed, name("verdict"), verdict, answer?.verdict === verdict)}
                />
                <span>{t(`questionnaires:field.${shown === null ? "our-figure" : verdict}`)}</span>
              </label>
            </li>
          ),
        )}
      </ul>
      <div className="field-column">
        <div className="field-part">
          <label htmlFor={name("value")}>{t("questionnaires:field.right-figure")}</label>
          <input
            id={name("value")}
            name={name("value")}
            className="field-figure"
            dir="ltr"
            inputMode="decimal"
            autoComplete="off"
            defaultValue={held(
              typed,
              name("value"),
              answer?.value == null ? "" : writtenNumber(answer.value, language),
            )}
          />
        </div>
        {(["source", "comment"] as const).map((part) => (
          <div key={part} className="field-part">
            <label htmlFor={name(part)}>{t(`questionnaires:field.figure-${part}`)}</label>
            <input
              id={name(part)}
              name={name(part)}
              dir="auto"
              autoComplete="off"
              defaultValue={held(typed, name(part), answer?.[part] ?? "")}
            />
          </div>
        ))}
      </div>
    </FieldFrame>
  );
}
