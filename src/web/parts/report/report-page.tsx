import type { ReactNode } from "react";
import style from "../../styles/report.css?url";

/** A page about one report, among its others. */
export interface ReportWay {
  readonly words: string;
  readonly to: string;
  readonly here: boolean;
}

interface ReportPageProps {
  readonly title: string;
  /** The language of the title, where it is another than the page's. */
  readonly titleIn?: string | undefined;
  readonly kind?: string;
  readonly lede?: string | undefined;
  readonly ways?: readonly ReportWay[];
  /** What came of the form that was sent, where it was not done. */
  readonly problems?: readonly string[] | undefined;
  /** What stands above the title. */
  readonly before?: ReactNode;
  readonly children: ReactNode;
}

/** Around every page of reports: its own style sheet, which no other page loads; title, ways, and what was refused. */
export function ReportPage({
  title,
  titleIn,
  kind,
  lede,
  ways = [],
  problems = [],
  before,
  children,
}: ReportPageProps) {
  return (
    <>
      <link rel="stylesheet" href={style} precedence="report" />
      <header className="wide re-head">
        {before}
        {kind !== undefined && <p className="kind">{kind}</p>}
        <h1 dir="auto" lang={titleIn}>
          {title}
        </h1>
        {lede !== undefined && <p className="lede">{lede}</p>}
      </header>
      <ReportWays title={title} ways={ways} />
      {problems.length > 0 && (
        <div className="re-told wide" role="alert">
          {problems.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      )}
      {children}
    </>
  );
}

/** The pages about one report, as links. */
export function ReportWays({ title, ways }: { readonly title: string; readonly ways: readonly ReportWay[] }) {
  if (ways.length === 0) return null;
  return (
    <nav className="re-ways wide screen-only" aria-label={title}>
      <ul>
        {ways.map(({ words, to, here }) => (
          <li key={to}>
            <a href={to} aria-current={here ? "page" : undefined}>
              {words}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
