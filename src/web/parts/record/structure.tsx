import type { UnderstoodDocument, UnderstoodParagraph } from "../../../record/understanding/understand.ts";
import { useWords } from "../../frame.ts";
import { pieces } from "./inline.ts";
import { sourceLanguage } from "./source-text.tsx";

interface StructureProps {
  readonly document: UnderstoodDocument;
  /** False where the document is not on the page. */
  readonly linked?: boolean;
}

/** The contents of a document: what each operative paragraph does, and where the annexes begin. */
export function Structure({ document, linked = true }: StructureProps) {
  const { t } = useWords();
  const to = (id: string) => (linked ? { href: `#${id}` } : {});
  const { preambular, operative, annexes } = document;
  if (operative.length + annexes.length === 0) return null;
  return (
    <nav className="structure" aria-label={t("record-pages:structure.label")}>
      <p className="structure-title">{t("record-pages:structure.label")}</p>
      <ol>
        {preambular[0] && (
          <li>
            <a {...to(preambular[0].id)}>
              <span className="structure-number" />
              {t("record-pages:structure.preamble", { count: preambular.length })}
            </a>
          </li>
        )}
        {operative.map((paragraph) => (
          <li key={paragraph.id} className={hasMandate(paragraph) ? "asks" : undefined}>
            <a {...to(paragraph.id)}>
              <span className="structure-number">{paragraph.number ?? ""}</span>
              <span {...sourceLanguage}>{opening(paragraph)}</span>
            </a>
          </li>
        ))}
        {annexes.map(({ id, label }) => (
          <li key={id}>
            <a {...to(id)}>
              <span className="structure-number" />
              <span {...sourceLanguage}>{label}</span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function hasMandate({ mandates, children }: UnderstoodParagraph): boolean {
  return mandates.length > 0 || children.some(hasMandate);
}

/** What a paragraph does, by its verb; its first words where it has none. */
function opening({ text, verbs }: UnderstoodParagraph): string {
  const first = pieces(text, { verbs }).find(({ kind }) => kind === "verb");
  if (first && first.kind === "verb" && first.at === 0) return first.text;
  const words = text.split(" ").slice(0, 4).join(" ");
  return words.length < text.length ? `${words} …` : words;
}
