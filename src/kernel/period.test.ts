import fc from "fast-check";
import { expect, test } from "vitest";
import { comparePeriods, parsePeriod, parsePeriods, periodKind, periodYears, year } from "./period.ts";
import { unwrap } from "./problem.ts";

test.each([
  [2020, "2020", "year"],
  ["2020", "2020", "year"],
  ["2020-03", "2020-03", "month"],
  ["2020Q1", "2020-Q1", "quarter"],
  ["2020-Q4", "2020-Q4", "quarter"],
  ["2015-2020", "2015-2020", "span"],
  ["2015 – 2020", "2015-2020", "span"],
] as const)("%s is %s, a %s", (text, period, kind) => {
  const parsed = unwrap(parsePeriod(text));
  expect(parsed).toBe(period);
  expect(periodKind(parsed)).toBe(kind);
});

test.each(["", "20", "2020-13", "2020-Q5", "2020-2015", "2020-2020", "last year"])(
  "%j is no period",
  (text) => {
    expect(parsePeriod(text)).toMatchObject({
      ok: false,
      problems: [{ code: "kernel.period-unknown", facts: { text } }],
    });
  },
);

test("years of a span and of a quarter", () => {
  expect(periodYears(unwrap(parsePeriod("2015-2020")))).toEqual({ first: 2015, last: 2020 });
  expect(periodYears(unwrap(parsePeriod("2020-Q3")))).toEqual({ first: 2020, last: 2020 });
});

test("the order is chronological and total", () => {
  const texts = fc.oneof(
    fc.integer({ min: 1900, max: 2100 }).map(String),
    fc
      .tuple(fc.integer({ min: 1900, max: 2100 }), fc.integer({ min: 1, max: 4 }))
      .map(([y, q]) => `${y}-Q${q}`),
    fc
      .tuple(fc.integer({ min: 1900, max: 2100 }), fc.integer({ min: 1, max: 9 }))
      .map(([y, n]) => `${y}-${y + n}`),
  );
  fc.assert(
    fc.property(fc.array(texts), (list) => {
      const periods = list.map((text) => unwrap(parsePeriod(text)));
      const sorted = [...periods].sort(comparePeriods);
      expect([...periods].reverse().sort(comparePeriods)).toEqual(sorted);
      const firsts = sorted.map((period) => periodYears(period).first);
      expect(firsts).toEqual([...firsts].sort((a, b) => a - b));
    }),
  );
  expect(year(987)).toBe("0987");
});

test("two dots mean every year between", () => {
  expect(parsePeriods("2019..2021")).toEqual({ ok: true, value: ["2019", "2020", "2021"] });
  expect(parsePeriods("2015-2020")).toEqual({ ok: true, value: ["2015-2020"] });
  for (const wrong of ["2021..2019", "1000..2024", "2019.."])
    expect(parsePeriods(wrong)).toMatchObject({ ok: false, problems: [{ code: "kernel.period-unknown" }] });
});
