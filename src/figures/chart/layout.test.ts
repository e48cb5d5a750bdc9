import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { niceTicks, spread, textWidth, wrap, yearTicks } from "./layout.ts";

/** Numbers as figures have them: hundredths of per cent, or persons. */
const hundredths = fc.integer({ min: -10_000_000, max: 1_000_000_000 }).map((n) => n / 100);
const width = fc.integer({ min: 10, max: 1_000_000_000 }).map((n) => n / 100);

describe("layout", () => {
  test("ticks cover the values in equal steps and are few", () => {
    fc.assert(
      fc.property(hundredths, width, (low, width) => {
        const ticks = niceTicks(low, low + width, 4);
        expect(ticks[0]).toBeLessThanOrEqual(low + width * 1e-6);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual((low + width) * (low + width > 0 ? 1 - 1e-6 : 1 + 1e-6));
        expect(ticks.length).toBeLessThanOrEqual(9);
        expect(ticks.every((tick, i) => i === 0 || tick > (ticks[i - 1] ?? 0))).toBe(true);
      }),
      { seed: 4, numRuns: 300, endOnFailure: true },
    );
    expect(niceTicks(0, 158e6, 4)).toEqual([0, 50e6, 100e6, 150e6, 200e6]);
    expect(niceTicks(3, 3, 4)).toEqual([3, 4]);
  });

  test("years under an axis keep their distance", () => {
    expect(yearTicks([1990, 1995, 2000, 2005, 2010, 2015, 2020, 2024])).toEqual([1990, 2000, 2010, 2024]);
    expect(yearTicks([1950, 2023])).toEqual([1950, 1970, 1980, 1990, 2000, 2010, 2023]);
    expect(yearTicks([1950, 2099])).toEqual([1950, 1980, 2000, 2020, 2040, 2060, 2099]);
    expect(yearTicks([2020])).toEqual([2020]);
  });

  test("labels do not cover each other and stay inside", () => {
    const label = fc.record({ y: fc.double({ min: 0, max: 300, noNaN: true }), height: fc.constant(40) });
    fc.assert(
      fc.property(fc.array(label, { minLength: 1, maxLength: 5 }), (labels) => {
        const placed = spread(labels, 0, 300).sort((a, b) => a - b);
        expect(placed.every((y) => y >= 19.9 && y <= 280.1)).toBe(true);
        for (let i = 1; i < placed.length; i++) {
          expect((placed[i] ?? 0) - (placed[i - 1] ?? 0)).toBeGreaterThan(38);
        }
      }),
      { seed: 5, numRuns: 300 },
    );
  });

  test("lines are no wider than asked where words allow it, and lose nothing", () => {
    const text = "United Kingdom of Great Britain and Northern Ireland";
    const lines = wrap(text, 160, 19);
    expect(lines.join(" ")).toBe(text);
    expect(lines.every((line) => textWidth(line, 19) <= 160)).toBe(true);
    expect(wrap("委内瑞拉玻利瓦尔共和国", 100, 19).join("")).toBe("委内瑞拉玻利瓦尔共和国");
    expect(wrap("", 100, 19)).toEqual([]);
  });
});
