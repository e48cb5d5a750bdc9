import { useFrame } from "../../../frame.ts";
import { fieldName } from "./names.ts";
import { type AnyField, answerOf, held } from "./props.ts";

const reasons = ["not-applicable", "not-available", "prefer-not"] as const;

/** Nobody is made to say what they do not have: the reason is an answer too. Folded away until it is wanted. */
export function NoAnswer({ question, value, typed, readOnly = false }: AnyField) {
  const { t } = useFrame().words;
  const none = answerOf(value, "none");
  const [why, comment] = [fieldName(question.id, "none"), fieldName(question.id, "none-comment")];
  const chosen = held(typed, why, none?.why ?? "");
  if (readOnly && chosen === "") return null;
  return (
    <details className="field-none" open={chosen !== ""}>
      <summary>{t("questionnaires:field.none")}</summary>
      <div className="field-row">
        <label htmlFor={why}>{t("questionnaires:field.why-none")}</label>
        <select id={why} name={why} defaultValue={chosen}>
          <option value="">{t("questionnaires:field.there-is")}</option>
          {reasons.map((reason) => (
            <option key={reason} value={reason}>
              {t(`questionnaires:field.reason.${reason}`)}
            </option>
          ))}
        </select>
        <label htmlFor={comment}>{t("questionnaires:field.remark")}</label>
        <input
          id={comment}
          name={comment}
          dir="auto"
          maxLength={10_000}
          defaultValue={held(typed, comment, none?.comment ?? "")}
        />
      </div>
    </details>
  );
}
