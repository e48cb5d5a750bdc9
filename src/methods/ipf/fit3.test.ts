import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Matrix, zeros } from "../matrix.ts";
import { seeded } from "../support.ts";
import { fit2 } from "./fit2.ts";
import { fit3 } from "./fit3.ts";
import { at3, type Table3, table3 } from "./table3.ts";

/** Sums of a table as the definition says, one loop a dimension. */
function sumsOf(table: Table3) {
  const { rows, columns, layers } = table;
  const made = {
    rows: new Array<number>(rows).fill(0),
    columns: new Array<number>(columns).fill(0),
    layers: new Array<number>(layers).fill(0),
    rowsByColumns: zeros(rows, columns),
    rowsByLayers: zeros(rows, layers),
    columnsByLayers: zeros(columns, layers),
  };
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++)
      for (let l = 0; l < layers; l++) {
        const value = at3(table, r, c, l);
        made.rows[r] = (made.rows[r] ?? 0) + value;
        made.columns[c] = (made.columns[c] ?? 0) + value;
        made.layers[l] = (made.layers[l] ?? 0) + value;
        add(made.rowsByColumns, r, c, value);
        add(made.rowsByLayers, r, l, value);
        add(made.columnsByLayers, c, l, value);
      }
  return made;
}

function add(matrix: Matrix, row: number, column: number, value: number): void {
  const at = row * matrix.columns + column;
  matrix.values[at] = (matrix.values[at] ?? 0) + value;
}

/** Two tables of one random shape: a seed, some of its cells zero, and another with the same zeros whose margins are asked for. */
const pairs = fc
  .record({
    rows: fc.integer({ min: 1, max: 7 }),
    columns: fc.integer({ min: 1, max: 7 }),
    layers: fc.integer({ min: 1, max: 7 }),
    seed: fc.integer(),
    filled: fc.double({ min: 0.5, max: 1, noNaN: true }),
  })
  .map(({ rows, columns, layers, seed, filled }) => {
    const random = seeded(seed);
    const [start, wanted] = [table3(rows, columns, layers), table3(rows, columns, layers)];
    start.values.forEach((_, i) => {
      if (random() > filled) return;
      start.values[i] = 0.1 + random();
      wanted.values[i] = 10 * (0.1 + random());
    });
    return { start, wanted };
  });

test("margins of a table with the same zeros are met, and nothing is negative", () => {
  fc.assert(
    fc.property(pairs, ({ start, wanted }) => {
      const margins = sumsOf(wanted);
      const result = fit3(start, margins);
      if (!result.ok) throw new Error(JSON.stringify(result.fault));
      const { table, converged, gap } = result.fit;
      fc.pre(converged);
      expect(gap).toBeLessThanOrEqual(1e-6);
      expect(Math.min(0, ...table.values)).toBe(0);
      const made = sumsOf(table);
      for (const name of ["rowsByColumns", "rowsByLayers", "columnsByLayers"] as const)
        made[name].values.forEach((value, i) => {
          expect(Math.abs(value - (margins[name].values[i] ?? 0))).toBeLessThanOrEqual(1e-6);
        });
    }),
    { numRuns: 500 },
  );
});

test("who leaves and who comes by birthplace is a fit in two dimensions for each birthplace", () => {
  fc.assert(
    fc.property(pairs, ({ start, wanted }) => {
      const { rowsByLayers, columnsByLayers } = sumsOf(wanted);
      const result = fit3(start, { rowsByLayers, columnsByLayers });
      if (!result.ok) throw new Error(JSON.stringify(result.fault));
      fc.pre(result.fit.converged);
      const { rows, columns, layers } = start;
      for (let l = 0; l < layers; l++) {
        const slice = zeros(rows, columns);
        for (let r = 0; r < rows; r++)
          for (let c = 0; c < columns; c++) slice.values[r * columns + c] = at3(start, r, c, l);
        const flat = fit2(
          slice,
          Array.from({ length: rows }, (_, r) => rowsByLayers.values[r * layers + l] ?? 0),
          Array.from({ length: columns }, (_, c) => columnsByLayers.values[c * layers + l] ?? 0),
        );
        if (!flat.ok) throw new Error(JSON.stringify(flat.fault));
        for (let r = 0; r < rows; r++)
          for (let c = 0; c < columns; c++)
            expect(at3(result.fit.table, r, c, l)).toBeCloseTo(
              flat.fit.table.values[r * columns + c] ?? 0,
              5,
            );
      }
    }),
    { numRuns: 300 },
  );
});

test("one-way margins of a uniform seed are the product of their shares", () => {
  const [rows, columns, layers] = [
    [10, 30],
    [16, 24],
    [5, 15, 20],
  ];
  const result = fit3(table3(2, 2, 3, 1), { rows, columns, layers });
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  // 40 persons: 30 of 40 by 16 of 40 by 20 of 40.
  expect(at3(result.fit.table, 1, 0, 2)).toBeCloseTo((40 * 30 * 16 * 20) / 40 ** 3, 9);
});

describe("margins that cannot be", () => {
  const seed = table3(2, 2, 2, 1);

  test("margins that say different things of the same sum are named, with the place", () => {
    const rowsByLayers = { rows: 2, columns: 2, values: Float64Array.of(1, 2, 3, 4) };
    const columnsByLayers = { rows: 2, columns: 2, values: Float64Array.of(1, 2, 3, 5) };
    expect(fit3(seed, { rowsByLayers, columnsByLayers })).toEqual({
      ok: false,
      fault: {
        fault: "totals-differ",
        margins: ["rows-by-layers", "columns-by-layers"],
        indexes: [1],
        totals: [6, 7],
      },
    });
    expect(fit3(seed, { rows: [1, 2], columns: [1, 3] })).toMatchObject({
      fault: { fault: "totals-differ", margins: ["rows", "columns"], indexes: [], totals: [3, 4] },
    });
  });

  test("a negative margin, a wrong size, a negative seed", () => {
    expect(fit3(seed, { layers: [4, -1] })).toMatchObject({
      fault: { fault: "negative-margin", margin: "layers", indexes: [1] },
    });
    expect(fit3(seed, { rows: [1, 2, 3] })).toMatchObject({
      fault: { fault: "sizes-differ", margin: "rows", size: 3, expected: 2 },
    });
    const below = { ...seed, values: Float64Array.of(1, 1, 1, 1, 1, 1, -1, 1) };
    expect(fit3(below, { rows: [1, 1] })).toMatchObject({
      fault: { fault: "negative-seed", indexes: [1, 1, 0] },
    });
  });

  test("a place above zero whose cells are all zero in the seed", () => {
    const hollow = { ...seed, values: Float64Array.of(0, 1, 0, 1, 0, 1, 0, 1) };
    expect(fit3(hollow, { layers: [2, 3] })).toMatchObject({
      fault: { fault: "empty-seed", margin: "layers", indexes: [0] },
    });
  });

  test("zeros that only together stand in the way show in convergence", () => {
    // Of two rows and columns only the diagonal may be filled, and it is asked to hold what lies beside it.
    const diagonal = { rows: 2, columns: 2, layers: 1, values: Float64Array.of(1, 0, 0, 1) };
    const result = fit3(diagonal, { rows: [3, 1], columns: [1, 3] });
    expect(result.ok && result.fit.converged).toBe(false);
    expect(result.ok && result.fit.gap).toBeGreaterThan(1);
  });
});
