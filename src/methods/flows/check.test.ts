import { describe, expect, test } from "vitest";
import { fromRows } from "../matrix.ts";
import { checkPair } from "./check.ts";
import { flowsFromStocks } from "./from-stocks.ts";

const start = fromRows([
  [100, 10],
  [20, 80],
]);
const end = fromRows([
  [95, 15],
  [25, 75],
]);
const none = [0, 0];

describe("faults of the input", () => {
  test.each([
    [
      { start: fromRows([[1, 2]]), end, births: none, deaths: none },
      { fault: "not-square", table: "start" },
    ],
    [
      { start, end: fromRows([[1]]), births: none, deaths: none },
      { fault: "sizes-differ", table: "end" },
    ],
    [
      { start, end, births: [0], deaths: none },
      { fault: "sizes-differ", table: "births", size: 1 },
    ],
    [
      { start, end, births: none, deaths: [0, -1] },
      { fault: "negative", table: "deaths", row: 1 },
    ],
    [
      { start, end, births: [Number.NaN, 0], deaths: none },
      { fault: "not-a-number", table: "births", row: 0 },
    ],
    [
      { start, end, births: [0, 91], deaths: none },
      { fault: "births-above-population", index: 1, count: 91, population: 90 },
    ],
    [
      { start, end, births: none, deaths: [121, 0] },
      { fault: "deaths-above-population", index: 0, count: 121, population: 120 },
    ],
  ])("case %#", (pair, fault) => {
    expect(checkPair(pair)[0]).toMatchObject(fault);
    expect(flowsFromStocks("da_min_closed", pair)).toMatchObject({ ok: false });
  });

  test("negative migrants are a fault, negative natives a repair", () => {
    const migrants = fromRows([
      [100, -10],
      [20, 80],
    ]);
    expect(checkPair({ start: migrants, end, births: none, deaths: none })).toEqual([
      { fault: "negative", table: "start", row: 0, column: 1, value: -10 },
    ]);
    const natives = fromRows([
      [-5, 10],
      [125, 80],
    ]);
    const result = flowsFromStocks("da_min_open", { start: natives, end, births: none, deaths: none });
    expect(result.ok && result.estimate.repairs[0]).toEqual({
      repair: "negative-natives-set-to-zero",
      index: 0,
      size: 5,
    });
  });

  test("a birthplace in one table only: closed accounts name it, open ones let it go", () => {
    const gone = fromRows([
      [100, 10],
      [0, 0],
    ]);
    const pair = { start, end: gone, births: none, deaths: none };
    expect(flowsFromStocks("da_min_closed", pair)).toEqual({
      ok: false,
      faults: [{ fault: "birthplace-in-one-table", index: 1, table: "start", total: 100 }],
    });
    expect(flowsFromStocks("da_min_open", pair)).toMatchObject({ ok: true });
  });

  test("a stock without an inverse", () => {
    const same = fromRows([
      [1, 1],
      [1, 1],
    ]);
    expect(flowsFromStocks("rogers_von_rabenau", { start: same, end, births: none, deaths: none })).toEqual({
      ok: false,
      faults: [{ fault: "no-inverse" }],
    });
  });

  test("margins that cannot agree name the rows", () => {
    // Those born in A live in A alone, which has no room for as many as there must be.
    const [before, after] = [
      fromRows([
        [100, 0],
        [0, 1000],
      ]),
      fromRows([
        [900, 0],
        [0, 200],
      ]),
    ];
    expect(
      flowsFromStocks("da_min_closed", { start: before, end: after, births: none, deaths: none }),
    ).toMatchObject({
      ok: false,
      faults: [
        { fault: "margins", table: "start", fit: { fault: "cannot-agree", rows: [0], columns: [0] } },
        { fault: "margins", table: "end", fit: { fault: "cannot-agree", rows: [1], columns: [1] } },
      ],
    });
  });
});
