import type { KeptMandate } from "../../../record/keeping/model.ts";
import { useFrame } from "../../frame.ts";
import { dueAddress, mandateAddress } from "../../pages/record/addresses.ts";
import { dueInWords, partialDate } from "./due.ts";
import { State } from "./margin.tsx";
import { Source } from "./source-text.tsx";

export interface TimelineEntry {
  readonly symbol: string;
  readonly title: string | null;
  readonly date: string | null;
  /** Not adopted. */
  readonly draft: boolean;
  readonly basis: "text" | "facts" | "recalled";
  /** Null where it is only recalled by others. */
  readonly to: string | null;
  readonly official: string;
  readonly mandates: readonly KeptMandate[];
  /** Against the text before it. */
  readonly change: { readonly since: string; readonly said: string; readonly to: string } | null;
}

/** Documents one below the other along a line, each with what it asked for and by when, and what it changed. */
export function Timeline({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  const { words } = useFrame();
  return (
    <ol className="timeline wide">
      {entries.map((entry) => (
        <li key={entry.symbol} className={`timeline-entry timeline-${entry.basis}`}>
          <p className="timeline-when">{entry.date === null ? "" : partialDate(words, entry.date)}</p>
          <div className="timeline-body">
            <h2>
              {entry.to === null ? (
                <bdi dir="ltr">{entry.symbol}</bdi>
              ) : (
                <a href={entry.to}>
                  <bdi dir="ltr">{entry.symbol}</bdi>
                </a>
              )}
            </h2>
            {entry.draft && <p className="note">{words.t("record-pages:series.draft")}</p>}
            <Known entry={entry} />
            <Asked mandates={entry.mandates} />
            {entry.change && (
              <p className="note">
                <a href={entry.change.to}>
                  {words.t("record-pages:series.since", { symbol: entry.change.since })}
                </a>{" "}
                {entry.change.said}
              </p>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

function Known({ entry: { basis, official } }: { readonly entry: TimelineEntry }) {
  const { t } = useFrame().words;
  if (basis === "text") return null;
  return (
    <p className="note">
      {t(basis === "facts" ? "record-pages:series.facts" : "record-pages:series.recalled")}{" "}
      {basis === "recalled" && <bdi dir="ltr">{official}</bdi>}
    </p>
  );
}

/** What was asked for with a time; what has none is counted. */
function Asked({ mandates }: { readonly mandates: readonly KeptMandate[] }) {
  const { words, language } = useFrame();
  const timed = mandates.filter(({ due }) => Object.keys(due).length > 0);
  const others = mandates.length - timed.length;
  if (mandates.length === 0) return null;
  return (
    <ul className="timeline-asks">
      {timed.map((mandate) => {
        const { id, addressee, form, due, state } = mandate;
        const when = dueInWords(words, due);
        return (
          <li key={id}>
            <a href={mandateAddress(language, id)}>
              {words.t(`record:form.${form}`)} · <Source>{addressee.join("; ")}</Source>
            </a>
            {when.length > 0 && ", "}
            {when.length > 0 &&
              (due.session === undefined ? (
                <span>{words.list(when)}</span>
              ) : (
                <a href={dueAddress(language, { session: due.session, organ: due.organ })}>
                  {words.list(when)}
                </a>
              ))}
            {due.event !== undefined && <Source className="quiet"> {due.event}</Source>}{" "}
            <span className="quiet">
              <State state={state} />
            </span>
          </li>
        );
      })}
      {others > 0 && <li className="quiet">{words.t("record-pages:series.others", { count: others })}</li>}
    </ul>
  );
}
