import { columnSums, copy, type Matrix, rowSums, sum } from "./matrix.ts";

/** What an iterative proportional fit gives beside its table: nothing about convergence is assumed. */
export interface Fit<T> {
  readonly table: T;
  readonly iterations: number;
  readonly converged: boolean;
  /** The largest absolute difference between a margin asked for and the one met. */
  readonly gap: number;
}

export interface FitOptions {
  /** Stop when no margin is off by more than this share of the table's total. */
  readonly tolerance?: number;
  readonly maxIterations?: number;
}

/** Why margins cannot be met, with the indexes of the rows or columns at fault. */
export type FitFault =
  | { readonly fault: "totals-differ"; readonly rows: number; readonly columns: number }
  | {
      readonly fault: "negative-margin";
      readonly margin: "rows" | "columns" | "layers";
      readonly indexes: readonly number[];
    }
  | { readonly fault: "negative-seed"; readonly indexes: readonly number[] }
  /** A margin above zero whose seed cells are all zero. */
  | {
      readonly fault: "empty-seed";
      readonly margin: "rows" | "columns";
      readonly indexes: readonly number[];
    };

export type FitResult<T> =
  | { readonly ok: true; readonly fit: Fit<T> }
  | { readonly ok: false; readonly fault: FitFault };

const defaults = { tolerance: 1e-12, maxIterations: 10_000 };
/** Margins that agree to this share of their total are taken as equal: they come from sums of decimals. */
const agreement = 1e-8;

/**
 * Two-dimensional iterative proportional fitting (Deming and Stephan 1940, Annals of Mathematical Statistics 11:427): the
 * table nearest to `seed` in relative entropy whose row and column sums are the given ones. Cells that are zero in the seed
 * stay zero.
 */
export function fit2(
  seed: Matrix,
  rows: ArrayLike<number>,
  columns: ArrayLike<number>,
  options: FitOptions = {},
): FitResult<Matrix> {
  const { tolerance, maxIterations } = { ...defaults, ...options };
  const fault = findFault(seed, rows, columns);
  if (fault) return { ok: false, fault };

  const table = copy(seed);
  const total = sum(Array.from(rows));
  const width = table.columns;
  let gap = 0;
  let iterations = 0;
  do {
    iterations++;
    scaleColumns(table, columns);
    const sums = rowSums(table);
    gap = 0;
    for (let r = 0; r < table.rows; r++) {
      const [wanted, met] = [rows[r] ?? 0, sums[r] ?? 0];
      gap = Math.max(gap, Math.abs(wanted - met));
      const factor = met === 0 ? 0 : wanted / met;
      for (let c = 0; c < width; c++)
        table.values[r * width + c] = (table.values[r * width + c] ?? 0) * factor;
    }
  } while (gap > tolerance * Math.max(total, 1) && iterations < maxIterations);
  // The rows are exact now; what is left of the columns is the true gap.
  gap = largestDifference(columnSums(table), columns);
  return { ok: true, fit: { table, iterations, converged: gap <= 1e-6 * Math.max(total, 1), gap } };
}

function scaleColumns(table: Matrix, wanted: ArrayLike<number>): void {
  const factors = columnSums(table);
  for (let c = 0; c < table.columns; c++)
    factors[c] = factors[c] === 0 ? 0 : (wanted[c] ?? 0) / (factors[c] ?? 1);
  for (let i = 0, c = 0; i < table.values.length; i++, c = c + 1 === table.columns ? 0 : c + 1)
    table.values[i] = (table.values[i] ?? 0) * (factors[c] ?? 0);
}

function findFault(seed: Matrix, rows: ArrayLike<number>, columns: ArrayLike<number>): FitFault | undefined {
  const [rowList, columnList] = [Array.from(rows), Array.from(columns)];
  const negative = (list: readonly number[]) => list.flatMap((value, i) => (value >= 0 ? [] : [i]));
  if (negative(rowList).length)
    return { fault: "negative-margin", margin: "rows", indexes: negative(rowList) };
  if (negative(columnList).length)
    return { fault: "negative-margin", margin: "columns", indexes: negative(columnList) };
  const bad = Array.from(seed.values).findIndex((value) => !(value >= 0));
  if (bad >= 0)
    return { fault: "negative-seed", indexes: [Math.floor(bad / seed.columns), bad % seed.columns] };
  const [rowTotal, columnTotal] = [sum(rowList), sum(columnList)];
  if (Math.abs(rowTotal - columnTotal) > agreement * Math.max(1, rowTotal, columnTotal))
    return { fault: "totals-differ", rows: rowTotal, columns: columnTotal };
  const empty = (wanted: readonly number[], seeded: Float64Array) =>
    wanted.flatMap((value, i) => (value > 0 && seeded[i] === 0 ? [i] : []));
  const emptyRows = empty(rowList, rowSums(seed));
  if (emptyRows.length) return { fault: "empty-seed", margin: "rows", indexes: emptyRows };
  const emptyColumns = empty(columnList, columnSums(seed));
  if (emptyColumns.length) return { fault: "empty-seed", margin: "columns", indexes: emptyColumns };
  return undefined;
}

function largestDifference(met: ArrayLike<number>, wanted: ArrayLike<number>): number {
  let gap = 0;
  for (let i = 0; i < met.length; i++) gap = Math.max(gap, Math.abs((met[i] ?? 0) - (wanted[i] ?? 0)));
  return gap;
}
