import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { columnSums, fromRows, type Matrix, rowSums, sum, zeros } from "../matrix.ts";
import { seeded } from "../support.ts";
import { fit2 } from "./fit2.ts";

/** Rows, then columns, again and again, as the method was first written down: slow and obvious. */
function slow(seed: Matrix, rows: ArrayLike<number>, columns: ArrayLike<number>): Matrix {
  const values = seed.values.slice();
  const table = { ...seed, values };
  for (let round = 0; round < 20_000; round++) {
    const across = rowSums(table);
    values.forEach((value, i) => {
      const r = Math.floor(i / seed.columns);
      values[i] = across[r] === 0 ? 0 : (value * (rows[r] ?? 0)) / (across[r] ?? 1);
    });
    const down = columnSums(table);
    values.forEach((value, i) => {
      const c = i % seed.columns;
      values[i] = down[c] === 0 ? 0 : (value * (columns[c] ?? 0)) / (down[c] ?? 1);
    });
    const left = rowSums(table).reduce((most, met, r) => Math.max(most, Math.abs(met - (rows[r] ?? 0))), 0);
    if (left < 1e-11 * sum(Array.from(rows))) break;
  }
  return table;
}

/** A seed, some of its cells zero, and the margins of another table with the same zeros: so they can be met. */
const feasible = fc
  .record({
    rows: fc.integer({ min: 1, max: 60 }),
    columns: fc.integer({ min: 1, max: 60 }),
    seed: fc.integer(),
    filled: fc.double({ min: 0.2, max: 1, noNaN: true }),
  })
  .map(({ rows, columns, seed, filled }) => {
    const random = seeded(seed);
    const [start, wanted] = [zeros(rows, columns), zeros(rows, columns)];
    start.values.forEach((_, i) => {
      if (random() > filled) return;
      start.values[i] = 10 ** (3 * random());
      wanted.values[i] = 10 ** (3 * random());
    });
    return { start, rows: rowSums(wanted), columns: columnSums(wanted) };
  });

test("two thousand random tables: margins are met, zeros stay, nothing is negative", () => {
  fc.assert(
    fc.property(feasible, ({ start, rows, columns }) => {
      const result = fit2(start, rows, columns);
      if (!result.ok) throw new Error(JSON.stringify(result.fault));
      const { table, converged, gap } = result.fit;
      expect(converged).toBe(true);
      const total = Math.max(1, sum(rows));
      expect(gap).toBeLessThanOrEqual(1e-8 * total);
      expect(rowSums(table).every((met, r) => Math.abs(met - (rows[r] ?? 0)) <= 1e-8 * total)).toBe(true);
      expect(table.values.every((value, i) => value === 0 || (value > 0 && start.values[i] !== 0))).toBe(
        true,
      );
    }),
    { numRuns: 2000 },
  );
});

test("two halves held together by one row: a step too long is shortened, not taken back and forth", () => {
  // Drawn once by the test above; six steps lead there, where Newton's first, taken whole, jumps over the answer.
  const start = fromRows([
    [531, 0],
    [106, 1.3],
    [0, 200],
  ]);
  const result = fit2(start, [466, 7, 1094], [469, 1098]);
  expect(result.ok && result.fit.converged).toBe(true);
  expect(result.ok && result.fit.iterations).toBeLessThan(40);
  expect(result.ok && result.fit.table.values[2]).toBeCloseTo(3, 6);
});

test("the slow and obvious way comes to the same table", () => {
  fc.assert(
    fc.property(feasible, ({ start, rows, columns }) => {
      fc.pre(start.rows * start.columns <= 150);
      const fast = fit2(start, rows, columns);
      if (!fast.ok) throw new Error(JSON.stringify(fast.fault));
      const other = slow(start, rows, columns);
      const met = rowSums(other).every((value, r) => Math.abs(value - (rows[r] ?? 0)) <= 1e-9 * sum(rows));
      // Where plain rounds have not arrived after twenty thousand, there is nothing to compare with.
      fc.pre(met);
      const scale = 1e-6 * Math.max(1, sum(rows));
      const same = fast.fit.table.values.every(
        (value, i) => Math.abs(value - (other.values[i] ?? 0)) <= scale,
      );
      expect(same).toBe(true);
    }),
    { numRuns: 150 },
  );
});

describe("margins that cannot agree are a fault that names the rows", () => {
  test("structural zeros: two rows reach one column that is too small", () => {
    const seed = fromRows([
      [1, 0, 0],
      [1, 0, 0],
      [1, 1, 1],
    ]);
    expect(fit2(seed, [6, 5, 9], [8, 6, 6])).toEqual({
      ok: false,
      fault: { fault: "cannot-agree", rows: [0, 1], columns: [0], wanted: 11, room: 8 },
    });
  });

  test("what is just possible is met, though cells beside it must vanish", () => {
    const seed = fromRows([
      [1, 0, 0],
      [1, 0, 0],
      [1, 1, 1],
    ]);
    const result = fit2(seed, [3, 5, 12], [8, 6, 6]);
    if (!result.ok) throw new Error(JSON.stringify(result.fault));
    expect(result.fit.table.values[0]).toBeCloseTo(3, 5);
    expect(result.fit.table.values[6]).toBeCloseTo(0, 5);
  });

  test("totals that differ, a negative margin, an empty row, a negative cell", () => {
    const seed = fromRows([
      [1, 1],
      [1, 1],
    ]);
    expect(fit2(seed, [1, 2], [2, 2])).toMatchObject({ fault: { fault: "totals-differ", totals: [3, 4] } });
    expect(fit2(seed, [1, -1], [0, 0])).toMatchObject({
      fault: { fault: "negative-margin", margin: "rows", indexes: [1] },
    });
    expect(
      fit2(
        fromRows([
          [1, 1],
          [0, 0],
        ]),
        [1, 1],
        [1, 1],
      ),
    ).toMatchObject({ fault: { fault: "empty-seed", margin: "rows", indexes: [1] } });
    expect(
      fit2(
        fromRows([
          [1, 1],
          [1, Number.NaN],
        ]),
        [1, 1],
        [1, 1],
      ),
    ).toMatchObject({ fault: { fault: "negative-seed", indexes: [1, 1] } });
    expect(fit2(seed, [1], [1, 1])).toMatchObject({ fault: { fault: "sizes-differ", margin: "rows" } });
  });
});
