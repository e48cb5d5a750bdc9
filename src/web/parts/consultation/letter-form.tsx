import { type Language, languages } from "../../../kernel/language.ts";
import { useFrame } from "../../frame.ts";
import type { TextFields } from "../../pages/consultation/texts.ts";
import { PersonForm } from "../person-form.tsx";
import { FieldList, LetterFields } from "./text-fields.tsx";

interface LetterFormProps {
  readonly texts: TextFields;
  readonly fallback: Language;
  readonly fields: readonly { readonly field: string; readonly words: string }[];
}

/** The note verbale as it is written, and the language of those who read another. */
export function LetterForm({ texts, fallback, fields }: LetterFormProps) {
  const { t } = useFrame().words;
  return (
    <PersonForm deed="consultation.keep" className="consultation-form wide">
      <FieldList fields={fields} />
      <LetterFields name="letter" texts={texts} />
      <label>
        <span>{t("consultations:letter-page.fallback")}</span>
        <select name="fallback" defaultValue={fallback}>
          {languages.map((language) => (
            <option key={language} value={language}>
              {t(`kernel:language.${language}`)}
            </option>
          ))}
        </select>
      </label>
      <p className="form-row">
        <button type="submit" className="button" name="deed" value="save">
          {t("consultations:letter-page.save")}
        </button>
        <button type="submit" className="button" name="deed" value="ready">
          {t("consultations:letter-page.ready")}
        </button>
      </p>
    </PersonForm>
  );
}
