import { type Language, languages } from "../../../kernel/language.ts";
import { useFrame } from "../../frame.ts";
import { PersonForm } from "../person-form.tsx";

interface LetterPreviewProps {
  readonly shown: {
    readonly letters: readonly { readonly name: string; readonly words: string }[];
    readonly which: string;
    readonly recipients: readonly { readonly party: string; readonly name: string }[];
    readonly party: string | null;
    readonly in: Language | null;
    readonly preview: {
      readonly to: string;
      readonly address: string | null;
      readonly language: Language;
      readonly direction: "ltr" | "rtl";
      readonly subject: string;
      readonly paragraphs: readonly string[];
    } | null;
    readonly wrong: readonly string[];
    readonly sent: string | null;
    readonly mayTest: boolean;
  };
}

/** Any letter as any recipient would get it, and a way to send it to oneself. */
export function LetterPreview({ shown }: LetterPreviewProps) {
  const { t } = useFrame().words;
  const { preview, party } = shown;
  if (party === null) return null;
  return (
    <section className="wide" aria-labelledby="preview" id="preview-of-letter">
      <h2 id="preview">{t("consultations:letter-page.preview")}</h2>
      <form method="get" className="form-row screen-only">
        <label>
          <span>{t("consultations:letter-page.which")}</span>{" "}
          <select name="which" defaultValue={shown.which}>
            {shown.letters.map(({ name, words }) => (
              <option key={name} value={name}>
                {words}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{t("consultations:letter-page.for")}</span>{" "}
          <select name="party" defaultValue={party}>
            {shown.recipients.map(({ party: id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{t("consultations:letter-page.in")}</span>{" "}
          <select name="in" defaultValue={shown.in ?? ""}>
            <option value="">{t("consultations:letter-page.own-language")}</option>
            {languages.map((language) => (
              <option key={language} value={language}>
                {t(`kernel:language.${language}`)}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="button">
          {t("consultations:letter-page.show")}
        </button>
      </form>
      {shown.sent !== null && <p role="status">{shown.sent}</p>}
      {shown.wrong.map((line) => (
        <p key={line} role="alert">
          {line}
        </p>
      ))}
      {preview !== null && (
        <>
          <p className="note">
            <bdi>{preview.to}</bdi> <bdi dir="ltr">{preview.address}</bdi>
          </p>
          <article className="letter-sheet" lang={preview.language} dir={preview.direction}>
            <h3>{preview.subject}</h3>
            {preview.paragraphs.map((paragraph, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of a letter never move
              <p key={index}>{paragraph}</p>
            ))}
          </article>
          {shown.mayTest && (
            <PersonForm deed="consultation.keep" className="form-row screen-only">
              <input type="hidden" name="party" value={party} />
              <input type="hidden" name="which" value={shown.which} />
              <input type="hidden" name="in" value={preview.language} />
              <button type="submit" className="button" name="deed" value="test">
                {t("consultations:letter-page.test")}
              </button>
            </PersonForm>
          )}
        </>
      )}
    </section>
  );
}
