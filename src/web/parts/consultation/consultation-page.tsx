import type { ReactNode } from "react";
import style from "../../styles/consultation.css?url";

interface ConsultationPageProps {
  readonly title: string;
  readonly lede?: string;
  readonly ways?: readonly { readonly words: string; readonly to: string; readonly here: boolean }[];
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
      {ways.length > 0 && (
        <nav className="consultation-ways wide screen-only" aria-label={title}>
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
        <div className="prose" role="alert">
          {problems.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      )}
      {children}
    </>
  );
}
