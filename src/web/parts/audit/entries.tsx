import { useFrame } from "../../frame.ts";

export interface ShownEntry {
  readonly number: number;
  /** An instant in ISO 8601. */
  readonly at: string;
  readonly actor: string;
  readonly who: string;
  readonly what: string;
  readonly detail: string;
  readonly hash: string;
  /** The page of all that was done to the same. */
  readonly same: string;
}

interface AuditEntriesProps {
  readonly entries: readonly ShownEntry[];
  readonly count: string;
  readonly newer: string | null;
  readonly older: string | null;
}

/** Entries of the log as a table that prints, each with its details folded away. */
export function AuditEntries({ entries, count, newer, older }: AuditEntriesProps) {
  const { t, date } = useFrame().words;
  if (entries.length === 0) return <p className="prose">{t("audit:page.none")}</p>;
  return (
    <div className="wide">
      <p className="note">{count}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
      <section className="table-frame whole" aria-label={t("audit:page.title")} tabIndex={0}>
        <table className="table full audit-entries">
          <thead>
            <tr>
              {(["number", "at", "who", "what"] as const).map((key) => (
                <th key={key} scope="col" className={key === "number" ? "numeric" : undefined}>
                  {t(`audit:column.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <tr key={entry.number} id={`e${entry.number}`}>
                <th scope="row" className="numeric">
                  {entry.number}
                </th>
                <td>
                  <time dateTime={entry.at}>
                    {date(entry.at, { dateStyle: "medium", timeStyle: "medium", timeZone: "UTC" })}
                  </time>
                </td>
                <td title={entry.actor}>
                  <bdi>{entry.who}</bdi>
                </td>
                <td>
                  <bdi>{entry.what}</bdi>
                  <details className="screen-only">
                    <summary>{t("audit:page.details")}</summary>
                    {entry.detail !== "{}" && (
                      <pre dir="ltr">
                        <code>{entry.detail}</code>
                      </pre>
                    )}
                    <p>
                      <code className="hash" dir="ltr">
                        {entry.hash}
                      </code>
                    </p>
                    <p>
                      <a href={entry.same}>{t("audit:page.same-subject")}</a>
                    </p>
                  </details>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {(newer ?? older) !== null && (
        <nav className="pager screen-only" aria-label={t("audit:page.pages")}>
          {newer !== null && (
            <a href={newer} rel="prev">
              {t("audit:page.newer")}
            </a>
          )}
          {older !== null && (
            <a href={older} rel="next">
              {t("audit:page.older")}
            </a>
          )}
        </nav>
      )}
    </div>
  );
}
