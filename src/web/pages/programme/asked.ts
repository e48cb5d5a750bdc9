import type { Meeting } from "../../../dialogue/model.ts";
import type { ProgrammeService } from "../../../dialogue/programme/service.ts";
import type { Problem, Result } from "../../../kernel/problem.ts";
import type { Words } from "../../../kernel/words.ts";
import { refusal } from "../../answers.ts";
import type { PersonArguments } from "../../signed.ts";

import { askMeeting, askMeetingAs, crumbsOf, type MeetingAsk, said } from "../meetings/asked.ts";
import { programmeAddress } from "./addresses.ts";

/** What a loader of a programme's pages works with. */
export interface ProgrammeAsk extends MeetingAsk {
  readonly programme: ProgrammeService;
}

/** For everybody. */
export function askProgramme(args: PersonArguments): ProgrammeAsk {
  const asked = askMeeting(args);
  return { ...asked, programme: asked.services.programme };
}

/** For whoever may see drafts, or, with `keep`, change them. */
export function askDraft(
  args: PersonArguments,
  deed: "meeting.follow" | "programme.keep" = "meeting.follow",
) {
  const asked = askMeetingAs(args, deed);
  return { ...asked, programme: asked.services.programme };
}

/** The way to a page of the programme: its own name comes last; left out, the programme's. */
export function crumbsIn(asked: MeetingAsk, meeting: Meeting, here?: string) {
  const { words, language } = asked;
  const name = words.t("programme:page.title");
  if (here === undefined) return crumbsOf(asked, meeting, name);
  return [
    ...crumbsOf(asked, meeting, name).slice(0, -1),
    { words: name, to: programmeAddress(language, meeting.id) },
    { words: here },
  ];
}

/** Throws the error page where the actor may not, or nothing is there; else gives what is wrong in sentences. */
export function refusedOr(result: Extract<Result<unknown>, { ok: false }>, words: Words): readonly string[] {
  const denied = result.problems.some(({ code }) => code === "directory.not-allowed");
  const gone = result.problems.some(
    ({ code }) => code === "meetings.unknown" || code === "programme.session-unknown",
  );
  if (denied || gone) throw refusal(denied ? 403 : 404, ...result.problems);
  return saidOf(result.problems, words);
}

/** Problems as sentences, days and codes in words. */
export function saidOf(problems: readonly Problem[], words: Words): readonly string[] {
  return said(problems, words);
}

/** A number of a query, where it is one. */
export function numberIn(text: string | null): number | undefined {
  return text !== null && /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}
