import { expect, test } from "vitest";
import { mostRows, nearest, type Row, rowsFrom } from "./rows.ts";

const rows = (count: number) =>
  Array.from(
    { length: count },
    (_, index): Row => ({
      ...{ id: index + 1, partyId: `P${index}`, party: `P${index}`, name: "N", level: "", note: "" },
      ...{ reply: false, place: index + 1, time: "", absences: 0 },
    }),
  );

test("a list that fits is one part; a longer one is taken in parts, each row in one of them", () => {
  expect(rowsFrom([])).toEqual({ rows: [], whole: 0, more: 0, others: [] });
  expect(rowsFrom(rows(mostRows))).toMatchObject({ whole: mostRows, more: 0, others: [] });
  const all = rows(10_000);
  const first = rowsFrom(all);
  expect(first).toMatchObject({ whole: 10_000, more: 10_000 - mostRows });
  const places = [1, ...first.others.map(({ from }) => from)];
  expect(places.flatMap((from) => rowsFrom(all, from).rows)).toEqual(all);
  expect(rowsFrom(all, 9_999).rows.at(-1)?.place).toBe(10_000);
});

test.each([0, -3, Number.NaN, 1.5e9])("a place that is none (%s) is the first part", (place) => {
  expect(rowsFrom(rows(1000), place).rows[0]?.place).toBe(1);
});

test("with whom one may exchange places is chosen among the nearest, in order", () => {
  const near = nearest(rows(10_000), 5000);
  expect(near).toHaveLength(mostRows);
  expect([near[0]?.place, near.at(-1)?.place]).toEqual([4800, 5199]);
  expect(nearest(rows(3), 2).map(({ place }) => place)).toEqual([1, 2, 3]);
});
