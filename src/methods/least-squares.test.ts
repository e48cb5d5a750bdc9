import fc from "fast-check";
import { expect, test } from "vitest";
import { leastSquares } from "./least-squares.ts";
import { at, fromRows } from "./matrix.ts";

test("a line through four points (y = 3.5 + 1.4 x)", () => {
  const a = fromRows([
    [1, 1],
    [1, 2],
    [1, 3],
    [1, 4],
  ]);
  const [level, slope] = leastSquares(a, Float64Array.of(6, 5, 7, 10)) ?? [];
  expect([level, slope]).toEqual([expect.closeTo(3.5, 12), expect.closeTo(1.4, 12)]);
});

test("what is left stands at right angles to every column", () => {
  const number = fc.double({ min: -1000, max: 1000, noNaN: true });
  const row = fc.tuple(number, number, number, number);
  fc.assert(
    fc.property(fc.array(row, { minLength: 4, maxLength: 30 }), (rows) => {
      const a = fromRows(rows.map(([x, y, z]) => [x, y, z]));
      const b = Float64Array.from(rows, ([, , , value]) => value);
      const x = leastSquares(a, b);
      fc.pre(x?.every((value) => Math.abs(value) < 1e6) ?? false);
      const left = b.map(
        (value, r) => value - Array.from(x ?? []).reduce((sum, v, c) => sum + v * at(a, r, c), 0),
      );
      for (let c = 0; c < 3; c++) {
        const product = left.reduce((sum, value, r) => sum + value * at(a, r, c), 0);
        expect(Math.abs(product)).toBeLessThan(1e-3 * rows.length);
      }
    }),
  );
});

test("columns that depend on each other, or are empty, have no one answer", () => {
  const same = fromRows([
    [1, 2],
    [2, 4],
    [3, 6],
  ]);
  expect(leastSquares(same, Float64Array.of(1, 2, 4))).toBeUndefined();
  expect(leastSquares(fromRows([[0], [0]]), Float64Array.of(1, 2))).toBeUndefined();
  expect(leastSquares(fromRows([[1, 2]]), Float64Array.of(1))).toBeUndefined();
});
