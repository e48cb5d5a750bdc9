import { type Language, languages } from "../../../kernel/language.ts";
import { useFrame } from "../../frame.ts";
import { PersonForm } from "../person-form.tsx";

export interface EditedParagraph {
  readonly id: string;
  readonly kind: "heading" | "paragraph";
  readonly number: number | null;
  readonly revision: number;
  /** As it was written in each language. */
  readonly texts: readonly { readonly language: Language; readonly text: string }[];
  readonly rests: readonly string[];
  readonly warnings: readonly string[];
}

/** One paragraph of the draft as it is written: its text in every language, what it rests on, its place. */
export function ParagraphForm({
  paragraph,
  shown,
}: {
  readonly paragraph: EditedParagraph;
  readonly shown: Language;
}) {
  const { t } = useFrame().words;
  const { id, number, revision, texts, rests, warnings } = paragraph;
  const other = texts.filter(({ language }) => language !== shown);
  const own = texts.find(({ language }) => language === shown);
  const named = (language: Language) => `text.${language}`;
  return (
    <PersonForm deed="summary.write" className="said-paragraph">
      <input type="hidden" name="paragraph" value={id} />
      <input type="hidden" name="revision" value={revision} />
      <label>
        <span>
          {number === null ? t("outcome:desk.heading") : t("outcome:desk.paragraph", { number })} ·{" "}
          {t(`kernel:language.${shown}`)}
        </span>
        <textarea
          name={named(shown)}
          rows={paragraph.kind === "heading" ? 1 : 4}
          lang={shown}
          dir="auto"
          defaultValue={own?.text}
        />
      </label>
      {warnings.map((line) => (
        <p key={line} className="note said-warning">
          {line}
        </p>
      ))}
      <details>
        <summary>
          {paragraph.kind === "heading" && rests.length === 0
            ? t("outcome:desk.translations")
            : t("outcome:desk.more", { count: rests.length })}
        </summary>
        <label>
          <span>{t("outcome:desk.rests")}</span>
          <textarea
            name="rests"
            rows={Math.min(6, rests.length + 1)}
            dir="ltr"
            defaultValue={rests.join("\n")}
          />
        </label>
        {languages
          .filter((language) => language !== shown)
          .map((language) => (
            <label key={language}>
              <span>{t(`kernel:language.${language}`)}</span>
              <textarea
                name={named(language)}
                rows={2}
                lang={language}
                dir="auto"
                defaultValue={other.find((one) => one.language === language)?.text}
              />
            </label>
          ))}
      </details>
      <p className="said-buttons">
        <button type="submit" className="button" name="deed" value="text">
          {t("outcome:desk.save")}
        </button>
        <button type="submit" className="button quiet" name="deed" value="up">
          {t("outcome:desk.up")}
        </button>
        <button type="submit" className="button quiet" name="deed" value="down">
          {t("outcome:desk.down")}
        </button>
        <button type="submit" className="button quiet" name="deed" value="remove">
          {t("outcome:desk.remove")}
        </button>
      </p>
    </PersonForm>
  );
}
