import { describe, expect, test } from "vitest";
import { fit2 } from "../ipf/fit2.ts";
import { at, fromRows, type Matrix, mapOffDiagonal, offDiagonalSum, toRows, transpose } from "../matrix.ts";
import { account } from "./accounting.ts";
import { independentMoves, minimumMoves } from "./array.ts";
import { type FlowEstimate, type FlowMethod, flowsFromStocks as tryFlows } from "./from-stocks.ts";
import { migrationRate } from "./migration-rate.ts";
import type { StockPair } from "./model.ts";

/** Worked examples of four regions: Abel (2013), Abel and Cohen (2019), Rogers and von Rabenau (1971), recomputed by hand. */
const off = (m: Matrix) => toRows(mapOffDiagonal(m, (i, j) => at(m, i, j)));
const none = [0, 0, 0, 0];

function flowsFromStocks(method: FlowMethod, pair: StockPair): FlowEstimate {
  const result = tryFlows(method, pair);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.estimate;
}

describe("example 1: no births, no deaths", () => {
  const start = fromRows([
    [1000, 100, 10, 0],
    [55, 555, 50, 5],
    [80, 40, 800, 40],
    [20, 25, 20, 200],
  ]);
  const end = fromRows([
    [950, 100, 60, 0],
    [80, 505, 75, 5],
    [90, 30, 800, 40],
    [40, 45, 0, 180],
  ]);

  test("the minimum", () => {
    expect(toRows(minimumMoves(start, end).total())).toEqual([
      [0, 0, 50, 0],
      [35, 0, 25, 0],
      [10, 10, 0, 0],
      [10, 10, 0, 0],
    ]);
  });
  test("independence", () => {
    expect(offDiagonalSum(independentMoves(start, end).total())).toBeCloseTo(880.6387, 4);
  });
  test("types of move add to the total", () => {
    for (const array of [minimumMoves(start, end), independentMoves(start, end)]) {
      const { outward, return: back, transit } = array.byType();
      const total = array.total();
      for (let i = 0; i < 16; i++)
        expect((outward.values[i] ?? 0) + (back.values[i] ?? 0) + (transit.values[i] ?? 0)).toBeCloseTo(
          total.values[i] ?? 0,
          9,
        );
    }
  });
  test("closed accounts", () => {
    expect(flowsFromStocks("da_min_closed", { start, end, births: none, deaths: none }).total).toBeCloseTo(
      150,
      6,
    );
  });
});

describe("example 2: with births and deaths", () => {
  const start = transpose(
    fromRows([
      [1000, 55, 80, 20],
      [100, 555, 40, 25],
      [10, 50, 800, 20],
      [0, 5, 40, 200],
    ]),
  );
  const end = transpose(
    fromRows([
      [1060, 45, 70, 30],
      [60, 540, 75, 30],
      [10, 40, 770, 20],
      [10, 0, 70, 230],
    ]),
  );
  const pair = { start, end, births: [80, 20, 40, 60], deaths: [70, 30, 50, 10] };

  test("open, variant of 2013", () => {
    expect(flowsFromStocks("da_min_open_dr", pair).total).toBeCloseTo(131.9549, 4);
  });
  test("open", () => {
    expect(flowsFromStocks("da_min_open", pair).total).toBeCloseTo(136.1035, 4);
  });
  test("the accounts show what they balanced", () => {
    const result = account(pair, "open");
    expect(result.ok && result.accounts.imbalance).toBe(-20);
  });
});

describe("example 3: differences and rates", () => {
  const start = fromRows([
    [100, 10, 10, 0],
    [20, 55, 25, 10],
    [10, 40, 140, 65],
    [20, 25, 20, 200],
  ]);
  const end = fromRows([
    [75, 25, 5, 15],
    [20, 45, 30, 15],
    [30, 40, 150, 35],
    [10, 50, 5, 200],
  ]);
  const pair = { start, end, births: none, deaths: none };

  test("decreases dropped", () => {
    expect(off(flowsFromStocks("sd_drop_neg", pair).flow)).toEqual([
      [0, 15, 0, 15],
      [0, 0, 5, 5],
      [20, 0, 0, 0],
      [0, 25, 0, 0],
    ]);
  });
  test("decreases reversed", () => {
    expect(off(flowsFromStocks("sd_rev_neg", pair).flow)).toEqual([
      [0, 15, 0, 25],
      [0, 0, 5, 5],
      [25, 0, 0, 15],
      [0, 25, 30, 0],
    ]);
  });
  test("rates", () => {
    const flow = migrationRate(start, 60);
    expect(at(flow, 0, 1)).toBeCloseTo(2.352941, 6);
    expect(at(flow, 2, 3)).toBeCloseTo(15.294118, 6);
  });
  test("Rogers and von Rabenau", () => {
    const estimate = flowsFromStocks("rogers_von_rabenau", pair);
    expect(at(estimate.flow, 2, 3)).toBeCloseTo(-51.8513, 4);
  });
});

test("example 4: two-dimensional fitting", () => {
  const result = fit2(
    fromRows([
      [5, 2],
      [1, 7],
    ]),
    [18, 20],
    [16, 22],
  );
  expect(
    result.ok &&
      toRows(result.fit.table)
        .flat()
        .map((v) => Math.round(v * 1e4) / 1e4),
  ).toEqual([13.2502, 4.7498, 2.7498, 17.2502]);
});
