import { columnSums, type Matrix } from "../matrix.ts";
import type { FlowFault, StockPair, TableName } from "./model.ts";

/** At most so many faults of one sort are told: a table in another unit has one in each cell. */
const most = 20;

/**
 * What keeps a pair of stock tables, with births and deaths, and a seed where there is one, from being used: sizes, cells
 * that are negative or no number, births and deaths above the population. Natives may be negative: the accounts repair
 * that (step 1). Empty where all is well.
 */
export function checkPair(pair: StockPair, seed?: Matrix): readonly FlowFault[] {
  const sizes = checkSizes(pair, seed);
  if (sizes.length > 0) return sizes;
  const cells = [
    ...checkCells("start", pair.start, true),
    ...checkCells("end", pair.end, true),
    ...checkCells("births", list(pair.births), false),
    ...checkCells("deaths", list(pair.deaths), false),
    ...(seed ? checkCells("seed", seed, true) : []),
  ];
  if (cells.length > 0) return cells;
  return [
    ...checkAgainst("births-above-population", pair.births, columnSums(pair.end)),
    ...checkAgainst("deaths-above-population", pair.deaths, columnSums(pair.start)),
  ];
}

function checkSizes({ start, end, births, deaths }: StockPair, seed: Matrix | undefined): FlowFault[] {
  const faults: FlowFault[] = [];
  const expected = start.rows;
  for (const [table, { rows, columns }] of [
    ["start", start],
    ["end", end],
    ...(seed ? [["seed", seed] as const] : []),
  ] as const) {
    if (rows !== columns) faults.push({ fault: "not-square", table, rows, columns });
    else if (rows !== expected) faults.push({ fault: "sizes-differ", table, size: rows, expected });
  }
  for (const [table, { length: size }] of [
    ["births", births],
    ["deaths", deaths],
  ] as const)
    if (size !== expected) faults.push({ fault: "sizes-differ", table, size, expected });
  return faults;
}

function list(values: ArrayLike<number>): Matrix {
  return { rows: values.length, columns: 1, values: Float64Array.from(Array.from(values)) };
}

function checkCells(table: TableName, { rows, columns, values }: Matrix, square: boolean): FlowFault[] {
  const faults: FlowFault[] = [];
  for (let i = 0; i < rows * columns && faults.length < most; i++) {
    const value = values[i] ?? Number.NaN;
    if (value >= 0 && value < Number.POSITIVE_INFINITY) continue;
    const [row, column] = [Math.floor(i / columns), square ? i % columns : undefined];
    if (!Number.isFinite(value)) faults.push({ fault: "not-a-number", table, row, column, value });
    else if (row !== column || table === "seed")
      faults.push({ fault: "negative", table, row, column, value });
  }
  return faults;
}

function checkAgainst(
  fault: "births-above-population" | "deaths-above-population",
  counts: ArrayLike<number>,
  population: Float64Array,
): FlowFault[] {
  return Array.from(counts)
    .flatMap((count, index) => {
      const people = population[index] ?? 0;
      return count > people ? [{ fault, index, count, population: people }] : [];
    })
    .slice(0, most);
}
