import type { ComponentProps } from "react";
import style from "../../styles/said.css?url";
import { MeetingPage } from "../meetings/meeting-page.tsx";

/** Around every page of what is said in meetings: their own style sheet within the frame of a meeting. */
export function SaidPage(props: ComponentProps<typeof MeetingPage>) {
  return (
    <>
      <link rel="stylesheet" href={style} precedence="said" />
      <MeetingPage {...props} />
    </>
  );
}
