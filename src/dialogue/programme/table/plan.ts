import { type Language, languages } from "../../../kernel/language.ts";
import { type Place, type Problem, problem } from "../../../kernel/problem.ts";
import { spellingKey } from "../../../kernel/territory/spelling.ts";
import type { Text } from "../../../kernel/texts.ts";
import type { Meeting } from "../../model.ts";
import type { When } from "../asked-of.ts";
import { sessionProblems, spanOf } from "../checking.ts";
import { instantsOf, offsetWords, wallAt } from "../clock.ts";
import { same } from "../compare.ts";
import {
  type Participant,
  type Programme,
  type ProgrammeFrame,
  ProgrammeSession,
  type SessionKind,
} from "../model.ts";
import { attendanceOf, kindOf, roleOf, type TextColumn } from "./columns.ts";
import { personLine, textCell } from "./lines.ts";
import type { ReadTable, TableLine } from "./read.ts";

/** What a table makes of a programme. */
export interface PlannedTable {
  /** With the rooms and segments that the table names first. */
  readonly frame: ProgrammeFrame;
  readonly newRooms: readonly string[];
  readonly newSegments: readonly string[];
  /** Every session that the table is about, as it will be; those that do not change are left out. */
  readonly sessions: readonly {
    readonly before: ProgrammeSession | null;
    readonly after: ProgrammeSession;
  }[];
  /** The sessions that the table does not name. */
  readonly left: readonly ProgrammeSession[];
  readonly problems: readonly Problem[];
}

export interface PlanAround {
  readonly programme: Programme;
  readonly meeting: Pick<Meeting, "zone" | "original" | "opens" | "closes">;
  readonly parties: ReadonlySet<string>;
  /** A free identifier for a new session; never the same twice. */
  readonly newId: (kind: SessionKind) => string;
}

/**
 * Lays a table over a programme. What a cell does not say stays as it is where the table has no such column; an empty cell empties it. Every cell that is
 * wrong is told with its place, and then nothing of the table is taken.
 */
export function planTable({ columns, lines }: ReadTable, around: PlanAround): PlannedTable {
  const laying = new Laying(
    around,
    columns.some(({ name }) => name === "questions"),
  );
  const seen = new Set<string>();
  const sessions = lines.flatMap((line) => {
    const laid = laying.line(line);
    if (!laid) return [];
    const { id } = laid.after;
    if (seen.has(id)) laying.wrong("programme.table-session-twice", { session: id }, line.place("session"));
    seen.add(id);
    return [laid];
  });
  const { rooms, segments } = laying;
  return {
    frame: { rooms: rooms.all, segments: segments.all, intervals: around.programme.intervals },
    newRooms: rooms.added,
    newSegments: segments.added,
    sessions: sessions.filter(({ before, after }) => before === null || !same(before, after)),
    left: around.programme.sessions.filter(({ id }) => !seen.has(id)),
    problems: laying.problems,
  };
}

/** Named things of the frame: found by name in any language, added where nobody has named them. */
class Named<T extends { readonly id: string }> {
  readonly all: T[];
  readonly added: string[] = [];
  readonly #keys = new Map<string, string>();
  readonly #prefix: string;
  readonly #make: (id: string, text: Text) => T;

  constructor(
    known: readonly T[],
    textOf: (one: T) => Text,
    prefix: string,
    make: (id: string, text: Text) => T,
  ) {
    this.all = [...known];
    this.#prefix = prefix;
    this.#make = make;
    for (const one of known)
      for (const name of [one.id, ...Object.values(textOf(one))]) this.#keys.set(spellingKey(name), one.id);
  }

  find(name: string, language: Language): string {
    const known = this.#keys.get(spellingKey(name));
    if (known !== undefined) return known;
    let number = this.all.length + 1;
    while (this.all.some(({ id }) => id === `${this.#prefix}-${number}`)) number += 1;
    const id = `${this.#prefix}-${number}`;
    this.all.push(this.#make(id, { [language]: name }));
    this.added.push(name);
    this.#keys.set(spellingKey(name), id);
    return id;
  }
}

class Laying {
  readonly problems: Problem[] = [];
  readonly rooms: Named<ProgrammeFrame["rooms"][number]>;
  readonly segments: Named<ProgrammeFrame["segments"][number]>;
  readonly #around: PlanAround;
  readonly #known: ReadonlyMap<string, ProgrammeSession>;
  readonly #asks: boolean;

