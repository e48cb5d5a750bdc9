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

/** Plain rounds before Newton's steps: they bring any seed near, cheaply. */
const plainRounds = 12;

/**
 * Two-dimensional iterative proportional fitting (Deming and Stephan 1940, Annals of Mathematical Statistics 11:427): the
 * table nearest to `seed` in relative entropy whose row and column sums are the given ones. Cells that are zero in the seed
 * stay zero.
 *
 * Plain fitting gains a fixed factor each round, and hardly any where most of a table lies on its diagonal, as in migrant
 * stocks. So after some rounds the same fixed point is approached by Newton's method on the column factors (the row factors
 * follow from them), each step solved by conjugate gradients; a step that does not help gives way to plain rounds.
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

  const total = sum(Array.from(rows));
  const enough = tolerance * Math.max(total, 1);
  let table = copy(seed);
  let gap = Number.POSITIVE_INFINITY;
  let iterations = 0;
  let stalled = 0;
  while (gap > enough && iterations < maxIterations && stalled < 3) {
    for (let round = 0; round < plainRounds; round++) {
      scaleColumns(table, columns);
      scaleRows(table, rows);
    }
    iterations += plainRounds;
    let met = columnSums(table);
    gap = largestDifference(met, columns);
    const before = gap;
    while (gap > enough && iterations < maxIterations) {
      const next = newtonStep(table, met, rows, columns);
      met = columnSums(next);
      const nextGap = largestDifference(met, columns);
      if (!(nextGap < gap)) break;
      iterations++;
      table = next;
      gap = nextGap;
    }
    // Where doubles can do no better, the gap no longer shrinks.
    stalled = gap < before * 0.5 ? 0 : stalled + 1;
  }
  return { ok: true, fit: { table, iterations, converged: gap <= 1e-9 * Math.max(total, 1), gap } };
}

/**
 * The table after one step of Newton on the logarithms of the column factors, its rows fitted again. With the rows met, the
 * column sums change by `diag(columns) - P' diag(1/rows) P` (P the table), which has the constant vector as its only null
 * direction when the table hangs together.
 */
function newtonStep(
  table: Matrix,
  met: Float64Array,
  rows: ArrayLike<number>,
  columns: ArrayLike<number>,
): Matrix {
  const m = table.columns;
  const change = (direction: Float64Array): Float64Array => {
    const out = new Float64Array(m);
    for (let j = 0; j < m; j++) out[j] = (met[j] ?? 0) * (direction[j] ?? 0);
    for (let r = 0; r < table.rows; r++) {
      const row = table.values.subarray(r * m, (r + 1) * m);
      const wanted = rows[r] ?? 0;
      if (wanted === 0) continue;
      let weighted = 0;
      for (let j = 0; j < m; j++) weighted += (row[j] ?? 0) * (direction[j] ?? 0);
      weighted /= wanted;
      for (let j = 0; j < m; j++) out[j] = (out[j] ?? 0) - (row[j] ?? 0) * weighted;
    }
    return out;
  };
  // The diagonal of the change itself: where most of a column lies in one cell, little of its sum is free to move.
  const diagonal = met.slice();
  for (let r = 0, i = 0; r < table.rows; r++) {
    const wanted = rows[r] ?? 0;
    for (let j = 0; j < m; j++, i++)
      if (wanted > 0) diagonal[j] = (diagonal[j] ?? 0) - (table.values[i] ?? 0) ** 2 / wanted;
  }
  const residual = Float64Array.from(met, (value, j) => (columns[j] ?? 0) - value);
  const step = conjugateGradients(change, residual, diagonal);
  const next = copy(table);
  for (let j = 0; j < m; j++) {
    // Far from the answer a logarithm may ask for too much at once.
    const factor = Math.exp(Math.min(2, Math.max(-2, step[j] ?? 0)));
    for (let i = j; i < next.values.length; i += m) next.values[i] = (next.values[i] ?? 0) * factor;
  }
  scaleRows(next, rows);
  return next;
}

/** Solves `apply(x) = b` for a symmetric positive semidefinite `apply`, preconditioned by its diagonal. */
function conjugateGradients(
  apply: (x: Float64Array) => Float64Array,
  b: Float64Array,
  diagonal: Float64Array,
): Float64Array {
  const n = b.length;
  const x = new Float64Array(n);
  const r = b.slice();
  const precondition = (v: Float64Array) =>
    v.map((value, i) => ((diagonal[i] ?? 0) > 0 ? value / (diagonal[i] ?? 1) : 0));
  let z = precondition(r);
  const p = z.slice();
  let rz = dot(r, z);
  const small = rz * 1e-10;
  for (let k = 0; k < 2 * n && rz > small; k++) {
    const ap = apply(p);
    const curvature = dot(p, ap);
    if (!(curvature > 0)) break;
    const alpha = rz / curvature;
    for (let i = 0; i < n; i++) {
      x[i] = (x[i] ?? 0) + alpha * (p[i] ?? 0);
      r[i] = (r[i] ?? 0) - alpha * (ap[i] ?? 0);
    }
    z = precondition(r);
    const next = dot(r, z);
    for (let i = 0; i < n; i++) p[i] = (z[i] ?? 0) + (next / rz) * (p[i] ?? 0);
    rz = next;
  }
  return x;
}

function dot(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += (a[i] ?? 0) * (b[i] ?? 0);
  return total;
}

function scaleRows(table: Matrix, wanted: ArrayLike<number>): void {
  const m = table.columns;
  for (let r = 0; r < table.rows; r++) {
    let met = 0;
    for (let i = r * m; i < (r + 1) * m; i++) met += table.values[i] ?? 0;
    const factor = met === 0 ? 0 : (wanted[r] ?? 0) / met;
    for (let i = r * m; i < (r + 1) * m; i++) table.values[i] = (table.values[i] ?? 0) * factor;
  }
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
