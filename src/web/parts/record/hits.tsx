import { useFrame } from "../../frame.ts";
import { partialDate } from "./due.ts";
import { sourceLanguage } from "./source-text.tsx";

export interface ShownHit {
  readonly to: string;
  readonly symbol: string;
  readonly title: string | null;
  readonly date: string | null;
  readonly kind: string;
  readonly number: string | null;
  readonly text: string;
  /** What matches: from, to, in UTF-16 units. */
  readonly marks: readonly (readonly [number, number])[];
}

interface HitsProps {
  readonly q: string;
  readonly found: {
    readonly total: number;
    readonly more: boolean;
    readonly hits: readonly ShownHit[];
    readonly earlier: string | null;
    readonly later: string | null;
  };
}

/** The paragraphs that a search found, the words marked. */
export function Hits({ q, found: { total, more, hits, earlier, later } }: HitsProps) {
  const { words } = useFrame();
  if (hits.length === 0)
    return (
      <section className="prose">
        <p className="lede">{words.t("record-pages:search.none", { q })}</p>
        <p>{words.t("record-pages:search.how")}</p>
      </section>
    );
  return (
    <section className="found">
      <p className="note">
        {words.t(more ? "record-pages:search.more" : "record-pages:search.count", {
          count: total,
          n: words.number(total),
        })}
      </p>
      <ol className="hits">
        {hits.map((hit) => (
          <li key={hit.to}>
            <p>
              <a href={hit.to}>
                <bdi dir="ltr">{hit.symbol}</bdi>
                {hit.number !== null &&
                  `, ${words.t("record-pages:search.paragraph", { number: hit.number })}`}
                {hit.number === null &&
                  hit.kind === "preambular" &&
                  `, ${words.t("record-pages:search.preamble")}`}
              </a>{" "}
              <span className="note">{hit.date === null ? "" : partialDate(words, hit.date)}</span>
            </p>
            <p className="hit-text" {...sourceLanguage}>
              <Marked text={hit.text} marks={hit.marks} />
            </p>
          </li>
        ))}
      </ol>
      {(earlier ?? later) !== null && (
        <nav className="pager" aria-label={words.t("record-pages:search.pages")}>
          {earlier !== null && (
            <a href={earlier} rel="prev">
              {words.t("record-pages:search.earlier")}
            </a>
          )}
          {later !== null && (
            <a href={later} rel="next">
              {words.t("record-pages:search.later")}
            </a>
          )}
        </nav>
      )}
    </section>
  );
}

/** Around so many characters of what matches are shown, in a long paragraph. */
const context = 160;

/** A text with its marks; of a long one the part around the first. */
function Marked({ text, marks }: Pick<ShownHit, "text" | "marks">) {
  const sorted = [...marks].sort((a, b) => a[0] - b[0]);
  const first = sorted[0]?.[0] ?? 0;
  const last = Math.min(sorted.at(-1)?.[1] ?? 0, first + 2 * context);
  const begin = first <= context ? 0 : text.lastIndexOf(" ", first - context) + 1;
  const after = last + context;
  const end = after >= text.length ? text.length : Math.max(text.lastIndexOf(" ", after), last);
  const parts: React.ReactNode[] = begin > 0 ? ["… "] : [];
  let at = begin;
  for (const [from, to] of sorted) {
    if (from < at || to > end) continue;
    parts.push(text.slice(at, from), <mark key={from}>{text.slice(from, to)}</mark>);
    at = to;
  }
  parts.push(text.slice(at, end));
  if (end < text.length) parts.push(" …");
  return parts;
}
