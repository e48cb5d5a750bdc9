import { useFrame } from "../../../frame.ts";
import { FieldFrame } from "./frame.tsx";
import { fieldName } from "./names.ts";
import { answerOf, type FieldProps, held, ticked } from "./props.ts";
import { Said } from "./said.tsx";

/** One of the choices, or several, and where it is allowed something else in the party's own words. */
export function ChoiceField(props: FieldProps<"choice">) {
  const { question, value, typed, language, original } = props;
  const { t } = useFrame().words;
  const answer = answerOf(value, "choice");
  const name = fieldName(question.id);
  const other = fieldName(question.id, "other");
  return (
    <FieldFrame field={props} group>
      {question.several && <p className="field-limit">{t("questionnaires:field.several")}</p>}
      <ul className={question.options.length > 7 ? "field-options many" : "field-options"}>
        {question.options.map(({ id, text }) => (
          <li key={id}>
            <label>
              <input
                type={question.several ? "checkbox" : "radio"}
                name={name}
                value={id}
                defaultChecked={ticked(typed, name, id, answer?.chosen.includes(id) ?? false)}
              />
              <span>
                <Said text={text} language={language} original={original} />
              </span>
            </label>
          </li>
        ))}
      </ul>
      {question.other && (
        <div className="field-row">
          <label htmlFor={other}>{t("questionnaires:field.other")}</label>
          <input
            id={other}
            name={other}
            dir="auto"
            maxLength={10_000}
            defaultValue={held(typed, other, answer?.other ?? "")}
          />
        </div>
      )}
    </FieldFrame>
  );
}