  constructor(around: PlanAround, asks: boolean) {
    const { programme } = around;
    this.#around = around;
    this.#asks = asks;
    this.#known = new Map(programme.sessions.map((session) => [session.id, session]));
    this.rooms = new Named(
      programme.rooms,
      ({ name }) => name,
      "room",
      (id, name) => ({ id, name, seats: null }),
    );
    this.segments = new Named(
      programme.segments,
      ({ title }) => title,
      "segment",
      (id, title) => ({ id, title }),
    );
  }

  wrong(code: string, facts: Problem["facts"], place: Place): void {
    this.problems.push(problem(code, facts, place));
  }

  line(
    line: TableLine,
  ): { readonly before: ProgrammeSession | null; readonly after: ProgrammeSession } | undefined {
    const { meeting } = this.#around;
    const id = line.cells.get("session") ?? "";
    const before = this.#known.get(id) ?? null;
    if (id !== "" && !before) {
      this.wrong("programme.table-session-unknown", { session: id.slice(0, 60) }, line.place("session"));
      return undefined;
    }
    const errors = this.problems.length;
    const kind = this.#coded(line, "kind", kindOf) ?? before?.kind ?? "plenary";
    const attendance = this.#coded(line, "attendance", attendanceOf) ?? before?.attendance ?? "open";
    const span = this.#span(line, before);
    const texts = this.#texts(line, before);
    const people = this.#people(line, before);
    if (this.problems.length > errors || !span) return undefined;
    const place = (column: "room" | "segment", was: string | null) => {
      const said = line.cells.get(column);
      if (said === undefined) return was;
      const named = column === "room" ? this.rooms : this.segments;
      return said === "" ? null : named.find(said.slice(0, 200), meeting.original);
    };
    const after = ProgrammeSession.safeParse({
      ...{ kind, attendance, people, documents: before?.documents ?? [], ...texts, ...span },
      id: before?.id ?? this.#around.newId(kind),
      room: place("room", before?.room ?? null),
      segment: place("segment", before?.segment ?? null),
    });
    if (!after.success) {
      const [field = ""] = (after.error.issues[0]?.path ?? []).map(String);
      this.wrong("programme.malformed", { field }, line.place(field));
      return undefined;
    }
    const frame = { rooms: this.rooms.all, segments: this.segments.all };
    for (const { code, facts } of sessionProblems(after.data, frame, this.#around.parties))
      this.wrong(
        code,
        facts,
        line.place(code === "programme.untitled" ? `title.${meeting.original}` : "people"),
      );
    return { before, after: after.data };
  }

  #coded<T>(
    line: TableLine,
    column: "kind" | "attendance",
    read: (text: string) => T | undefined,
  ): T | undefined {
    const said = line.cells.get(column) ?? "";
    if (said === "") return undefined;
    const found = read(said);
    if (found === undefined)
      this.wrong(`programme.table-${column}-unknown`, { [column]: said.slice(0, 60) }, line.place(column));
    return found;
  }

  #span(line: TableLine, before: ProgrammeSession | null) {
    const { meeting } = this.#around;
    const was = before && {
      begins: wallAt(Date.parse(before.begins), meeting.zone),
      ends: wallAt(Date.parse(before.ends), meeting.zone),
    };
    const has = (column: string) => line.cells.has(column);
    if (before && !has("day") && !has("begins") && !has("ends"))
      return { begins: before.begins, ends: before.ends };
    const said = (column: string, old: string) => (has(column) ? (line.cells.get(column) ?? "") : old);
    const day = said("day", was?.begins.day ?? "");
    const begins = clockOf(said("begins", was?.begins.time ?? ""), day, meeting.zone);
    const [
      ,
      endsDay = before && was && !has("ends") && was.ends.day !== was.begins.day ? was.ends.day : day,
      rest = "",
    ] = /^(?:(\d{4}-\d{2}-\d{2})[ T]+)?(.*)$/s.exec(said("ends", was?.ends.time ?? "")) ?? [];
    const ends = clockOf(rest, endsDay, meeting.zone);
    const fold = begins.fold ?? ends.fold;
    const when: When = {
      day,
      begins: begins.time,
      ends: ends.time,
      ...(endsDay === day ? {} : { endsDay }),
      ...(fold === undefined ? {} : { fold }),
    };
    const span = spanOf(when, meeting);
    if (span.ok) {
      // A time that stands as it was keeps its instant, also where the clock shows it twice.
      const kept =
        before &&
        was &&
        was.begins.day === day &&
        was.begins.time === when.begins &&
        begins.fold === undefined;
      return kept && Date.parse(before.begins) < Date.parse(span.value.ends)
        ? { begins: before.begins, ends: span.value.ends }
        : span.value;
    }
    for (const { code, facts } of span.problems)
      this.wrong(code, facts, line.place(columnAbout(code, facts, when)));
    return undefined;
  }

