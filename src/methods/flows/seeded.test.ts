import fc from "fast-check";
import { expect, test } from "vitest";
import { columnSums, fromRows, type Matrix, rowSums, zeros } from "../matrix.ts";
import { aged, madeUpStock, seeded } from "../support.ts";
import { account } from "./accounting.ts";
import { independentMoves, minimumMoves } from "./array.ts";
import { seededMoves } from "./seeded.ts";

/** Two closed stocks of n territories, few of whose cells are empty, so that most pairs can be closed. */
const closed = fc.record({ n: fc.integer({ min: 2, max: 25 }), seed: fc.integer() }).map(({ n, seed }) => {
  const random = seeded(seed);
  const start = madeUpStock(n, random, 0.9);
  const none = new Float64Array(n);
  return {
    random,
    result: account({ start, end: aged(start, random), births: none, deaths: none }, "closed"),
  };
});

const furthest = (a: Matrix, b: Matrix) =>
  a.values.reduce((most, value, i) => Math.max(most, Math.abs(value - (b.values[i] ?? 0))), 0);

test("a uniform seed gives the closed form", () => {
  fc.assert(
    fc.property(closed, ({ result }) => {
      fc.pre(result.ok && result.accounts.converged);
      if (!result.ok) return;
      const { start, end } = result.accounts;
      const uniform = zeros(start.rows);
      uniform.values.fill(3);
      const scale = rowSums(start).reduce((sum, value) => sum + value, 1);
      for (const [stayers, moves] of [
        ["minimum", minimumMoves],
        ["independence", independentMoves],
      ] as const) {
        const fitted = seededMoves(stayers, start, end, uniform);
        if (!fitted.ok) throw new Error(JSON.stringify(fitted.faults));
        const expected = moves(start, end);
        expect(furthest(fitted.array.total(), expected.total())).toBeLessThanOrEqual(1e-7 * scale);
        const [own, other] = [fitted.array.byType(), expected.byType()];
        expect(furthest(own.return, other.return)).toBeLessThanOrEqual(1e-7 * scale);
      }
    }),
    { numRuns: 60 },
  );
});

test("a seed turns moves to what is near; who leaves and who comes stay the same", () => {
  fc.assert(
    fc.property(closed, ({ random, result }) => {
      fc.pre(result.ok && result.accounts.converged);
      if (!result.ok) return;
      const { start, end } = result.accounts;
      const near = zeros(start.rows);
      near.values.forEach((_, i) => {
        near.values[i] = 0.05 + random();
      });
      const fitted = seededMoves("minimum", start, end, near);
      if (!fitted.ok) throw new Error(JSON.stringify(fitted.faults));
      const [own, plain] = [fitted.array.total(), minimumMoves(start, end).total()];
      const scale = 1e-7 * rowSums(start).reduce((sum, value) => sum + value, 1);
      for (const sums of [rowSums, columnSums]) {
        const [a, b] = [sums(own), sums(plain)];
        expect(a.every((value, i) => Math.abs(value - (b[i] ?? 0)) <= scale)).toBe(true);
      }
      expect(Array.from({ length: own.rows }, (_, i) => own.values[i * own.rows + i])).toEqual(
        new Array(own.rows).fill(0),
      );
    }),
    { numRuns: 60 },
  );
});

test("a seed that forbids what must be is a fault that names the birthplace and the places", () => {
  const start = fromRows([
    [90, 10, 0],
    [0, 50, 0],
    [0, 0, 50],
  ]);
  const end = fromRows([
    [90, 0, 10],
    [0, 50, 0],
    [0, 0, 50],
  ]);
  const seed = fromRows([
    [0, 1, 1],
    [1, 0, 0],
    [1, 1, 0],
  ]);
  expect(seededMoves("minimum", start, end, seed)).toEqual({
    ok: false,
    faults: [
      { fault: "seed-margins", birthplace: 0, fit: { fault: "empty-seed", margin: "rows", indexes: [1] } },
    ],
  });
});
