import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { classOf, divergingBreaks, legendAmounts, roundNumber, sequentialBreaks } from "./breaks.ts";

const amounts = fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 300 });
const isRound = (value: number) => value === 0 || /^[125](0*|e[+-]\d+)$|^0?\.?0*[125]$/.test(String(value));

describe("class breaks", () => {
  test("round numbers are of the series 1-2-5", () => {
    expect([0, 1, 3, 4, 7, 8, 0.0034, 1234, 6_800_000, -30].map(roundNumber)).toEqual([
      0, 1, 2, 5, 5, 10, 0.005, 1000, 5_000_000, -20,
    ]);
  });

  test("sequential breaks rise, are round, and leave no class empty", () => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: 2, max: 6 }), (values, classes) => {
        const breaks = sequentialBreaks(values, classes);
        expect(breaks.length).toBeLessThan(classes);
        expect(breaks.every((value, i) => i === 0 || value > (breaks[i - 1] ?? 0))).toBe(true);
        expect(breaks.every(isRound)).toBe(true);
        const used = new Set(values.map((value) => classOf(value, breaks)));
        expect(used.size).toBe(breaks.length + 1);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  test("the order of the values does not matter", () => {
    fc.assert(
      fc.property(amounts, (values) => {
        expect(sequentialBreaks(values.toReversed(), 6)).toEqual(sequentialBreaks(values, 6));
        expect(divergingBreaks(values.toReversed(), 50, 3)).toEqual(divergingBreaks(values, 50, 3));
      }),
      { seed: 2, numRuns: 100 },
    );
  });

  test("diverging breaks have the middle in the middle and one round step", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1 }), (values) => {
        const breaks = divergingBreaks(values, 50, 3);
        expect(breaks).toHaveLength(5);
        expect(breaks[2]).toBe(50);
        const step = (breaks[3] ?? 0) - 50;
        expect(step).toBeGreaterThan(0);
        expect(breaks[0]).toBeCloseTo(50 - 2 * step, 9);
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  test("values at a break belong to the class above it", () => {
    expect([0, 0.99, 1, 5, 1e9].map((value) => classOf(value, [1, 5]))).toEqual([0, 0, 1, 2, 2]);
  });

  test("a legend has round amounts, the largest within what is shown", () => {
    expect(legendAmounts(52_375_047, 3)).toEqual([50_000_000, 10_000_000, 2_000_000]);
    expect(legendAmounts(809, 3)).toEqual([500, 100, 20]);
    expect(legendAmounts(0, 3)).toEqual([]);
  });
});
