import type { ReactNode } from "react";
import { useFrame } from "../../frame.ts";
import type { PastAct } from "../../pages/speakers/posted.ts";
import style from "../../styles/speakers.css?url";
import { Past } from "./past.tsx";

interface SpeakersPageProps {
  readonly meeting: string;
  readonly title: string;
  readonly ways: readonly { readonly words: string; readonly to: string; readonly here: boolean }[];
  /** What came of the form that was sent, where it was not done. */
  readonly undone?: { readonly said: readonly string[]; readonly happened: readonly PastAct[] } | undefined;
  readonly children: ReactNode;
}

/** Around every page of a speakers' list but the hall's: its style sheet, which no other page loads; the screens; what was refused. */
export function SpeakersPage({ meeting, title, ways, undone, children }: SpeakersPageProps) {
  const { t } = useFrame().words;
  return (
    <>
      <link rel="stylesheet" href={style} precedence="speakers" />
      <header className="wide speakers-head">
        <p className="speakers-over">
          <bdi>{meeting}</bdi>
        </p>
        <h1>{title}</h1>
        <nav className="screen-only" aria-label={t("speakers:screen.label")}>
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
      </header>
      <div className="wide" data-part="undone">
        {undone && (
          <div className="speakers-undone" role="alert">
            {undone.said.map((line) => (
              <p key={line}>{line}</p>
            ))}
            {undone.happened.length > 0 && <Past acts={undone.happened} />}
          </div>
        )}
      </div>
      {children}
    </>
  );
}
