import { expect, test } from "vitest";
import { unwrap } from "../../kernel/problem.ts";
import { Meeting } from "../model.ts";
import { timePlan } from "../planning/deadlines.ts";
import { programmeCalendar } from "../programme/calendar.ts";
import { spanOf } from "../programme/checking.ts";
import { instantOf, wallAt } from "../programme/clock.ts";
import { KeptVersion } from "../programme/kept.ts";
import { elapsed } from "./clock.ts";
import { listAfter } from "./list.ts";
import type { Act, Deed } from "./model.ts";
import { schedule } from "./schedule.ts";
import { totals } from "./totals.ts";

/**
 * A meeting that sits through the night in which clocks are set, in Brussels: back on 25 October 2026, forward on 29 March 2026. What is
 * kept are instants, so no clock that is set takes or gives time; the wall is only where times are written and read.
 */

const zone = "Europe/Brussels";
const hour = 3_600_000;
const wall = (day: string, time: string) => unwrap(instantOf({ day, time }, zone));
const shown = (instant: number) => wallAt(instant, zone).time;

const autumn = { begins: wall("2026-10-24", "22:00"), ends: wall("2026-10-25", "06:00") };
const spring = { begins: wall("2026-03-28", "22:00"), ends: wall("2026-03-29", "06:00") };

function acts(from: number, count: number, ...more: readonly (Deed & { readonly later: number })[]): Act[] {
  const inscribed = Array.from({ length: count }, (_, index): Act => {
    const [party, number] = [`P${index}`, index + 1];
    const speaker = { name: party, level: "minister", sex: "F" } as const;
    return { act: "inscribe", number, at: from, party, english: party, speaker, onBehalfOf: null };
  });
  return [
    ...inscribed,
    ...more.map(({ later, ...deed }, index) => ({ ...deed, number: count + index + 1, at: from + later })),
  ];
}
const order = { order: "inscription" } as const;

test("the night in which an hour comes twice has nine hours for speakers, that in which one is skipped has seven", () => {
  const room = (sitting: typeof autumn, count: number) => {
    const list = unwrap(listAfter(order, acts(sitting.begins, count)));
    const plan = { sittings: [sitting], between: 60, usual: 540, least: 540 };
    return schedule(list, plan, sitting.begins).fits;
  };
  // Ten minutes each with the pause.
  expect([room(autumn, 54), room(autumn, 55)]).toEqual([true, false]);
  expect([room(spring, 42), room(spring, 43)]).toEqual([true, false]);
});

test("turns are expected one after the other, also where the clock on the wall shows the same hour again", () => {
  const plan = { sittings: [autumn], between: 0, usual: 1800, least: 1800 };
  const { turns } = schedule(unwrap(listAfter(order, acts(autumn.begins, 14))), plan, autumn.begins);
  const gaps = turns.slice(1).map(({ expected }, index) => expected - (turns[index]?.expected ?? 0));
  expect(new Set(gaps)).toEqual(new Set([1_800_000]));
  expect(turns.slice(7, 13).map(({ expected }) => shown(expected))).toEqual([
    "01:30",
    "02:00",
    "02:30",
    "02:00",
    "02:30",
    "03:00",
  ]);
});

test("whoever speaks while the clock is set has had what they have had, on the floor and in the totals", () => {
  const change = Date.UTC(2026, 9, 25, 1);
  const list = unwrap(
    listAfter(
      order,
      acts(change - 60_000, 2, { act: "limit", seconds: 180, later: 0 }, { act: "call", entry: 1, later: 0 }),
    ),
  );
  expect([shown(change - 60_000), shown(change)]).toEqual(["02:59", "02:00"]);
  expect(list.floor && elapsed(list.floor, change + 60_000)).toBe(120_000);
  expect(totals(list, ({ speaker }) => speaker.sex, change + 60_000)).toMatchObject([{ time: 120_000 }]);
  const plan = { sittings: [autumn], between: 0, usual: 180, least: 60 };
  expect(schedule(list, plan, change + 60_000).turns[0]?.expected).toBe(change + 120_000);
});

test("a window that closes in the skipped hour cannot be written; one that closes before it stays open no longer than it says", () => {
  expect(instantOf({ day: "2026-03-29", time: "02:30" }, zone)).toMatchObject({
    problems: [{ code: "programme.time-skipped", facts: { next: "03:00" } }],
  });
  const closes = wall("2026-03-29", "03:00");
  expect(closes - wall("2026-03-29", "01:59")).toBe(60_000);
});

const meeting = Meeting.parse({
  ...{ id: "forum-2026", kind: "global-forum", title: { en: "Forum" }, mandate: null, place: null, zone },
  ...{ opens: "2026-10-24", closes: "2026-10-25", attribution: "attributed", state: "preparing" },
  ...{ original: "en", details: null, webcast: null, source: null, announced: null },
  ...{ invites: { kinds: [], parties: [], without: [] }, bodies: {} },
});

test("a calendar has the instants of a session that goes on through the change, whatever its reader knows of zones", () => {
  const span = unwrap(
    spanOf({ day: "2026-10-24", begins: "22:00", ends: "06:00", endsDay: "2026-10-25" }, meeting),
  );
  const version = KeptVersion.parse({
    ...{ number: 1, published: "2026-09-01T08:00:00.000Z", actor: "test", rooms: [], segments: [] },
    ...{ intervals: { room: 0, person: 0 }, note: {} },
    sessions: [
      {
        ...{ id: "night", kind: "plenary", segment: null, room: null, ...span, title: { en: "Night" } },
        ...{ theme: null, questions: [], people: [], documents: [], note: null, attendance: "open" },
        sequence: 0,
      },
    ],
    cancelled: [],
  });
  const calendar = programmeCalendar(meeting, version, "en");
  expect(calendar).toContain("DTSTART:20261024T200000Z");
  expect(calendar).toContain("DTEND:20261025T050000Z");
  expect((Date.parse(span.ends) - Date.parse(span.begins)) / hour).toBe(9);
});

test("deadlines are days of the calendar: a day of 23 or 25 hours between moves none", () => {
  const plan = (opens: string, closes: string) =>
    Object.fromEntries(timePlan("global-forum", opens, closes).map(({ id, day }) => [id, day]));
  expect(plan("2026-10-26", "2026-10-29")).toMatchObject({
    registration: "2026-10-12",
    hearing: "2026-10-25",
  });
  expect(plan("2026-03-30", "2026-03-31")).toMatchObject({
    registration: "2026-03-16",
    hearing: "2026-03-29",
  });
});
