import { type Language, languages } from "../../../kernel/language.ts";
import { words } from "../../../kernel/words.ts";
import type { Meeting } from "../../model.ts";
import { offsetWords, wallAt } from "../clock.ts";
import type { Participant, Programme, ProgrammeSession } from "../model.ts";
import { clockWords } from "../saying.ts";
import { type Column, columnKey, plainColumns, type TextColumn, textColumns } from "./columns.ts";

/** A line of the table: what stands in each column, by its key. */
export type Line = Readonly<Record<string, string>>;

/** The columns of a programme's table: texts in each language that one of them is written in, the meeting's own first. */
export function columnsFor({ sessions }: Pick<Programme, "sessions">, original: Language): readonly Column[] {
  const order = [original, ...languages.filter((one) => one !== original)];
  const written = (name: TextColumn, language: Language) =>
    language === original || sessions.some((session) => textCell(session, name, language) !== "");
  const texts = textColumns.flatMap((name) =>
    order.filter((language) => written(name, language)).map((language) => ({ name, language })),
  );
  const [titles, others] = [
    texts.filter(({ name }) => name === "title"),
    texts.filter(({ name }) => name !== "title"),
  ];
  const [first, second, ...rest] = plainColumns.map((name) => ({ name, language: null }));
  return [first, second, ...titles, ...rest, ...others].filter((one) => one !== undefined);
}

/** A session as a line, in a language. */
export function lineOf(
  session: ProgrammeSession,
  frame: Pick<Programme, "rooms" | "segments">,
  { zone, original }: Pick<Meeting, "zone" | "original">,
  language: Language,
): Line {
  const { t } = words(language);
  const [from, to] = [Date.parse(session.begins), Date.parse(session.ends)];
  const [start, end] = [wallAt(from, zone), wallAt(to, zone)];
  const named = (
    all: readonly { readonly id: string }[],
    id: string | null,
    text: (one: number) => string,
  ) => {
    const at = all.findIndex((one) => one.id === id);
    return at < 0 ? "" : text(at);
  };
  const own = (text: Readonly<Partial<Record<Language, string>>> | undefined) =>
    text?.[language] ?? text?.[original] ?? Object.values(text ?? {})[0] ?? "";
  return {
    session: session.id,
    kind: t(`programme:kind.${session.kind}`),
    day: start.day,
    begins: cellTime(from, zone),
    ends: end.day === start.day ? cellTime(to, zone) : `${end.day} ${cellTime(to, zone)}`,
    room: named(frame.rooms, session.room, (at) => own(frame.rooms[at]?.name)),
    segment: named(frame.segments, session.segment, (at) => own(frame.segments[at]?.title)),
    people: session.people.map((one) => personLine(one, language, original)).join("\n"),
    attendance: t(`programme:attendance-name.${session.attendance}`),
    ...Object.fromEntries(
      textColumns.flatMap((name) =>
        languages.map((one) => [columnKey({ name, language: one }), textCell(session, name, one)]),
      ),
    ),
  };
}

/** `14:30`; where the clock shows it twice, `01:30-05:00`. */
function cellTime(instant: number, zone: string): string {
  const { time } = wallAt(instant, zone);
  return clockWords(instant, zone) === time ? time : `${time}${offsetWords(instant, zone)}`;
}

/** What a text column says of a session in a language: a line for each question, an empty one for what is not translated. */
export function textCell(session: ProgrammeSession, name: TextColumn, language: Language): string {
  if (name !== "questions") return session[name]?.[language] ?? "";
  const lines = session.questions.map((question) => (question[language] ?? "").replace(/\s*\n\s*/g, " "));
  return lines.every((line) => line === "") ? "" : lines.join("\n");
}

/** `Chair: Ms. A. Example | Minister of Labour | PHL`. */
export function personLine(
  { role, name, post, party }: Participant,
  language: Language,
  original: Language,
): string {
  const plain = (text: string) => text.replace(/[|\n]/g, "/").trim();
  const own = post && (post[language] ?? post[original] ?? Object.values(post)[0]);
  const parts = [
    plain(name),
    ...(own ? [plain(own)] : party === null ? [] : [""]),
    ...(party === null ? [] : [party]),
  ];
  return `${words(language).t(`programme:role-name.${role}`)}: ${parts.join(" | ")}`;
}
