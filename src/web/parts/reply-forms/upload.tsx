import { useFrame } from "../../frame.ts";
import { PersonForm } from "../person-form.tsx";

interface FormUploadProps {
  readonly may: { readonly write: boolean; readonly enter: boolean; readonly onBehalf: boolean };
  readonly closed: string | null;
  readonly party: string;
  /** True where another has just been looked at. */
  readonly again: boolean;
}

/** Sends a filled form in, to be looked at first. Whoever enters for the party says so before. */
export function FormUpload({ may, closed, party, again }: FormUploadProps) {
  const { t } = useFrame().words;
  return (
    <section className="prose screen-only" aria-labelledby="upload">
      <h2 id="upload">{t("reply-forms:page.upload")}</h2>
      {may.onBehalf && <p>{t("reply-forms:page.upload-for", { party })}</p>}
      {may.enter ? (
        <PersonForm className="form-row">
          <button type="submit" name="deed" value="enter" className="button">
            {t("reply-forms:page.enter")}
          </button>
        </PersonForm>
      ) : may.write ? (
        <>
          <p>{t("reply-forms:page.upload-about")}</p>
          <PersonForm files className="form-row">
            <label>
              <span>{t("reply-forms:page.file")}</span>{" "}
              <input type="file" name="form" accept=".xlsx,.docx" required={!again} />
            </label>
            <button type="submit" name="deed" value="look" className="button">
              {t("reply-forms:page.look")}
            </button>
          </PersonForm>
        </>
      ) : (
        <p>{closed ?? t("reply-forms:page.closed")}</p>
      )}
    </section>
  );
}
