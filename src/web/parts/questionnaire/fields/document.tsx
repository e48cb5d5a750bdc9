import { useFrame } from "../../../frame.ts";
import { FieldFrame } from "./frame.tsx";
import { fieldName } from "./names.ts";
import { answerOf, type FieldProps, ticked } from "./props.ts";

/** Files that come with the answer. Those that are there already stay unless their box is cleared. */
export function DocumentField(props: FieldProps<"document">) {
  const { question, value, typed, readOnly = false } = props;
  const { words } = useFrame();
  const { t } = words;
  const files = answerOf(value, "document")?.files ?? [];
  const [name, keep] = [fieldName(question.id), fieldName(question.id, "keep")];
  return (
    <FieldFrame field={props} group>
      {files.length > 0 && (
        <ul className="field-options">
          {files.map(({ sha256, name: file, bytes }) => (
            <li key={sha256}>
              <label>
                <input
                  type="checkbox"
                  name={keep}
                  value={sha256}
                  defaultChecked={ticked(typed, keep, sha256, true)}
                />
                <span>
                  <bdi>{file}</bdi>{" "}
                  <span className="field-unit">
                    {words.number(Math.max(1, Math.round(bytes / 1000)), {
                      style: "unit",
                      unit: "kilobyte",
                      unitDisplay: "short",
                    })}
                  </span>
                </span>
              </label>
            </li>
          ))}
        </ul>
      )}
      {!readOnly && (
        <div className="field-row">
          <label htmlFor={name}>{t("questionnaires:field.add-files", { count: question.mostFiles })}</label>
          <input id={name} name={name} type="file" multiple={question.mostFiles > 1} />
        </div>
      )}
    </FieldFrame>
  );
}
