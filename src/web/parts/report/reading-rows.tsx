import { createElement, type ReactNode } from "react";
import { direction, type Language } from "../../../kernel/language.ts";
import { withSign } from "../../../print/numerals.ts";
import { useWords } from "../../frame.ts";
import { boundIn, notesIn, type ReadingBound, type ReadingInline, type ReadingRow } from "./reading.ts";
import { ReadingFigure } from "./reading-figure.tsx";
import { Sources } from "./sources.tsx";

interface RowsProps {
  readonly rows: readonly ReadingRow[];
  /** In which the report is read, and so numbered. */
  readonly edition: Language;
  /** What stands at the end of a row, below what it rests on. */
  readonly after: ((row: ReadingRow) => ReactNode) | undefined;
}

/** A part of a report: its text, and beside each paragraph what its values rest on and its footnotes. */
export function ReadingRows({ rows, edition, after }: RowsProps) {
  return rows.map((row) => (
    <div key={row.id} className={`rp-row rp-${row.kind}${row.drawn === null ? "" : " rp-wide"}`} data-row="">
      <Row row={row} edition={edition} />
      <Beside row={row}>{after?.(row)}</Beside>
    </div>
  ));
}

function written(language: Language | null) {
  return language === null ? {} : { lang: language, dir: direction[language] };
}

function Row({ row, edition }: { readonly row: ReadingRow; readonly edition: Language }) {
  const { id, kind, number, content, language } = row;
  if (row.drawn !== null) return <ReadingFigure row={row} note={<Content inlines={content} />} />;
  if (kind === "heading" || kind === "subheading")
    return createElement(
      kind === "heading" ? "h2" : "h3",
      { id, ...written(language) },
      number !== null && <span className="rp-heading-number">{withSign(number, edition)} </span>,
      <Content key="content" inlines={content} />,
    );
  return createElement(
    kind === "quotation" ? "blockquote" : "p",
    { id, className: `rp-text rp-${kind}-text`, ...written(language) },
    number !== null && (
      <a key="number" className="rp-number" href={`#${id}`}>
        {withSign(number, edition)}
      </a>
    ),
    <Content key="content" inlines={content} />,
  );
}

export function Content({ inlines }: { readonly inlines: readonly ReadingInline[] }) {
  return inlines.map((one, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: words are read once and never reordered
    <Piece key={at} piece={one} />
  ));
}

function Piece({ piece }: { readonly piece: ReadingInline }) {
  const words = useWords();
  if (piece.kind === "text") {
    const emphasised = piece.emphasis ? <em>{piece.text}</em> : piece.text;
    return piece.strong ? <strong>{emphasised}</strong> : emphasised;
  }
  if (piece.kind === "note")
    return (
      <sup className="rp-note-mark">
        <a href={`#note-${piece.number}`} id={`note-mark-${piece.number}`}>
          {words.number(piece.number)}
        </a>
      </sup>
    );
  return (
    <a
      className={piece.missing ? "rp-bound rp-mark" : "rp-bound"}
      href={`#evidence-${piece.number}`}
      id={`value-${piece.number}`}
      data-value={piece.number}
      {...written(piece.language)}
    >
      {piece.text}
    </a>
  );
}

/** What stands beside a paragraph: each value with its evidence, then its footnotes. */
function Beside({ row, children }: { readonly row: ReadingRow; readonly children: ReactNode }) {
  const words = useWords();
  const [evidence, notes] = [boundIn(row), notesIn(row)];
  if (evidence.length === 0 && notes.length === 0 && !children) return null;
  return (
    <div className="rp-beside">
      {evidence.length > 0 && (
        <ul className="rp-evidence">
          {evidence.map((one, at) => (
            <Evidence key={one.number} one={one} next={evidence[at + 1]} />
          ))}
        </ul>
      )}
      {notes.map((note) => (
        <p key={note.number} id={`note-${note.number}`} className="rp-note" {...written(row.language)}>
          <a href={`#note-mark-${note.number}`}>{words.number(note.number)}</a>{" "}
          <Content inlines={note.content} />
        </p>
      ))}
      {children}
    </div>
  );
}

interface EvidenceProps {
  readonly one: ReadingBound;
  /** The value after it: what rests on the same source names it only once, after the last. */
  readonly next: ReadingBound | undefined;
}

function Evidence({ one, next }: EvidenceProps) {
  const { t } = useWords();
  const { number, text, evidence } = one;
  return (
    <li id={`evidence-${number}`} data-evidence={number}>
      <a className="rp-evidence-value" href={`#value-${number}`} {...written(one.language)}>
        {shortened(text)}
      </a>
      {evidence.length === 0 && <span>{t("report-pages:reading.no-evidence")}</span>}
      {evidence.length > 0 && (
        <>
          {" "}
          <Sources references={evidence} next={next?.evidence} />
        </>
      )}
    </li>
  );
}

/** A quoted paragraph is known again by its beginning. */
function shortened(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 60).replace(/\s+\S*$/u, "")}…`;
}
