import type { ReactNode } from "react";
import style from "../../styles/consultation.css?url";
import { type PageWay, PageWays } from "../page-ways.tsx";
import { RefusedLines } from "../refused-lines.tsx";

interface ConsultationPageProps {
  readonly title: string;
  readonly lede?: string;
  readonly ways?: readonly PageWay[];
  /** What came of the form that was sent, where it was not done. */
  readonly problems?: readonly string[] | undefined;
  readonly children: ReactNode;
}

/** Around every page of consultations: its own style sheet, which no other page loads; title, ways, and what was refused. */
export function ConsultationPage({ title, lede, ways = [], problems = [], children }: ConsultationPageProps) {
  return (
    <>
      <link rel="stylesheet" href={style} precedence="consultation" />
      <header className="prose">
        <h1>{title}</h1>
        {lede !== undefined && <p className="lede">{lede}</p>}
      </header>
      <PageWays label={title} ways={ways} />
      <RefusedLines className="prose" lines={problems} />
      {children}
    </>
  );
}
