import { expect, test } from "vitest";
import type { Taken } from "./model.ts";
import { sameValue } from "./newer.ts";

const same = (a: Taken["value"], b: Taken["value"]) => sameValue({ value: a }, { value: b });

test("the same sum made in another order is the same value; one person more is not", () => {
  expect(same(13_175_611.79026, 13_175_611.790259961)).toBe(true);
  expect(same({ low: 13_175_611.79026, high: 5 }, { low: 13_175_611.790259961, high: 5 })).toBe(true);
  expect(same(304_021_813, 304_021_814)).toBe(false);
  expect(same(13_175_611.79, 13_175_611.8)).toBe(false);
  expect(same({ low: 1, high: 5 }, { low: 1, high: 5.001 })).toBe(false);
  expect(same(0, 1e-30)).toBe(false);
});

test("what is missing is the same as nothing else", () => {
  expect(same(null, null)).toBe(true);
  for (const value of [0, "", { low: 0, high: 0 }]) expect(same(null, value)).toBe(false);
  expect(same("0", 0)).toBe(false);
  expect(same("done", "done")).toBe(true);
  expect(same("done", "to-do")).toBe(false);
});
