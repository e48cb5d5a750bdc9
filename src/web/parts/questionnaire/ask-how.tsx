import { useFrame } from "../../frame.ts";
import { questionnairesAddress } from "../../pages/questionnaire/addresses.ts";
import { PersonForm } from "../person-form.tsx";

/** One click on a document that asks for something: a questionnaire on how it was implemented. */
export function AskHow({ symbol }: { readonly symbol: string }) {
  const { words, language } = useFrame();
  return (
    <PersonForm
      deed="questionnaire.write"
      action={questionnairesAddress(language)}
      className="form-row screen-only"
    >
      <input type="hidden" name="deed" value="resolution" />
      <input type="hidden" name="symbol" value={symbol} />
      <button type="submit" className="button">
        {words.t("questionnaires:editor.ask-how")}
      </button>
    </PersonForm>
  );
}
