import { useFrame } from "../../../frame.ts";
import { FieldFrame } from "./frame.tsx";
import { fieldName } from "./names.ts";
import { answerOf, type FieldProps, ticked } from "./props.ts";
import { Said } from "./said.tsx";

/** The points of a scale in a row, with the words of its ends. */
export function ScaleField(props: FieldProps<"scale">) {
  const { question, value, typed, language, original } = props;
  const { words } = useFrame();
  const { least, most, leastWords, mostWords } = question;
  const name = fieldName(question.id);
  const kept = answerOf(value, "scale")?.value;
  const points = Array.from({ length: Math.max(0, most - least + 1) }, (_, at) => least + at);
  return (
    <FieldFrame field={props} group>
      <ul className="field-scale">
        {points.map((point) => (
          <li key={point}>
            <label>
              <input
                type="radio"
                name={name}
                value={point}
                defaultChecked={ticked(typed, name, String(point), kept === point)}
              />
              <span>{words.number(point)}</span>
              {point === least && leastWords && (
                <span className="field-end">
                  <Said text={leastWords} language={language} original={original} />
                </span>
              )}
              {point === most && mostWords && (
                <span className="field-end">
                  <Said text={mostWords} language={language} original={original} />
                </span>
              )}
            </label>
          </li>
        ))}
      </ul>
    </FieldFrame>
  );
}
