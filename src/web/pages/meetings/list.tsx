import { type LoaderFunctionArgs, useLoaderData } from "react-router";
import { dayIn } from "../../../dialogue/meetings/days.ts";
import type { Meeting } from "../../../dialogue/model.ts";
import { textIn } from "../../../kernel/texts.ts";
import type { Words } from "../../../kernel/words.ts";
import { worldAddress } from "../../addresses.ts";
import { useFrame } from "../../frame.ts";
import type { PageData } from "../../page.ts";
import { MeetingList } from "../../parts/meetings/meeting-list.tsx";
import { MeetingPage } from "../../parts/meetings/meeting-page.tsx";
import { meetingAddress, meetingsAddress, newMeetingAddress } from "./addresses.ts";
import { askMeeting, daysInWords, stateInWords, titleIn } from "./asked.ts";

/** What of the query this page reads. */
export const handle = { query: [] };

/** Every meeting: what is coming or in session, and what was held, of the record too. */
export async function loader(args: LoaderFunctionArgs) {
  const { words, language, meetings, actor, person, services } = askMeeting(args);
  const title = words.t("meetings:list.title");
  const all = await meetings.list(actor);
  const isOver = (one: Meeting) =>
    one.state === "past" || one.state === "closed" || one.closes < dayIn(one.zone, services.now());
  return {
    head: {
      title,
      description: words.t("meetings:list.lede"),
      canonical: meetingsAddress(language),
      crumbs: [{ words: words.t("web:foot.world"), to: worldAddress(language) }, { words: title }],
      sources: [],
    },
    mayKeep: person?.may("meeting.keep") ?? false,
    // The next to open comes first, of those held the last.
    coming: all
      .filter((one) => !isOver(one))
      .toReversed()
      .map((one) => line(one, words)),
    held: all.filter(isOver).map((one) => line(one, words)),
  } satisfies PageData & Record<string, unknown>;
}

/** A meeting as a list shows it. */
function line(meeting: Meeting, words: Words) {
  return {
    id: meeting.id as string,
    title: titleIn(meeting, words),
    to: meetingAddress(words.language, meeting.id),
    when: daysInWords(meeting, words),
    where: meeting.place && textIn(meeting.place, words.language, meeting.original).text,
    state: meeting.state === "past" ? null : stateInWords(meeting, words),
  };
}

export default function Meetings() {
  const { words, language } = useFrame();
  const { head, mayKeep, coming, held } = useLoaderData<typeof loader>();
  return (
    <MeetingPage title={head.title} lede={head.description}>
      {mayKeep && (
        <p className="prose screen-only">
          <a className="button" href={newMeetingAddress(language)}>
            {words.t("meetings:list.new")}
          </a>
        </p>
      )}
      <MeetingList
        name={words.t("meetings:list.coming")}
        none={words.t("meetings:list.none-coming")}
        meetings={coming}
      />
      <MeetingList
        name={words.t("meetings:list.held")}
        none={words.t("meetings:list.none-held")}
        meetings={held}
      />
    </MeetingPage>
  );
}
