import { useFrame } from "../../../frame.ts";
import { FieldFrame } from "./frame.tsx";
import { fieldName } from "./names.ts";
import { answerOf, type FieldProps, held } from "./props.ts";

const parts = [
  { part: "title", long: false, direction: "auto" },
  { part: "what", long: true, direction: "auto" },
  { part: "results", long: true, direction: "auto" },
  { part: "since", long: false, direction: "ltr" },
  { part: "link", long: false, direction: "ltr" },
  { part: "contact", long: false, direction: "auto" },
] as const;

/** A practice worth sharing, in the parts that make it useful to others. */
export function PracticeField(props: FieldProps<"practice">) {
  const { question, value, typed } = props;
  const { t } = useFrame().words;
  const answer = answerOf(value, "practice");
  return (
    <FieldFrame field={props} group>
      <div className="field-column">
        {parts.map(({ part, long, direction }) => {
          const name = fieldName(question.id, part);
          const written = held(typed, name, answer?.[part] ?? "");
          return (
            <div key={part} className="field-part">
              <label htmlFor={name}>{t(`questionnaires:practice.${part}`)}</label>
              {long ? (
                <textarea id={name} name={name} dir={direction} rows={5} defaultValue={written} />
              ) : (
                <input
                  id={name}
                  name={name}
                  dir={direction}
                  defaultValue={written}
                  autoComplete="off"
                  inputMode={part === "link" ? "url" : undefined}
                />
              )}
            </div>
          );
        })}
      </div>
    </FieldFrame>
  );
}
