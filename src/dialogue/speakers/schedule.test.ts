import fc from "fast-check";
import { expect, test } from "vitest";
import { unwrap } from "../../kernel/problem.ts";
import { afterAct, listAfter } from "./list.ts";
import type { Act, List } from "./model.ts";
import { schedule } from "./schedule.ts";
import { totals } from "./totals.ts";

const start = Date.UTC(2006, 8, 14, 10);
const hour = 3_600_000;

function listOf(count: number, more: readonly Act[] = []): List {
  const made = Array.from({ length: count }, (_, index): Act => {
    const speaker = {
      name: `N${index}`,
      level: "minister" as const,
      sex: index % 2 ? ("F" as const) : ("M" as const),
    };
    const party = `P${index}`;
    return {
      act: "inscribe",
      number: index + 1,
      at: start,
      party,
      english: party,
      speaker,
      onBehalfOf: null,
    };
  });
  return unwrap(listAfter({ order: "inscription" }, [...made, ...more]));
}

test("where there is time enough, each has the usual time, one after the other", () => {
  const plan = { sittings: [{ begins: start, ends: start + hour }], between: 30, usual: 300, least: 120 };
  const { seconds, fits, turns } = schedule(listOf(3), plan, start);
  expect([seconds, fits]).toEqual([300, true]);
  expect(turns.map(({ expected }) => (expected - start) / 1000)).toEqual([0, 330, 660]);
});

test("where there is not, the time of all shrinks alike, in whole tens of seconds", () => {
  // 3,600 s for 12 speakers with 30 s between them: 270 s each.
  expect(
    schedule(
      listOf(12),
      { sittings: [{ begins: start, ends: start + hour }], between: 30, usual: 300, least: 120 },
      start,
    ),
  ).toMatchObject({
    seconds: 270,
    fits: true,
  });
  expect(
    schedule(
      listOf(30),
      { sittings: [{ begins: start, ends: start + hour }], between: 30, usual: 300, least: 120 },
      start,
    ),
  ).toMatchObject({
    seconds: 120,
    fits: false,
  });
});

test("whoever has the floor finishes first", () => {
  const list = unwrap(afterAct(listOf(2), { act: "call", entry: null, number: 3, at: start }));
  const plan = { sittings: [{ begins: start, ends: start + hour }], between: 0, usual: 300, least: 60 };
  expect(schedule(list, plan, start + 100_000).turns).toEqual([
    { entry: 2, expected: start + 300_000, seconds: 300 },
  ]);
});

test("what fits ends in time, and nobody gets less than the least or more than is usual", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 300 }),
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: 1, max: 12 }),
      (count, between, hours) => {
        const plan = {
          sittings: [{ begins: start, ends: start + hours * hour }],
          between,
          usual: 300,
          least: 60,
        };
        const { seconds, fits, turns } = schedule(listOf(count), plan, start);
        const last = turns.at(-1);
        expect(seconds).toBeGreaterThanOrEqual(60);
        expect(seconds).toBeLessThanOrEqual(300);
        expect(fits).toBe(
          last !== undefined && last.expected + (last.seconds + between) * 1000 <= start + hours * hour,
        );
      },
    ),
    { numRuns: 300 },
  );
});

test("time by sex adds up to the time that was spoken; a speaker under way counts", () => {
  const list = listOf(3, [
    { act: "call", entry: null, number: 4, at: start },
    { act: "call", entry: null, number: 5, at: start + 60_000 },
  ]);
  expect(totals(list, ({ speaker }) => speaker.sex, start + 90_000)).toEqual([
    { key: "M", speakers: 1, time: 60_000 },
    { key: "F", speakers: 1, time: 30_000 },
  ]);
});

test("nobody is cut in two by the end of a sitting; a group keeps its own time", () => {
  const sittings = [
    { begins: start, ends: start + 700_000 },
    { begins: start + hour, ends: start + 2 * hour },
  ];
  const plan = { sittings, between: 0, usual: 300, least: 60 };
  const turns = (list: List) =>
    schedule(list, plan, start).turns.map((turn) => (turn.expected - start) / 1000);
  expect(turns(listOf(4))).toEqual([0, 300, 3600, 3900]);
  const grouped = unwrap(
    afterAct(listOf(1), {
      act: "inscribe",
      number: 2,
      at: start,
      party: "G",
      english: "G",
      speaker: { name: "G", level: "minister", sex: null },
      onBehalfOf: { group: "Group of 77 and China", members: [] },
    }),
  );
  const limited = unwrap(
    afterAct(grouped, { act: "limit", number: 3, at: start, seconds: 180, groups: 420 }),
  );
  expect(schedule(limited, plan, start).turns.map(({ seconds }) => seconds)).toEqual([180, 420]);
});
