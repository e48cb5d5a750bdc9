import { type Language, languages } from "../../kernel/language.ts";
import { type Text, type TextShown, textIn } from "../../kernel/texts.ts";
import { type Words, words } from "../../kernel/words.ts";
import { instantsOf, offsetWords, wallAt } from "./clock.ts";
import {
  type Participant,
  type Programme,
  type ProgrammeFrame,
  type ProgrammeSession,
  type SessionRole,
  sessionRoles,
} from "./model.ts";

/** How a programme is said: days, times, rooms and people in words of a language. */

/** A day in words: “Thursday 14 September 2006”. */
export function dayWords(day: string, { date }: Words): string {
  return date(`${day}T00:00:00Z`, {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
}

/** The day on which a session begins, at the place of the meeting. */
export function dayOf({ begins }: Pick<ProgrammeSession, "begins">, zone: string): string {
  return wallAt(Date.parse(begins), zone).day;
}

/** “10:00–13:00”, by the clock at the place; the day is said where it ends on another, the offset where the clock shows the time twice. */
export function timeWords(
  { begins, ends }: Pick<ProgrammeSession, "begins" | "ends">,
  zone: string,
  { t, ...rest }: Words,
): string {
  const [from, to] = [Date.parse(begins), Date.parse(ends)];
  const [start, end] = [wallAt(from, zone), wallAt(to, zone)];
  const span = t("programme:time.span", { from: clockWords(from, zone), to: clockWords(to, zone) });
  return start.day === end.day
    ? span
    : t("programme:time.until-day", { span, day: dayWords(end.day, { t, ...rest }) });
}

/** A time of day; with its offset where the clock shows it twice. */
export function clockWords(instant: number, zone: string): string {
  const wall = wallAt(instant, zone);
  return instantsOf(wall, zone).length > 1 ? `${wall.time} (${offsetWords(instant, zone)})` : wall.time;
}

/** The title of a session; what has only its kind's name in other languages keeps it. */
export function titleWords(
  { title }: Pick<ProgrammeSession, "title">,
  language: Language,
  original: Language,
): TextShown {
  return textIn(title, language, original);
}

/** The name of a room, null where a session has none. */
export function roomWords(
  { room }: Pick<ProgrammeSession, "room">,
  { rooms }: Pick<ProgrammeFrame, "rooms">,
  language: Language,
  original: Language,
): TextShown | null {
  const found = rooms.find(({ id }) => id === room);
  return found ? textIn(found.name, language, original) : null;
}

/** Those of one role, with the word for it: “Co-chairs” where there are two. */
export interface RoleSaid {
  readonly role: SessionRole;
  readonly label: string;
  readonly people: readonly Participant[];
}

/** The people of a session by role, in the order of the roles and then as they stand. */
export function peopleByRole(people: readonly Participant[], { t }: Words): readonly RoleSaid[] {
  return sessionRoles.flatMap((role) => {
    const own = people.filter((one) => one.role === role);
    return own.length === 0
      ? []
      : [{ role, label: t(`programme:role.${role}`, { count: own.length }), people: own }];
  });
}

/** A text in all six languages from the words of the house, for what a template begins with. */
export function textFrom(key: string, facts: Readonly<Record<string, unknown>> = {}): Text {
  return Object.fromEntries(languages.map((one) => [one, words(one).t(key, facts)]));
}

/** A change of the clocks while a meeting lasts. */
export interface ClockChange {
  /** The day on which it happens. */
  readonly day: string;
  /** Minutes by which clocks are set forward; negative where they are set back. */
  readonly minutes: number;
  /** What the clock shows before and after it. */
  readonly from: string;
  readonly to: string;
}

/** The changes of the clocks in a zone between two days, both included. */
export function clockChanges(zone: string, first: string, last: string): readonly ClockChange[] {
  const found: ClockChange[] = [];
  const hour = 3_600_000;
  const offset = (at: number) => Date.parse(`${wallAt(at, zone).day}T${wallAt(at, zone).time}:00Z`) - at;
  const end = Date.parse(`${last}T00:00:00Z`) + 38 * hour;
  for (let at = Date.parse(`${first}T00:00:00Z`) - 14 * hour; at < end; at += hour) {
    const [before, after] = [offset(at), offset(at + hour)];
    if (before === after) continue;
    let [low, high] = [at, at + hour];
    while (high - low > 60_000) {
      const middle = low + Math.floor((high - low) / 120_000) * 60_000;
      if (offset(middle) === before) low = middle;
      else high = middle;
    }
    const shown = new Date(high + before).toISOString();
    const { day, time: to } = wallAt(high, zone);
    if (day >= first && day <= last)
      found.push({ day, minutes: (after - before) / 60_000, from: shown.slice(11, 16), to });
  }
  return found;
}

/** The days on which a programme has sessions, with these. */
export function byDay<T extends Pick<ProgrammeSession, "begins">>(
  sessions: readonly T[],
  zone: string,
): readonly { readonly day: string; readonly sessions: readonly T[] }[] {
  const days = new Map<string, T[]>();
  for (const session of sessions) {
    const day = dayOf(session, zone);
    days.set(day, [...(days.get(day) ?? []), session]);
  }
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, own]) => ({ day, sessions: own }));
}

/** How many texts of a programme are not written in a language. */
export function missingIn({ rooms, segments, sessions }: Programme, language: Language): number {
  const texts = [
    ...rooms.map(({ name }) => name),
    ...segments.map(({ title }) => title),
    ...sessions.flatMap(({ title, theme, note, questions, people, documents }) => [
      title,
      ...[theme, note].filter((one) => one !== null),
      ...questions,
      ...people.flatMap(({ post }) => (post === null ? [] : [post])),
      ...documents.map((one) => one.title),
    ]),
  ];
  return texts.filter((text) => !text[language]?.trim()).length;
}
