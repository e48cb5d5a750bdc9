import type { Sparse } from "./sparse.ts";

/** A fit under way. The rows are met after each round; what the columns sum to is `met`. */
export interface FitState {
  readonly cells: Sparse;
  readonly rows: Float64Array;
  readonly columns: Float64Array;
  readonly row: Float64Array;
  readonly column: Float64Array;
  readonly met: Float64Array;
}

/**
 * The step of Newton on the logarithms of the column factors. With the rows met, the column sums change by
 * `diag(met) - P' diag(1/rows) P` (P the table), which has the constant vector as its only null direction where the table
 * hangs together. Solved by conjugate gradients.
 */
export function newtonDirection(state: FitState): Float64Array {
  const { cells, rows, columns, row, column, met } = state;
  const m = cells.columns;
  const table = new Float64Array(cells.values.length);
  // The diagonal of the change itself: where most of a column lies in one cell, little of its sum is free to move.
  const diagonal = met.slice();
  for (let r = 0; r < cells.rows; r++) {
    const wanted = rows[r] ?? 0;
    const factor = row[r] ?? 0;
    const end = cells.begin[r + 1] ?? 0;
    for (let i = cells.begin[r] ?? 0; i < end; i++) {
      const c = cells.column[i] ?? 0;
      const value = (cells.values[i] ?? 0) * factor * (column[c] ?? 0);
      table[i] = value;
      if (wanted > 0) diagonal[c] = (diagonal[c] ?? 0) - (value * value) / wanted;
    }
  }
  const change = (direction: Float64Array, out: Float64Array): void => {
    for (let c = 0; c < m; c++) out[c] = (met[c] ?? 0) * (direction[c] ?? 0);
    for (let r = 0; r < cells.rows; r++) {
      const wanted = rows[r] ?? 0;
      if (wanted === 0) continue;
      const [first, end] = [cells.begin[r] ?? 0, cells.begin[r + 1] ?? 0];
      let weighted = 0;
      for (let i = first; i < end; i++) weighted += (table[i] ?? 0) * (direction[cells.column[i] ?? 0] ?? 0);
      weighted /= wanted;
      for (let i = first; i < end; i++) {
        const c = cells.column[i] ?? 0;
        out[c] = (out[c] ?? 0) - (table[i] ?? 0) * weighted;
      }
    }
  };
  const step = conjugateGradients(
    change,
    columns.map((wanted, c) => wanted - (met[c] ?? 0)),
    diagonal,
  );
  // Far from the answer a logarithm may ask for too much at once.
  const largest = step.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return largest > 8 ? step.map((value) => (value * 8) / largest) : step;
}

/** Solves `apply(x) = b` for a symmetric positive semidefinite `apply`, preconditioned by its diagonal. */
function conjugateGradients(
  apply: (x: Float64Array, out: Float64Array) => void,
  b: Float64Array,
  diagonal: Float64Array,
): Float64Array {
  const n = b.length;
  const x = new Float64Array(n);
  const r = b.slice();
  const z = new Float64Array(n);
  const ap = new Float64Array(n);
  const inverse = diagonal.map((value) => (value > 0 ? 1 / value : 0));
  for (let i = 0; i < n; i++) z[i] = (r[i] ?? 0) * (inverse[i] ?? 0);
  const p = z.slice();
  let rz = dot(r, z);
  // Newton squares what is left over, so a step need not be exact.
  const small = rz * 1e-8;
  for (let k = 0; k < 2 * n && rz > small; k++) {
    apply(p, ap);
    const curvature = dot(p, ap);
    if (!(curvature > 0)) break;
    const alpha = rz / curvature;
    for (let i = 0; i < n; i++) {
      x[i] = (x[i] ?? 0) + alpha * (p[i] ?? 0);
      r[i] = (r[i] ?? 0) - alpha * (ap[i] ?? 0);
      z[i] = (r[i] ?? 0) * (inverse[i] ?? 0);
    }
    const next = dot(r, z);
    const beta = next / rz;
    for (let i = 0; i < n; i++) p[i] = (z[i] ?? 0) + beta * (p[i] ?? 0);
    rz = next;
  }
  return x;
}

function dot(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += (a[i] ?? 0) * (b[i] ?? 0);
  return total;
}
