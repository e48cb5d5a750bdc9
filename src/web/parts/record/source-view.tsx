import type { FrontKind, UnreadReason } from "../../../record/model.ts";
import { type CorrectionKind, correctionKinds } from "../../../record/reading/corrections.ts";
import { useFrame } from "../../frame.ts";
import { documentAddress } from "../../pages/record/addresses.ts";
import { PersonForm } from "../person-form.tsx";
import { sourceLanguage } from "./source-text.tsx";

/** What a line of an original was read as. */
export type ReadAs =
  | FrontKind
  | UnreadReason
  | "preambular"
  | "operative"
  | "annexed"
  | "annex"
  | "heading"
  | "note";

export interface SourceLine {
  readonly number: number;
  readonly text: string;
  readonly as: ReadAs;
  /** The number of the paragraph or the mark of the note. */
  readonly label: string;
  /** The paragraph on the document's page. */
  readonly place: string | null;
  /** It goes on with what began on an earlier line. */
  readonly continues: boolean;
  /** What a person has said of it. */
  readonly correction: CorrectionKind | null;
}

interface SourceViewProps {
  readonly symbol: string;
  readonly lines: readonly SourceLine[];
}

/** The original line by line, and beside each line what it was read as; the operator can say better. */
export function SourceView({ symbol, lines }: SourceViewProps) {
  const { words, language, person } = useFrame();
  const corrected = lines.filter(({ correction }) => correction !== null).length;
  return (
    <>
      <header className="prose">
        <h1>{words.t("record-pages:source.title", { symbol })}</h1>
        <p>{words.t("record-pages:source.lede")}</p>
        {corrected > 0 && <p>{words.t("record-pages:source.corrected", { count: corrected })}</p>}
        {!person?.may("record.correct") && <p className="note">{words.t("record-pages:source.operator")}</p>}
        <p>
          <a href={documentAddress(language, symbol)}>{words.t("record-pages:source.back")}</a>
        </p>
      </header>
      <table className="source-lines wide">
        <thead>
          <tr>
            <th scope="col">{words.t("record-pages:source.line")}</th>
            <th scope="col">{words.t("record-pages:source.original")}</th>
            <th scope="col">{words.t("record-pages:source.read-as")}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line key={line.number} line={line} symbol={symbol} />
          ))}
        </tbody>
      </table>
    </>
  );
}

interface LineProps {
  readonly line: SourceLine;
  readonly symbol: string;
}

function Line({ line, symbol }: LineProps) {
  const { words, language } = useFrame();
  const { number, text, as, label, place, continues, correction } = line;
  const name = words.t(`record-pages:read-as.${as}`, { label });
  const said = continues ? words.t("record-pages:source.continues", { of: name }) : name;
  const doubtful = as === "not-understood";
  const classes = ["source-line", continues ? "goes-on" : "begins", `as-${as}`];
  return (
    <tr id={`line_${number}`} className={classes.join(" ")}>
      <th scope="row">{number}</th>
      <td {...sourceLanguage}>{text}</td>
      <td>
        {place === null ? (
          <span className={doubtful ? "doubtful" : undefined}>{said}</span>
        ) : (
          <a href={documentAddress(language, symbol, place)}>{said}</a>
        )}
        {correction !== null && (
          <span className="corrected">
            {words.t("record-pages:source.person", { as: words.t(`record-pages:correct.${correction}`) })}
          </span>
        )}
        <Correct line={line} />
      </td>
    </tr>
  );
}

function Correct({ line }: { readonly line: SourceLine }) {
  const { words, person } = useFrame();
  if (!person?.may("record.correct")) return null;
  const { number, correction } = line;
  const field = `as_${number}`;
  return (
    <details className="correct">
      <summary>
        {words.t("record-pages:source.correct")}
        <span className="visually-hidden"> {number}</span>
      </summary>
      <PersonForm className="form-row">
        <input type="hidden" name="line" value={number} />
        <label htmlFor={field}>{words.t("record-pages:source.is")}</label>
        <select id={field} name="as" defaultValue={correction ?? "furniture"}>
          {correctionKinds.map((kind) => (
            <option key={kind} value={kind}>
              {words.t(`record-pages:correct.${kind}`)}
            </option>
          ))}
        </select>
        <label htmlFor={`number_${number}`}>{words.t("record-pages:source.number")}</label>
        <input id={`number_${number}`} name="number" size={4} maxLength={12} autoComplete="off" />
        <label htmlFor={`of_${number}`}>{words.t("record-pages:source.of")}</label>
        <input id={`of_${number}`} name="of" size={4} maxLength={6} inputMode="numeric" autoComplete="off" />
        <button type="submit" className="button">
          {words.t("record-pages:source.keep")}
        </button>
      </PersonForm>
      {correction !== null && (
        <PersonForm>
          <input type="hidden" name="line" value={number} />
          <button type="submit" className="button" name="deed" value="undo">
            {words.t("record-pages:source.undo")}
          </button>
        </PersonForm>
      )}
    </details>
  );
}
