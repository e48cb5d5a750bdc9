import type { MeetingService } from "../../../dialogue/meetings/service.ts";
import type { Meeting } from "../../../dialogue/model.ts";
import type { Deed } from "../../../directory/rights.ts";
import type { Actor } from "../../../kernel/actor.ts";
import type { Problem, Result } from "../../../kernel/problem.ts";
import { textIn } from "../../../kernel/texts.ts";
import type { Words } from "../../../kernel/words.ts";
import { worldAddress } from "../../addresses.ts";
import { refusal } from "../../answers.ts";
import { type Ask, ask } from "../../ask.ts";
import type { PagePerson } from "../../context.ts";
import type { Crumb } from "../../page.ts";
import { type PersonArguments, signedIn } from "../../signed.ts";
import { meetingAddress, meetingsAddress } from "./addresses.ts";
import { tabsOf } from "./tabs.ts";

/** What a loader of one meeting's pages works with. */
export interface MeetingAsk extends Ask {
  readonly meetings: MeetingService;
  readonly person: PagePerson | null;
  readonly actor: Actor;
  readonly id: string;
}

/** For everybody; what each may see, the services say. */
export function askMeeting(args: PersonArguments): MeetingAsk {
  const asked = ask(args);
  const { person } = args.context;
  return {
    ...asked,
    meetings: asked.services.meetings,
    person,
    actor: person?.actor ?? { kind: "visitor" },
    id: args.params.id ?? "",
  };
}

/** For whoever may do the deed; everyone else is led to sign in, or refused. */
export function askMeetingAs(
  args: PersonArguments,
  deed: Deed,
): MeetingAsk & { readonly person: PagePerson } {
  const { person } = signedIn(args, deed);
  return { ...askMeeting(args), person };
}

/** The value, or the error page. */
export function found<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  const denied = result.problems.some(({ code }) => code === "directory.not-allowed");
  throw refusal(denied ? 403 : 404, ...result.problems);
}

export function titleIn(
  { title, original }: Pick<Meeting, "title" | "original">,
  { language }: Words,
): string {
  return textIn(title, language, original).text;
}

/** A day of the calendar in words. */
export function dayInWords(day: string, words: Words): string {
  return words.date(`${day}T00:00:00Z`);
}

/** From when to when, in words; one day is said once. */
export function daysInWords({ opens, closes }: Pick<Meeting, "opens" | "closes">, words: Words): string {
  return words.days(opens, closes);
}

/** Where it stands: what was announced and has not begun is told apart. */
export function stateInWords(
  { state, announced }: Pick<Meeting, "state" | "announced">,
  words: Words,
): string {
  return words.t(`meetings:state.${state === "preparing" && announced !== null ? "announced" : state}`);
}

const dayFacts = new Set(["opens", "closes", "day", "until", "since"]);

/** Problems as sentences; days in words. */
export function said(problems: readonly Problem[], words: Words): readonly string[] {
  const inWords = (name: string, value: string | number) =>
    dayFacts.has(name) && /^\d{4}-\d{2}-\d{2}$/.test(String(value))
      ? dayInWords(String(value), words)
      : value;
  return problems.map((one) =>
    words.problem({
      ...one,
      facts: Object.fromEntries(
        Object.entries(one.facts).map(([name, value]) => [name, inWords(name, value)]),
      ),
    }),
  );
}

/** The way to a page within a meeting: its own name comes last, or, left out, the meeting's. */
export function crumbsOf(
  { words, language }: Pick<Ask, "words" | "language">,
  meeting: Pick<Meeting, "id" | "title" | "original">,
  here?: string,
): readonly Crumb[] {
  const title = titleIn(meeting, words);
  const before = [
    { words: words.t("web:foot.world"), to: worldAddress(language) },
    { words: words.t("meetings:list.title"), to: meetingsAddress(language) },
  ];
  if (here === undefined) return [...before, { words: title }];
  return [...before, { words: title, to: meetingAddress(language, meeting.id) }, { words: here }];
}

/** What {@link MeetingPage} shows around each page of a meeting. `here` is the tab's part of the address. */
export function frameOf(
  asked: Pick<MeetingAsk, "words" | "language" | "person">,
  meeting: Meeting,
  here: string,
) {
  return {
    meeting: titleIn(meeting, asked.words),
    when: daysInWords(meeting, asked.words),
    tabs: tabsOf(asked, meeting, asked.person, here),
  };
}
