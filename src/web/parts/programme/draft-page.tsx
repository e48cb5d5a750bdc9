import type { ComponentProps } from "react";
import { useFrame } from "../../frame.ts";
import style from "../../styles/programme.css?url";
import { MeetingPage } from "../meetings/meeting-page.tsx";
import { type PageWay, PageWays } from "../page-ways.tsx";

interface DraftPageProps extends ComponentProps<typeof MeetingPage> {
  readonly ways: readonly PageWay[];
}

/** Around every page on which the draft of a programme is worked on: within the frame of a meeting, the ways between these pages. */
export function DraftPage({ ways, problems, done, children, ...page }: DraftPageProps) {
  const { t } = useFrame().words;
  return (
    <>
      <link rel="stylesheet" href={style} precedence="programme" />
      <MeetingPage {...page} problems={problems} done={problems === undefined ? done : null}>
        <PageWays label={t("programme:way.label")} ways={ways} />
        {children}
      </MeetingPage>
    </>
  );
}
