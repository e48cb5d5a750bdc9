import { type LoaderFunctionArgs, useLoaderData } from "react-router";
import { textIn } from "../../../kernel/texts.ts";
import type { PageData } from "../../page.ts";
import { Facts } from "../../parts/facts.tsx";
import { MeetingPage } from "../../parts/meetings/meeting-page.tsx";
import { meetingAddress } from "./addresses.ts";
import { askMeeting, crumbsOf, daysInWords, found, frameOf, stateInWords, titleIn } from "./asked.ts";

/** What of the query this page reads. */
export const handle = { query: [] };

/** A meeting: what it is for, when and where, and the way to all that belongs to it. */
export async function loader(args: LoaderFunctionArgs) {
  const asked = askMeeting(args);
  const { words, language, meetings, actor, id } = asked;
  const meeting = found(await meetings.one(actor, id));
  const when = daysInWords(meeting, words);
  const place = meeting.place && textIn(meeting.place, language, meeting.original).text;
  return {
    head: {
      title: titleIn(meeting, words),
      description: place === null ? when : words.t("meetings:list.where", { days: when, place }),
      canonical: meetingAddress(language, id),
      crumbs: crumbsOf(asked, meeting),
      sources: [],
    },
    frame: frameOf(asked, meeting, ""),
    facts: [
      [words.t("meetings:one.kind"), words.t(`meetings:kind.${meeting.kind}`)],
      [words.t("meetings:one.state"), stateInWords(meeting, words)],
    ] as (readonly [string, string])[],
  } satisfies PageData & Record<string, unknown>;
}

export default function OneMeeting() {
  const { head, frame, facts } = useLoaderData<typeof loader>();
  return (
    <MeetingPage title={head.title} lede={head.description} frame={frame}>
      <div className="prose">
        <Facts facts={facts} />
      </div>
    </MeetingPage>
  );
}
