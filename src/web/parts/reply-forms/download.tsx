import { type Language, languages } from "../../../kernel/language.ts";
import { useFrame } from "../../frame.ts";
import { PersonForm } from "../person-form.tsx";

/** The form to take along, as a workbook or a document, in any of the languages. */
export function FormDownload({ file, language }: { readonly file: string; readonly language: Language }) {
  const { t } = useFrame().words;
  return (
    <section className="prose screen-only" aria-labelledby="download">
      <h2 id="download">{t("reply-forms:page.download")}</h2>
      <p>{t("reply-forms:page.download-about")}</p>
      <PersonForm action={file} className="form-row">
        <label>
          <span>{t("reply-forms:page.language")}</span>{" "}
          <select name="language" defaultValue={language}>
            {languages.map((one) => (
              <option key={one} value={one}>
                {t(`kernel:language.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" name="format" value="xlsx" className="button">
          {t("reply-forms:page.xlsx")}
        </button>
        <button type="submit" name="format" value="docx" className="button">
          {t("reply-forms:page.docx")}
        </button>
      </PersonForm>
    </section>
  );
}
