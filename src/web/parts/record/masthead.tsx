import type { ReactNode } from "react";
import type { FrontKind, FrontLine } from "../../../record/model.ts";
import type { UnderstoodDocument } from "../../../record/understanding/understand.ts";
import { useWords } from "../../frame.ts";
import { type HeldAddresses, SetText } from "./set-text.tsx";
import { sourceLanguage } from "./source-text.tsx";

interface MastheadProps {
  readonly document: UnderstoodDocument;
  /** The notes that a line of the frame bears. */
  readonly notes: (kind: FrontKind) => ReactNode;
  readonly held: HeldAddresses;
}

/** Where each line of the frame stands; what is not named here stands elsewhere on the page. */
const start: readonly FrontKind[] = ["organ", "session", "agenda", "agenda-title"];
const end: readonly FrontKind[] = ["symbol", "distribution", "date", "original"];
const under: readonly FrontKind[] = ["sponsors", "adoption", "origin"];

/** The head of a document, quiet, in two columns as United Nations documents have it; then its title. */
export function Masthead({ document, notes, held }: MastheadProps) {
  const { t } = useWords();
  const of = (kinds: readonly FrontKind[]) => once(document.front.filter(({ kind }) => kinds.includes(kind)));
  const citations = document.citations;
  const line = ({ kind, text, notes: marks }: FrontLine) => (
    <p key={`${kind} ${text}`} className={`front-${kind}`}>
      <SetText
        text={text}
        knowledge={{ notes: marks, citations: citations.filter((one) => one.in === kind) }}
        held={held}
      />
    </p>
  );
  const [left, right, below] = [of(start), of(end), of(under)];
  const symbolSaid = right.some(({ kind }) => kind === "symbol");
  const titles = document.front.filter(({ kind }) => kind === "title");
  return (
    <header className="resolution-head">
      {[...start, ...end, ...under].map((kind) => (
        <div key={kind}>{notes(kind)}</div>
      ))}
      {(left.length + right.length > 0 || document.symbol !== null) && (
        <div className="front" {...sourceLanguage}>
          <div>{left.map(line)}</div>
          <div>
            {!symbolSaid && document.symbol !== null && <p className="front-symbol">{document.symbol}</p>}
            {right.map(line)}
          </div>
        </div>
      )}
      {below.length > 0 && (
        <div className="front-under" {...sourceLanguage}>
          {below.map(line)}
        </div>
      )}
      {notes("title")}
      <h1 {...(titles.length === 0 ? {} : sourceLanguage)}>
        {titles.length === 0
          ? (document.title ?? t("record-pages:document.untitled"))
          : titles.map((title) => (
              <span key={title.line} className="title-line">
                <SetText text={title.text} knowledge={{ notes: title.notes }} held={held} />{" "}
              </span>
            ))}
      </h1>
    </header>
  );
}

/** A masthead is printed on the first page and again on others. */
function once(lines: readonly FrontLine[]): readonly FrontLine[] {
  const seen = new Set<string>();
  return lines.filter(({ kind, text }) => {
    const key = `${kind} ${text}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
