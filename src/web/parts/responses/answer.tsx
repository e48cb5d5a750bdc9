import type { SaidPiece } from "../../../consultation/responses/saying.ts";
import { direction } from "../../../kernel/language.ts";

/** An answer in its pieces: the party's own words in their language and direction, whatever those of the page. */
export function AnswerText({ pieces }: { readonly pieces: readonly SaidPiece[] }) {
  return (
    <div className="answer-text">
      {pieces.map((piece, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no name of their own and never move
        <Piece key={index} piece={piece} />
      ))}
    </div>
  );
}

function Piece({ piece: { label, text, language, own } }: { readonly piece: SaidPiece }) {
  const attributes =
    language !== null ? { lang: language, dir: direction[language] } : own ? { dir: "auto" as const } : {};
  return (
    <div className="answer-piece">
      {label !== null && <span className="answer-label">{label}</span>}
      {text.split("\n").map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text
        <p key={index} {...attributes}>
          {line}
        </p>
      ))}
    </div>
  );
}
