import type { ReactNode } from "react";
import { useFrame } from "../../frame.ts";
import type { PastAct } from "../../pages/speakers/posted.ts";
import style from "../../styles/speakers.css?url";
import { type PageWay, PageWays } from "../page-ways.tsx";
import { Past } from "./past.tsx";

interface SpeakersPageProps {
  readonly meeting: string;
  readonly title: string;
  readonly ways: readonly PageWay[];
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
        <PageWays label={t("speakers:screen.label")} ways={ways} />
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
