import type { ReactNode } from "react";
import style from "../../styles/report.css?url";
import { type PageWay, PageWays } from "../page-ways.tsx";
import { RefusedLines } from "../refused-lines.tsx";

interface ReportPageProps {
  readonly title: string;
  /** The language of the title, where it is another than the page's. */
  readonly titleIn?: string | undefined;
  readonly kind?: string;
  readonly lede?: string | undefined;
  readonly ways?: readonly PageWay[];
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
      <PageWays label={title} ways={ways} />
      <RefusedLines className="wide" lines={problems} />
      {children}
    </>
  );
}
