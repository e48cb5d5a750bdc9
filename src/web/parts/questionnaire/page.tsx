import type { ReactNode } from "react";
import style from "../../styles/questionnaire.css?url";

interface QuestionnairePageProps {
  readonly title: string;
  readonly lede?: string;
  readonly ways?: readonly { readonly words: string; readonly to: string; readonly here: boolean }[];
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
      {ways.length > 0 && (
        <nav className="q-ways wide screen-only" aria-label={title}>
          <ul className="inline-list">
            {ways.map(({ words, to, here }) => (
              <li key={to}>
                <a href={to} aria-current={here ? "page" : undefined}>
                  {words}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {problems.length > 0 && (
        <div className="q-problems prose" role="alert">
          {problems.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      )}
      {children}
    </>
  );
}
