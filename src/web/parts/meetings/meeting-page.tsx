import type { ReactNode } from "react";
import { useFrame } from "../../frame.ts";
import style from "../../styles/meetings.css?url";
import { type PageWay, PageWays } from "../page-ways.tsx";
import { RefusedLines } from "../refused-lines.tsx";

interface MeetingPageProps {
  /** The name of the page; on the meeting's own page its title. */
  readonly title: string;
  readonly lede?: string | undefined;
  /** From `frameOf` in `pages/meetings/asked.ts`; left out on pages that are not about one meeting. */
  readonly frame?: {
    readonly meeting: string;
    readonly when: string;
    readonly tabs: readonly PageWay[];
  };
  /** What came of the form that was sent, where it was not done. */
  readonly problems?: readonly string[] | undefined;
  /** What was done before the page was shown again. */
  readonly done?: string | null | undefined;
  readonly children: ReactNode;
}

/**
 * Around every page of meetings: their style sheet, which no other page loads; the meeting's name above the page's own; its pages as links; what was
 * done, or refused.
 */
export function MeetingPage({ title, lede, frame, problems = [], done = null, children }: MeetingPageProps) {
  const { t } = useFrame().words;
  return (
    <>
      <link rel="stylesheet" href={style} precedence="meetings" />
      <header className="prose meeting-head">
        {frame !== undefined && frame.meeting !== title && (
          <p className="meeting-over">
            <bdi>{frame.meeting}</bdi> <span className="note">{frame.when}</span>
          </p>
        )}
        <h1>{title}</h1>
        {lede !== undefined && <p className="lede">{lede}</p>}
      </header>
      {frame !== undefined && frame.tabs.length > 1 && (
        <PageWays label={t("meetings:tab.label")} ways={frame.tabs} />
      )}
      <RefusedLines className="prose" lines={problems} />
      {done !== null && (
        <p className="prose" role="status">
          {done}
        </p>
      )}
      {children}
    </>
  );
}
