import { mandateStates } from "../../../record/keeping/model.ts";
import { useFrame } from "../../frame.ts";
import { documentAddress, dueAddress, mandateAddress } from "../../pages/record/addresses.ts";
import type { DueLine, Sitting } from "../../pages/record/sittings.ts";
import { PersonForm } from "../person-form.tsx";
import { dueInWords, partialDate } from "./due.ts";
import { State } from "./margin.tsx";
import { Source, sourceLanguage } from "./source-text.tsx";

interface DueListProps {
  readonly sittings: readonly Sitting[];
  /** The address of the list, to which a form leads back. */
  readonly here: string;
}

/** Each request in one line: who, what, for whom, since which paragraph, and how it stands. */
export function DueList({ sittings, here }: DueListProps) {
  const { words } = useFrame();
  if (sittings.length === 0) return <p>{words.t("record-pages:due.none")}</p>;
  return sittings.map((sitting) => (
    <section key={`${sitting.organ} ${sitting.session} ${sitting.when}`} className="sitting wide">
      <h2>
        <SittingName sitting={sitting} />
      </h2>
      <div className="table-frame whole">
        <table className="table full due-table">
          <thead>
            <tr>
              <th scope="col">{words.t("record-pages:due.who")}</th>
              <th scope="col">{words.t("record-pages:due.what")}</th>
              <th scope="col">{words.t("record-pages:due.for-whom")}</th>
              <th scope="col">{words.t("record-pages:due.since")}</th>
              <th scope="col">{words.t("record-pages:due.state")}</th>
            </tr>
          </thead>
          <tbody>
            {sitting.lines.map((line) => (
              <Line key={line.id} line={line} sitting={sitting} here={here} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  ));
}

function SittingName({ sitting: { organ, session, when } }: { readonly sitting: Sitting }) {
  const { words, language } = useFrame();
  if (organ !== null && session !== null)
    return (
      <>
        <a href={dueAddress(language, { organ, session })}>
          {words.t("record-pages:due.of-session", {
            organ: words.t(`record-pages:organ.${organ}`),
            session,
          })}
        </a>
        {when !== null && <span className="quiet"> {partialDate(words, when)}</span>}
      </>
    );
  return when === null ? words.t("record-pages:due.undated") : when;
}

interface LineProps {
  readonly line: DueLine;
  readonly sitting: Sitting;
  readonly here: string;
}

function Line({ line, sitting, here }: LineProps) {
  const { words, language } = useFrame();
  const { id, addressee, form, recipient, symbol, paragraph, due, state, standing, text, basis, draft } =
    line;
  const number = /^op_(.+)$/.exec(paragraph)?.[1];
  // What the heading says is not said again.
  const { session: _session, sessions: _sessions, opens: _opens, ...besides } = due;
  const when = dueInWords(words, sitting.session === null ? due : besides);
  return (
    <tr id={id}>
      <th scope="row">
        <Source>{addressee.join("; ")}</Source>
      </th>
      <td>
        <span className="due-form">{words.t(`record:form.${form}`)}</span>
        {when.length > 0 && <span className="quiet">, {words.list(when)}</span>}
        {due.event !== undefined && (
          <span className="quiet">
            , <Source>{due.event}</Source>
          </span>
        )}
        <details className="due-text">
          <summary>
            <span className="due-snippet" {...sourceLanguage}>
              {text.length > 90 ? `${text.slice(0, text.lastIndexOf(" ", 90))} …` : text}
            </span>
          </summary>
          <p {...sourceLanguage}>{text}</p>
        </details>
      </td>
      <td>{recipient === null ? words.t("web:table.none") : <Source>{recipient}</Source>}</td>
      <td className="due-since">
        <a href={mandateAddress(language, id)}>
          <bdi dir="ltr">{symbol}</bdi>
          {number !== undefined && (
            <>
              {", "}
              {words.t("record-pages:due.paragraph", { number: paragraphNumber(number) })}
            </>
          )}
        </a>
        {draft && <span className="quiet"> {words.t("record-pages:due.draft")}</span>}
        {basis === "facts" && <span className="quiet"> {words.t("record-pages:list.facts")}</span>}
      </td>
      <td className="due-state">
        <State state={state} />
        {standing?.evidence && (
          <span className="quiet">
            {" "}
            <Evidence reference={standing.evidence} />
          </span>
        )}
        {standing?.note && <span className="quiet"> {standing.note}</span>}
        <PersonForm deed="record.state" className="form-column" inside={words.t("record-pages:due.change")}>
          <input type="hidden" name="mandate" value={id} />
          <input type="hidden" name="return" value={here} />
          <label htmlFor={`state ${id}`}>{words.t("record-pages:due.state")}</label>
          <select id={`state ${id}`} name="state" defaultValue={state}>
            {mandateStates.map((one) => (
              <option key={one} value={one}>
                {words.t(`record-pages:state.${one}`)}
              </option>
            ))}
          </select>
          <label htmlFor={`evidence ${id}`}>{words.t("record-pages:due.evidence")}</label>
          <input id={`evidence ${id}`} name="evidence" maxLength={300} autoComplete="off" dir="ltr" />
          <label htmlFor={`note ${id}`}>{words.t("record-pages:due.note")}</label>
          <input id={`note ${id}`} name="note" maxLength={1000} autoComplete="off" dir="auto" />
          <button type="submit" className="button">
            {words.t("record-pages:due.keep")}
          </button>
        </PersonForm>
      </td>
    </tr>
  );
}

/** `10.a.ii` as texts cite it: `10 (a) (ii)`. */
function paragraphNumber(id: string): string {
  const [first = "", ...parts] = id.split(".");
  return [first, ...parts.map((part) => `(${part})`)].join(" ");
}

/** What shows that a request was met: a paragraph leads to its document. */
function Evidence({ reference }: { readonly reference: string }) {
  const { language } = useFrame();
  const paragraph = /^corridor:paragraph\/([^#]+)(?:#(.+))?$/.exec(reference);
  const symbol = paragraph?.[1];
  if (symbol === undefined) return <bdi dir="ltr">{reference}</bdi>;
  const place = paragraph?.[2];
  return (
    <a href={documentAddress(language, decodeURIComponent(symbol), place ?? null)}>
      <bdi dir="ltr">
        {decodeURIComponent(symbol)}
        {place === undefined ? "" : `#${place}`}
      </bdi>
    </a>
  );
}
