import type { MeetingKind } from "../planning/deadlines.ts";

/**
 * The skeleton of a programme, for meetings of each kind: what sits when, before anybody has changed it. Sources: the organization of the
 * High-level Dialogue of 2006 (A/RES/60/227: plenary meetings, four interactive round tables, a hearing before it), and the practice of the Global
 * Forum (opening, round tables with two co-chairs each, their reports to a last plenary).
 */
export type TemplateSessionKind = "hearing" | "opening" | "plenary" | "round-table" | "panel" | "closing";

export interface TemplateSession {
  /** One of its kind in the programme: `plenary-2`. */
  readonly id: string;
  readonly kind: TemplateSessionKind;
  /** Which of its kind, from 1; round tables are told apart by it. */
  readonly number: number;
  /** ISO 8601 day at the place of the meeting; the hearing is on the day before the opening. */
  readonly day: string;
  /** Clock at the place of the meeting, `HH:MM`. */
  readonly from: string;
  readonly to: string;
  /** How many chair it. */
  readonly chairs: 1 | 2;
  /** Sessions of one day and time that have different numbers here need different rooms. */
  readonly room: number;
}

const morning = ["10:00", "13:00"] as const;
const afternoon = ["15:00", "18:00"] as const;

/**
 * The template sessions of a meeting in the order of their times. However many days it has, there are four round tables in a High-level Dialogue and
 * a Global Forum, and every morning and afternoon has something. `opens` and `closes` are ISO days.
 */
export function templateSessions(
  kind: MeetingKind,
  opens: string,
  closes: string,
): readonly TemplateSession[] {
  const days = daysFrom(opens, closes);
  const made = kind === "high-level-dialogue" || kind === "global-forum" ? large(days) : small(kind, days);
  const numbers = new Map<TemplateSessionKind, number>();
  return made
    .sort((a, b) => compare(a.day, b.day) || compare(a.from, b.from) || a.room - b.room)
    .map((one) => {
      const number = (numbers.get(one.kind) ?? 0) + 1;
      numbers.set(one.kind, number);
      return { ...one, id: `${one.kind}-${number}`, number };
    });
}

type Wish = Omit<TemplateSession, "id" | "number">;

/** Plenaries throughout in the first room, four round tables and two panels beside them, a hearing on the day before. */
function large(days: readonly string[]): Wish[] {
  const [first = "", last = first] = [days[0], days.at(-1)];
  const before = shifted(first, -1);
  const halves = days.flatMap((day) => [
    { day, half: morning },
    { day, half: afternoon },
  ]);
  const wishes: Wish[] = [
    session("hearing", before, morning, 1),
    session("hearing", before, afternoon, 1),
    session("opening", first, ["10:00", "11:00"], 1),
  ];
  for (const { day, half } of halves) {
    const from = day === first && half === morning ? "11:00" : half[0];
    const to = day === last && half === afternoon ? "17:00" : half[1];
    wishes.push(session("plenary", day, [from, to], 1));
  }
  wishes.push(session("closing", last, ["17:00", "18:00"], 1));
  // The first half day belongs to the opening; the round tables are spread over the others, two at once where there are too few.
  const free = halves.slice(1);
  for (let table = 0; table < 4; table++) {
    const at = free[Math.floor((table * free.length) / 4)] ?? halves[0];
    if (!at) continue;
    const taken = wishes.filter(({ day, from }) => day === at.day && from === at.half[0]).length;
    wishes.push(session("round-table", at.day, closingHeeded(at, last), taken + 1, 2));
  }
  for (const at of [free[0], free.at(-1)]) {
    if (!at || free.length < 2) continue;
    const taken = wishes.filter(({ day, from }) => day === at.day && from === at.half[0]).length;
    wishes.push(session("panel", at.day, closingHeeded(at, last), taken + 1));
  }
  return wishes;
}

/** Nothing sits beside the closing, to which everybody comes. */
function closingHeeded(
  { day, half }: { readonly day: string; readonly half: readonly [string, string] },
  last: string,
): readonly [string, string] {
  return day === last && half === afternoon ? [half[0], "16:45"] : half;
}

/** One room: an opening, panels or plenaries, a closing. */
function small(kind: MeetingKind, days: readonly string[]): Wish[] {
  const [first = "", last = first] = [days[0], days.at(-1)];
  const middle = kind === "expert-panel" ? "panel" : "plenary";
  return days.flatMap((day) => {
    const opening = day === first ? [session("opening", day, ["10:00", "10:45"], 1)] : [];
    const closing = day === last ? [session("closing", day, ["17:00", "18:00"], 1)] : [];
    return [
      ...opening,
      session(middle, day, [day === first ? "11:00" : morning[0], morning[1]], 1),
      session(middle, day, [afternoon[0], day === last ? "16:45" : afternoon[1]], 1),
      ...closing,
    ];
  });
}

function session(
  kind: TemplateSessionKind,
  day: string,
  [from, to]: readonly [string, string],
  room: number,
  chairs: 1 | 2 = 1,
): Wish {
  return { kind, day, from, to, room, chairs };
}

const oneDay = 86_400_000;

function shifted(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * oneDay).toISOString().slice(0, 10);
}

function daysFrom(opens: string, closes: string): readonly string[] {
  const number = Math.round((Date.parse(closes) - Date.parse(opens)) / oneDay) + 1;
  return Array.from({ length: Math.max(1, number) }, (_, index) => shifted(opens, index));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
