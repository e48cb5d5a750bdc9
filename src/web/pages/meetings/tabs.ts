import { templates } from "../../../dialogue/meetings/templates.ts";
import type { Meeting } from "../../../dialogue/model.ts";
import type { Deed } from "../../../directory/rights.ts";
import type { Ask } from "../../ask.ts";
import type { PagePerson } from "../../context.ts";
import { meetingAddress } from "./addresses.ts";

/** The pages of one meeting, in the order in which work on it goes. */
interface Tab {
  /** The last part of the address; empty for the meeting's own page. */
  readonly part: string;
  /** Where its name stands in the catalogue. */
  readonly words: string;
  /** Shown to whoever may do one of these for somebody at least; null to everybody. */
  readonly deeds: readonly Deed[] | null;
  /** False where a meeting of the record has nothing to show there. */
  readonly ofRecord: boolean;
  /** Null where every kind of meeting has it. */
  readonly only?: (meeting: Meeting) => boolean;
}

const tabs = [
  { part: "", words: "meetings:tab.overview", deeds: null, ofRecord: true },
  { part: "plan", words: "meetings:tab.plan", deeds: ["meeting.follow"], ofRecord: false },
  { part: "programme", words: "programme:page.title", deeds: null, ofRecord: false },
  { part: "participation", words: "meetings:tab.participation", deeds: null, ofRecord: false },
  {
    part: "organizations",
    words: "meetings:tab.organizations",
    deeds: null,
    ofRecord: false,
    only: ({ kind }) => templates[kind].organizations,
  },
  {
    part: "speakers",
    words: "speakers:tab",
    deeds: null,
    ofRecord: false,
    only: ({ attribution }) => attribution === "attributed",
  },
  { part: "contributions", words: "contributions:list.title", deeds: null, ofRecord: false },
  { part: "round-tables", words: "round-tables:page.title", deeds: null, ofRecord: false },
  { part: "summary", words: "outcome:summary.title", deeds: null, ofRecord: false },
  { part: "outcome", words: "outcome:page.title", deeds: null, ofRecord: false },
] as const satisfies readonly Tab[];

export type TabPart = (typeof tabs)[number]["part"];

/** The tabs of a meeting for whoever asks; `here` is the one on which they are. */
export function tabsOf(
  { words, language }: Pick<Ask, "words" | "language">,
  meeting: Meeting,
  person: PagePerson | null,
  here: string,
) {
  return (tabs as readonly Tab[])
    .filter(({ deeds }) => deeds === null || deeds.some((deed) => person?.may(deed)))
    .filter(({ ofRecord }) => ofRecord || meeting.state !== "past")
    .filter(({ only }) => only === undefined || only(meeting))
    .map(({ part, words: key }) => ({
      words: words.t(key),
      to:
        part === ""
          ? meetingAddress(language, meeting.id)
          : `${meetingAddress(language, meeting.id)}/${part}`,
      here: part === here,
    }));
}
