import { type Matrix, zeros } from "./matrix.ts";

/**
 * The x that makes |A x - b| least, by Householder reflections (Golub and Van Loan, Matrix Computations, section 5.3). The
 * columns are brought to the same length first. It squares nothing, so it keeps twice the digits that the normal equations keep.
 *
 * @param a at least as many rows as columns
 * @returns undefined where the columns depend on each other to working precision
 */
export function leastSquares(a: Matrix, b: Float64Array): Float64Array | undefined {
  const { rows: m, columns: n } = a;
  if (m < n) return undefined;
  const left = columnsOf(a);
  const right = b.slice();
  const lengths = left.map(lengthOf);
  if (lengths.some((length) => length === 0)) return undefined;
  for (const [c, column] of left.entries()) {
    const length = lengths[c] ?? 1;
    for (let r = 0; r < m; r++) column[r] = (column[r] ?? 0) / length;
  }
  const triangle = zeros(n);
  for (let k = 0; k < n; k++) {
    const own = left[k] ?? new Float64Array(m);
    const length = lengthOf(own.subarray(k));
    if (length <= m * Number.EPSILON) return undefined;
    const first = own[k] ?? 0;
    const reached = first > 0 ? -length : length;
    own[k] = first - reached;
    const scale = 2 / (own.subarray(k).reduce((total, value) => total + value * value, 0) || 1);
    for (const [c, column] of left.entries()) if (c > k) reflect(column, own, k, scale);
    reflect(right, own, k, scale);
    triangle.values[k * n + k] = reached;
    for (let c = k + 1; c < n; c++) triangle.values[k * n + c] = left[c]?.[k] ?? 0;
  }
  return backward(triangle, right).map((value, c) => value / (lengths[c] ?? 1));
}

function columnsOf({ rows, columns, values }: Matrix): Float64Array[] {
  return Array.from({ length: columns }, (_, c) =>
    Float64Array.from({ length: rows }, (_, r) => values[r * columns + c] ?? 0),
  );
}

function lengthOf(values: Float64Array): number {
  return Math.hypot(...chunked(values));
}

/** Lengths of stretches, since a function takes only so many arguments. */
function chunked(values: Float64Array): number[] {
  const lengths: number[] = [];
  for (let at = 0; at < values.length; at += 4096)
    lengths.push(Math.hypot(...values.subarray(at, at + 4096)));
  return lengths;
}

function reflect(values: Float64Array, normal: Float64Array, from: number, scale: number): void {
  let product = 0;
  for (let r = from; r < values.length; r++) product += (values[r] ?? 0) * (normal[r] ?? 0);
  for (let r = from; r < values.length; r++)
    values[r] = (values[r] ?? 0) - scale * product * (normal[r] ?? 0);
}

function backward({ rows: n, values }: Matrix, right: Float64Array): Float64Array {
  const x = new Float64Array(n);
  for (let k = n - 1; k >= 0; k--) {
    let value = right[k] ?? 0;
    for (let c = k + 1; c < n; c++) value -= (values[k * n + c] ?? 0) * (x[c] ?? 0);
    x[k] = value / (values[k * n + k] ?? 1);
  }
  return x;
}
