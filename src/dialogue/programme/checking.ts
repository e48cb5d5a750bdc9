import { type Language, languages } from "../../kernel/language.ts";
import { failed, ok, type Problem, problem, type Result } from "../../kernel/problem.ts";
import type { Text } from "../../kernel/texts.ts";
import type { Meeting } from "../model.ts";
import type { When } from "./asked-of.ts";
import { instantOf } from "./clock.ts";
import type { ProgrammeFrame, ProgrammeSession } from "./model.ts";

/** Hours that a session may last; beyond them a day was mistyped. */
const longestHours = 24;
/** Days before the opening and after the close on which a meeting may still have sessions: hearings and briefings. */
const daysAround = 31;

/**
 * The instants between which a session is held. Problems: those of `instantOf`; `programme.ends-first` (facts: begins, ends),
 * `programme.too-long` (facts: hours), `programme.day-far` (facts: day, opens, closes).
 */
export function spanOf(
  { day, begins, ends, endsDay, fold }: When,
  { zone, opens, closes }: Pick<Meeting, "zone" | "opens" | "closes">,
): Result<{ readonly begins: string; readonly ends: string }> {
  const from = instantOf({ day, time: begins }, zone, fold);
  if (!from.ok) return from;
  const to = endOf({ day: endsDay ?? day, time: ends }, zone, from.value, fold);
  if (!to.ok) return to;
  if (to.value <= from.value) return failed(problem("programme.ends-first", { begins, ends }));
  if (to.value - from.value > longestHours * 3_600_000)
    return failed(problem("programme.too-long", { hours: longestHours }));
  const far = daysAround * 86_400_000;
  if (
    from.value < Date.parse(`${opens}T00:00:00Z`) - far ||
    from.value > Date.parse(`${closes}T00:00:00Z`) + far
  )
    return failed(problem("programme.day-far", { day, opens, closes }));
  return ok({ begins: new Date(from.value).toISOString(), ends: new Date(to.value).toISOString() });
}

/** An end that a clock shows twice is the first that comes after the beginning, unless it is said. */
function endOf(
  wall: { readonly day: string; readonly time: string },
  zone: string,
  from: number,
  fold: When["fold"],
) {
  if (fold !== undefined) return instantOf(wall, zone, fold);
  const first = instantOf(wall, zone, "first");
  return first.ok && first.value <= from ? instantOf(wall, zone, "second") : first;
}

/** The languages in which a text is not yet written. */
export function untranslated(text: Text | null): readonly Language[] {
  return text === null ? [] : languages.filter((one) => !text[one]?.trim());
}

/** What is wrong with a session in its frame: `programme.untitled`, `programme.room-unknown`, `programme.segment-unknown`, `programme.party-unknown`. */
export function sessionProblems(
  { title, room, segment, people }: Pick<ProgrammeSession, "title" | "room" | "segment" | "people">,
  frame: Pick<ProgrammeFrame, "rooms" | "segments">,
  parties: ReadonlySet<string>,
): readonly Problem[] {
  const found: Problem[] = [];
  if (!languages.some((one) => title[one]?.trim())) found.push(problem("programme.untitled"));
  if (room !== null && !frame.rooms.some(({ id }) => id === room))
    found.push(problem("programme.room-unknown", { room }));
  if (segment !== null && !frame.segments.some(({ id }) => id === segment))
    found.push(problem("programme.segment-unknown", { segment }));
  for (const { party } of people)
    if (party !== null && !parties.has(party)) found.push(problem("programme.party-unknown", { party }));
  return found;
}
