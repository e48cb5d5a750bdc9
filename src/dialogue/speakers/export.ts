import { csvFile } from "../../kernel/csv.ts";
import { guarded } from "../../kernel/spreadsheet.ts";
import { elapsed } from "./clock.ts";
import { waiting } from "./list.ts";
import type { Entry, Instant, Level, List } from "./model.ts";
import { schedule, type TimePlan } from "./schedule.ts";

/** One who stands or stood on a list, as data: codes as they are kept, instants in ISO 8601, UTC. */
export interface ExportedSpeaker {
  readonly entry: number;
  readonly party: string;
  readonly name: string;
  readonly level: Level;
  readonly kind: "statement" | "reply";
  readonly state: string;
  readonly held: boolean;
  /** Place among those who wait, from 1; null for all others. */
  readonly place: number | null;
  readonly expected: string | null;
  readonly group: string | null;
  readonly members: readonly string[];
  /** The entry of the statement that is replied to. */
  readonly to: number | null;
  readonly absences: number;
  readonly seconds: number;
}

export interface ExportedList {
  readonly acts: number;
  readonly open: boolean;
  readonly suspended: boolean;
  readonly limit: number | null;
  readonly speaking: number | null;
  readonly speakers: readonly ExportedSpeaker[];
}

/** A list as data, at an instant: who has the floor, who waits in their order, then all others as they were inscribed. Sex is for totals only. */
export function exportList(list: List, plan: TimePlan, at: Instant): ExportedList {
  const line = waiting(list);
  const expected = new Map(schedule(list, plan, at).turns.map((turn) => [turn.entry, turn.expected]));
  const places = new Map(line.map(({ id }, index) => [id, index + 1]));
  const one = (entry: Entry): ExportedSpeaker => {
    const speaking = list.floor?.entry === entry.id ? list.floor : null;
    const turn = expected.get(entry.id);
    return {
      entry: entry.id,
      party: entry.party,
      name: entry.speaker.name,
      level: entry.speaker.level,
      kind: entry.kind,
      state: entry.state,
      held: entry.held,
      place: places.get(entry.id) ?? null,
      expected: turn === undefined ? null : new Date(turn).toISOString(),
      group: entry.onBehalfOf?.group ?? null,
      members: entry.onBehalfOf?.members ?? [],
      to: entry.to,
      absences: entry.absences,
      seconds: Math.round((speaking ? elapsed(speaking, at) : entry.spoke) / 1000),
    };
  };
  const others = [...list.entries.values()].filter(
    ({ id, state }) => state !== "speaking" && !places.has(id),
  );
  const speaking = list.floor && list.entries.get(list.floor.entry);
  return {
    acts: list.acts,
    open: list.open,
    suspended: list.suspended,
    limit: list.limit,
    speaking: speaking?.id ?? null,
    speakers: [...(speaking ? [speaking] : []), ...line, ...others].map(one),
  };
}

const columns = [
  "entry",
  "place",
  "party",
  "name",
  "level",
  "kind",
  "state",
  "held",
  "expected",
  "group",
  "members",
  "to",
  "absences",
  "seconds",
] as const satisfies readonly (keyof ExportedSpeaker)[];

/** The same as CSV; names that a spreadsheet would take for formulas are guarded. */
export function speakersCsv({ speakers }: ExportedList): string {
  const cell = (value: ExportedSpeaker[keyof ExportedSpeaker]) => {
    if (value === null || typeof value === "number" || typeof value === "boolean") return value;
    return guarded(typeof value === "string" ? value : value.join(" "));
  };
  return csvFile([columns, ...speakers.map((one) => columns.map((key) => cell(one[key])))]);
}