  #texts(line: TableLine, before: ProgrammeSession | null) {
    const text = (name: Exclude<TextColumn, "questions">): Text | null => {
      const made: Text = { ...(before?.[name] ?? {}) };
      for (const language of languages) {
        const said = line.cells.get(`${name}.${language}`);
        if (said === undefined) continue;
        if (said === "") delete made[language];
        else made[language] = said.slice(0, 10_000);
      }
      return Object.keys(made).length === 0 ? null : made;
    };
    return {
      title: text("title") ?? {},
      theme: text("theme"),
      note: text("note"),
      questions: this.#asks ? this.#questions(line, before) : (before?.questions ?? []),
    };
  }

  #questions(line: TableLine, before: ProgrammeSession | null): Text[] {
    const said = new Map(
      languages.flatMap((language) => {
        const cell = line.cells.get(`questions.${language}`);
        if (cell === undefined) return [];
        const old = before ? textCell(before, "questions", language) : "";
        // A cell that stands as it was keeps what it cannot show, such as line ends.
        return cell === old
          ? []
          : [[language, cell === "" ? [] : cell.split("\n").map((one) => one.trim())] as const];
      }),
    );
    if (said.size === 0) return before?.questions ?? [];
    const given = Math.max(...[...said.values()].map((lines) => lines.length));
    const others = languages.filter((language) => !said.has(language));
    const kept =
      (before?.questions ?? []).findLastIndex((question) => others.some((one) => question[one])) + 1;
    return Array.from({ length: Math.max(given, kept) }, (_, index): Text => {
      const old = before?.questions[index] ?? {};
      return Object.fromEntries(
        languages.flatMap((language) => {
          const own = said.has(language) ? said.get(language)?.[index] : old[language];
          return own ? [[language, own]] : [];
        }),
      );
    }).filter((question) => Object.keys(question).length > 0);
  }

  #people(line: TableLine, before: ProgrammeSession | null): Participant[] {
    const cell = line.cells.get("people");
    if (cell === undefined) return before?.people ?? [];
    const { original } = this.#around.meeting;
    const known = new Map(
      (before?.people ?? []).flatMap((one) =>
        languages.map((language) => [personLine(one, language, original), one] as const),
      ),
    );
    return cell
      .split("\n")
      .map((one) => one.trim())
      .filter((one) => one !== "")
      .flatMap((one) => {
        const there = known.get(one);
        if (there) return [there];
        const [, role = "", rest = ""] = /^([^:：]*)[:：](.*)$/su.exec(one) ?? [];
        const found = roleOf(role);
        const [name = "", second = "", third] = rest.split("|").map((part) => part.trim());
        if (found === undefined || name === "") {
          this.wrong("programme.table-person", { line: one.slice(0, 80) }, line.place("people"));
          return [];
        }
        const alone = third === undefined && this.#around.parties.has(second);
        const party = alone ? second : third === "" ? null : (third ?? null);
        const post = alone || second === "" ? null : { [original]: second };
        return [{ role: found, name: name.slice(0, 200), post, party, person: null }];
      });
  }
}

/** The column that a problem with a time is about. */
function columnAbout(
  code: string,
  facts: Problem["facts"],
  { day, begins }: When,
): "day" | "begins" | "ends" {
  if (code === "programme.day-malformed" || code === "programme.day-far")
    return facts.day === day ? "day" : "ends";
  if (code === "programme.ends-first" || code === "programme.too-long") return "ends";
  return facts.time === begins ? "begins" : "ends";
}

/** `9:30`, `14:30`, `14h30`, or with an offset where the clock shows a time twice: `01:30-05:00`. */
function clockOf(
  text: string,
  day: string,
  zone: string,
): { readonly time: string; readonly fold?: "first" | "second" } {
  const [, hour, minutes, offset] =
    /^(\d{1,2})[:.h](\d{2})(?::00)?([+-]\d{2}:\d{2})?$/.exec(text.trim()) ?? [];
  if (hour === undefined || minutes === undefined) return { time: text.trim() };
  const time = `${hour.padStart(2, "0")}:${minutes}`;
  if (offset === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return { time };
  const twice = instantsOf({ day, time }, zone);
  const at = twice.findIndex((instant) => offsetWords(instant, zone) === offset);
  return twice.length < 2 || at < 0 ? { time } : { time, fold: at === 0 ? "first" : "second" };
}
