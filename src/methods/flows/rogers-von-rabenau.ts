import { at, columnSums, copy, type Matrix, mapOffDiagonal } from "../matrix.ts";

/**
 * Transition shares that carry the stock at the beginning over to the one at the end, times the population at the
 * beginning: `solve(S1, S2)` times the column sums of S1. Rogers and von Rabenau (1971), Mathematical Biosciences 10:201.
 * Nothing keeps a share from being negative: such cells are the method's own failure and are given as they are.
 *
 * @returns flows, origin by destination, or undefined where the stock at the beginning has no inverse
 */
export function rogersVonRabenau(start: Matrix, end: Matrix): Matrix | undefined {
  const shares = solve(start, end);
  if (!shares) return undefined;
  const population = columnSums(start);
  return mapOffDiagonal(shares, (i, j) => at(shares, i, j) * (population[i] ?? 0));
}

/** X with A X = B, by Gaussian elimination with row pivoting; undefined where A is singular to working precision. */
export function solve(a: Matrix, b: Matrix): Matrix | undefined {
  const n = a.rows;
  const m = b.columns;
  const left = copy(a).values;
  const right = copy(b);
  const x = right.values;
  const scale = left.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let r = k + 1; r < n; r++)
      if (Math.abs(left[r * n + k] ?? 0) > Math.abs(left[pivot * n + k] ?? 0)) pivot = r;
    if (Math.abs(left[pivot * n + k] ?? 0) <= scale * n * Number.EPSILON) return undefined;
    swapRows(left, n, k, pivot);
    swapRows(x, m, k, pivot);
    for (let r = k + 1; r < n; r++) {
      const factor = (left[r * n + k] ?? 0) / (left[k * n + k] ?? 1);
      if (factor === 0) continue;
      for (let c = k; c < n; c++) left[r * n + c] = (left[r * n + c] ?? 0) - factor * (left[k * n + c] ?? 0);
      for (let c = 0; c < m; c++) x[r * m + c] = (x[r * m + c] ?? 0) - factor * (x[k * m + c] ?? 0);
    }
  }
  for (let k = n - 1; k >= 0; k--) {
    for (let c = 0; c < m; c++) {
      let value = x[k * m + c] ?? 0;
      for (let j = k + 1; j < n; j++) value -= (left[k * n + j] ?? 0) * (x[j * m + c] ?? 0);
      x[k * m + c] = value / (left[k * n + k] ?? 1);
    }
  }
  return right;
}

function swapRows(values: Float64Array, width: number, a: number, b: number): void {
  if (a === b) return;
  const kept = values.slice(a * width, (a + 1) * width);
  values.copyWithin(a * width, b * width, (b + 1) * width);
  values.set(kept, b * width);
}
