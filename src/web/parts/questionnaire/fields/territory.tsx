import { useFrame } from "../../../frame.ts";
import { FieldFrame } from "./frame.tsx";
import { fieldName, moreButton } from "./names.ts";
import { answerOf, type FieldProps, held } from "./props.ts";
import { territoryList, territoryWords } from "./territories.tsx";

/** Countries or areas by typing: the browser proposes names, and every name, code and language is understood. */
export function TerritoryField(props: FieldProps<"territory">) {
  const { question, value, typed, language, readOnly = false, more = 0 } = props;
  const { t } = useFrame().words;
  const kept = (answerOf(value, "territory")?.territories ?? []).map((id) => territoryWords(id, language));
  const typedPlaces = Object.keys(typed ?? {}).filter((name) => /\.\d+$/.test(name)).length;
  const filled = Math.max(kept.length, typedPlaces);
  const places = question.several ? filled + (readOnly ? 0 : 2 + more) : 1;
  return (
    <FieldFrame field={props} group>
      <ol className="field-territories">
        {Array.from({ length: Math.max(1, places) }, (_, at) => fieldName(question.id, at + 1)).map(
          (name, at) => (
            <li key={name}>
              <input
                name={name}
                list={territoryList}
                dir="auto"
                autoComplete="off"
                aria-label={
                  question.several
                    ? t("questionnaires:field.territory-number", { number: at + 1 })
                    : t("questionnaires:field.territory")
                }
                defaultValue={held(typed, name, kept[at] ?? "")}
              />
            </li>
          ),
        )}
      </ol>
      {question.several && !readOnly && (
        <button type="submit" className="plain-button" name={moreButton} value={question.id} formNoValidate>
          {t("questionnaires:field.more-territories")}
        </button>
      )}
    </FieldFrame>
  );
}
