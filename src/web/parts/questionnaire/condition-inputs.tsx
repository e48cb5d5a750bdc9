import { conditionWords } from "../../../consultation/questionnaire/condition-words.ts";
import type { Condition, Questionnaire } from "../../../consultation/questionnaire/model.ts";
import { partyKinds } from "../../../directory/model.ts";
import { textIn } from "../../../kernel/texts.ts";
import { useFrame } from "../../frame.ts";
import { earlierThan, noCondition, partsOf } from "../../pages/questionnaire/condition-form.ts";

interface ConditionInputsProps {
  readonly when: Condition | null;
  readonly part: string;
  readonly content: Questionnaire;
}

/** When a part is asked: of whom, and after which answers. What says more than boxes can hold is kept as it is. */
export function ConditionInputs({ when, part, content }: ConditionInputsProps) {
  const { words, language } = useFrame();
  const { t } = words;
  const parts = partsOf(when);
  const held = parts ?? noCondition;
  const earlier = earlierThan(content, part);
  return (
    <details className="q-condition" open={when !== null}>
      <summary>{t("questionnaires:editor.condition")}</summary>
      {parts === null && when !== null && (
        <label className="q-box">
          <input type="checkbox" name="when-keep" value="yes" defaultChecked />
          <span>
            {t("questionnaires:editor.keep-condition", { condition: conditionWords(when, content, words) })}
          </span>
        </label>
      )}
      <fieldset>
        <legend>{t("questionnaires:editor.recipients")}</legend>
        <ul className="q-boxes">
          {partyKinds.map((kind) => (
            <li key={kind}>
              <label className="q-box">
                <input
                  type="checkbox"
                  name="recipient"
                  value={kind}
                  defaultChecked={held.recipients.includes(kind)}
                />
                <span>{t(`directory:kind.${kind}`)}</span>
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
      {earlier.length > 0 && <p className="note">{t("questionnaires:editor.answers")}</p>}
      {earlier.map(({ question, number }) => {
        const ask = textIn(question.ask, language, content.original);
        const bounds = held.between[question.id];
        return (
          <fieldset key={question.id}>
            <legend>
              <span className="field-number">{number}</span>{" "}
              <span lang={ask.language} dir="auto">
                {ask.text}
              </span>
            </legend>
            <label className="q-box">
              <input
                type="checkbox"
                name="when"
                value={question.id}
                defaultChecked={held.answered.includes(question.id)}
              />
              <span>{t("questionnaires:editor.is-answered")}</span>
            </label>
            {question.kind === "choice" &&
              question.options.map((option) => (
                <label key={option.id} className="q-box">
                  <input
                    type="checkbox"
                    name="when"
                    value={`${question.id}:${option.id}`}
                    defaultChecked={held.chosen[question.id]?.includes(option.id) ?? false}
                  />
                  <span>{textIn(option.text, language, content.original).text}</span>
                </label>
              ))}
            {(question.kind === "number" || question.kind === "scale") && (
              <span className="q-bounds">
                {(["least", "most"] as const).map((end) => (
                  <label key={end}>
                    {t(`questionnaires:editor.${end}`)}{" "}
                    <input
                      name={`when.${question.id}.${end}`}
                      inputMode="decimal"
                      dir="ltr"
                      size={6}
                      defaultValue={bounds?.[end] ?? ""}
                    />
                  </label>
                ))}
              </span>
            )}
          </fieldset>
        );
      })}
    </details>
  );
}
