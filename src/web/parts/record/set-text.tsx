import { useWords } from "../../frame.ts";
import { type Knowledge, pieces } from "./inline.ts";

/** Where the documents lie that are held here, by symbol; what is not in it is not held. */
export type HeldAddresses = Readonly<Record<string, string>>;

interface SetTextProps {
  readonly text: string;
  readonly knowledge: Knowledge;
  readonly held: HeldAddresses;
}

/** The words of a paragraph: its verbs in italics, what it cites as links, the marks of its notes raised. */
export function SetText({ text, knowledge, held }: SetTextProps) {
  const { t } = useWords();
  return pieces(text, knowledge).map((piece, index) => {
    const key = `${piece.at} ${index}`;
    if (piece.kind === "text") return piece.text;
    if (piece.kind === "verb") return <i key={key}>{piece.text}</i>;
    if (piece.kind === "note")
      return (
        <sup key={key}>
          <a
            href={`#${noteId(piece.marker)}`}
            aria-label={t("record-pages:note.to", { marker: piece.marker })}
          >
            {piece.marker}
          </a>
        </sup>
      );
    const to = held[piece.symbol];
    return to === undefined ? (
      <cite key={key} className="cited" title={piece.symbol}>
        {piece.text}
      </cite>
    ) : (
      <a key={key} href={to} title={piece.symbol}>
        {piece.text}
      </a>
    );
  });
}

/** The address of a note within its page. Markers such as `*` are no letters of an address. */
export function noteId(marker: string): string {
  return `note_${[...marker].map((letter) => (/[\w-]/.test(letter) ? letter : letter.codePointAt(0)?.toString(16))).join("")}`;
}
