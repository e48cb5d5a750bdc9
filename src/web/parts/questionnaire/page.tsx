import type { ReactNode } from "react";
import style from "../../styles/questionnaire.css?url";
import { type PageWay, PageWays } from "../page-ways.tsx";
import { RefusedLines } from "../refused-lines.tsx";

interface QuestionnairePageProps {
  readonly title: string;
  readonly lede?: string;
  readonly ways?: readonly PageWay[];
  /** What came of the form that was sent, where it was not done. */
  readonly problems?: readonly string[] | undefined;
  /** True where what is printed has its own title. */
  readonly quietOnPaper?: boolean;
  readonly children: ReactNode;
}

/** Around every page of questionnaires: its own style sheet, which no other page loads; title, ways, and what was refused. */
export function QuestionnairePage({
  title,
  lede,
  ways = [],
  problems = [],
  quietOnPaper = false,
  children,
}: QuestionnairePageProps) {
  return (
    <>
      <link rel="stylesheet" href={style} precedence="questionnaire" />
      <header className={quietOnPaper ? "prose screen-only" : "prose"}>
        <h1 dir="auto">{title}</h1>
        {lede !== undefined && <p className="lede">{lede}</p>}
      </header>
      <PageWays label={title} ways={ways} />
      <RefusedLines className="prose" lines={problems} />
      {children}
    </>
  );
}
