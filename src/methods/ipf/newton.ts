import { factorise, type Triangle } from "./cholesky.ts";
import type { Sparse } from "./sparse.ts";

/** A fit under way. The rows are met after each round; what the columns sum to is `met`. */
export interface FitState {
  readonly cells: Sparse;
  readonly rows: Float64Array;
  readonly columns: Float64Array;
  readonly row: Float64Array;
  readonly column: Float64Array;
  readonly met: Float64Array;
  /** The part of the table to which each column belongs. */
  readonly parts: Int32Array;
  /** The change of the column sums as it was at some point of this fit, or of one like it, factorised. */
  near: Triangle | undefined;
  /** True where factorising has turned out to be no help, as in a table that falls apart. */
  alone: boolean;
}

/** What was factorised has grown too unlike where it takes more rounds than this. */
const manyRounds = 25;

/** Wider tables than this are solved without factorising, which costs the cube of their width. */
const widest = 1000;

/**
 * The step of Newton on the logarithms of the column factors. With the rows met, the column sums change by
 * `diag(met) - P' diag(1/rows) P` (P the table), which leaves a vector alone that is constant on each part of the table that
 * hangs together. Solved by conjugate gradients; the change as it was when it was first asked for is factorised, and then
 * leads each later step to its answer in a few rounds.
 */
export function newtonDirection(state: FitState): Float64Array {
  const { cells, rows, columns, row, column, met } = state;
  const m = cells.columns;
  const table = new Float64Array(cells.values.length);
  for (let r = 0; r < cells.rows; r++) {
    const factor = row[r] ?? 0;
    const end = cells.begin[r + 1] ?? 0;
    for (let i = cells.begin[r] ?? 0; i < end; i++)
      table[i] = (cells.values[i] ?? 0) * factor * (column[cells.column[i] ?? 0] ?? 0);
  }
  const fresh = !state.near && !state.alone && m <= widest;
  if (fresh) state.near = factorise(changeMatrix(cells, table, rows, met), m);
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
  const residual = columns.map((wanted, c) => wanted - (met[c] ?? 0));
  const near = state.near?.solve ?? byDiagonal(cells, table, rows, met);
  const { x: step, rounds } = conjugateGradients(change, residual, near, balancing(met, state.parts));
  if (state.near && rounds > manyRounds) {
    state.near = undefined;
    state.alone = fresh;
  }
  centre(step, met, state.parts);
  // Far from the answer a logarithm may ask for too much at once.
  const largest = step.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return largest > 8 ? step.map((value) => (value * 8) / largest) : step;
}

/** A hair's breadth on the diagonal makes the vectors harmless that the change leaves alone. */
const ridge = 1e-7;

/** `diag(met) - P' diag(1/rows) P` as a whole; where a column is empty, 1. */
function changeMatrix(
  cells: Sparse,
  table: Float64Array,
  rows: Float64Array,
  met: Float64Array,
): Float64Array {
  const m = cells.columns;
  const change = new Float64Array(m * m);
  for (let r = 0; r < cells.rows; r++) {
    const wanted = rows[r] ?? 0;
    if (wanted === 0) continue;
    const [first, end] = [cells.begin[r] ?? 0, cells.begin[r + 1] ?? 0];
    for (let i = first; i < end; i++) {
      const at = (cells.column[i] ?? 0) * m;
      const share = (table[i] ?? 0) / wanted;
      // The lower half is enough: columns of a row ascend.
      for (let k = first; k <= i; k++) {
        const cell = at + (cells.column[k] ?? 0);
        change[cell] = (change[cell] ?? 0) - share * (table[k] ?? 0);
      }
    }
  }
  for (let c = 0; c < m; c++) {
    const sum = met[c] ?? 0;
    change[c * m + c] = sum > 0 ? (change[c * m + c] ?? 0) + sum * (1 + ridge) : 1;
  }
  return change;
}

/** The diagonal of the change: where most of a column lies in one cell, little of its sum is free to move. */
function byDiagonal(
  cells: Sparse,
  table: Float64Array,
  rows: Float64Array,
  met: Float64Array,
): (from: Float64Array, to: Float64Array) => void {
  const diagonal = met.slice();
  for (let r = 0; r < cells.rows; r++) {
    const wanted = rows[r] ?? 0;
    if (wanted === 0) continue;
    for (let i = cells.begin[r] ?? 0; i < (cells.begin[r + 1] ?? 0); i++) {
      const c = cells.column[i] ?? 0;
      diagonal[c] = (diagonal[c] ?? 0) - (table[i] ?? 0) ** 2 / wanted;
    }
  }
  return (from, to) => {
    for (let c = 0; c < diagonal.length; c++) {
      const own = diagonal[c] ?? 0;
      to[c] = own > 0 ? (from[c] ?? 0) / own : 0;
    }
  };
}

/** Takes from a step what moves a whole part alike, which changes nothing and may be large. */
function centre(step: Float64Array, met: Float64Array, parts: Int32Array): void {
  const [held, moved] = [new Float64Array(met.length), new Float64Array(met.length)];
  for (let c = 0; c < met.length; c++) {
    const part = parts[c] ?? 0;
    held[part] = (held[part] ?? 0) + (met[c] ?? 0);
    moved[part] = (moved[part] ?? 0) + (met[c] ?? 0) * (step[c] ?? 0);
  }
  for (let c = 0; c < met.length; c++) {
    const whole = held[parts[c] ?? 0] ?? 0;
    step[c] = whole > 0 ? (step[c] ?? 0) - (moved[parts[c] ?? 0] ?? 0) / whole : 0;
  }
}

/** Makes what is left over add to nothing on each part of the table, in proportion to what its columns hold. */
function balancing(met: Float64Array, parts: Int32Array): (residual: Float64Array) => void {
  const held = new Float64Array(met.length);
  for (let c = 0; c < met.length; c++) held[parts[c] ?? 0] = (held[parts[c] ?? 0] ?? 0) + (met[c] ?? 0);
  const over = new Float64Array(met.length);
  return (residual) => {
    over.fill(0);
    for (let c = 0; c < met.length; c++) {
      const part = parts[c] ?? 0;
      over[part] = (over[part] ?? 0) + (residual[c] ?? 0);
    }
    for (let c = 0; c < met.length; c++) {
      const part = parts[c] ?? 0;
      const whole = held[part] ?? 0;
      if (whole > 0) residual[c] = (residual[c] ?? 0) - ((over[part] ?? 0) * (met[c] ?? 0)) / whole;
    }
  };
}

/**
 * Solves `apply(x) = b` for a symmetric positive semidefinite `apply`; `near` solves it nearly. Newton squares what is left
 * over, so a step need not be exact.
 *
 * @param balance takes out of a residual what rounding has put where `apply` has no answer
 */
function conjugateGradients(
  apply: (x: Float64Array, out: Float64Array) => void,
  b: Float64Array,
  near: (from: Float64Array, to: Float64Array) => void,
  balance: (residual: Float64Array) => void,
): { readonly x: Float64Array; readonly rounds: number } {
  const n = b.length;
  const x = new Float64Array(n);
  const r = b.slice();
  const z = new Float64Array(n);
  const ap = new Float64Array(n);
  balance(r);
  near(r, z);
  const p = z.slice();
  let rz = dot(r, z);
  const small = rz * 1e-8;
  let rounds = 0;
  for (; rounds < 2 * n && rz > small; rounds++) {
    apply(p, ap);
    const curvature = dot(p, ap);
    if (!(curvature > 0)) break;
    const alpha = rz / curvature;
    for (let i = 0; i < n; i++) {
      x[i] = (x[i] ?? 0) + alpha * (p[i] ?? 0);
      r[i] = (r[i] ?? 0) - alpha * (ap[i] ?? 0);
    }
    balance(r);
    near(r, z);
    const next = dot(r, z);
    const beta = next / rz;
    for (let i = 0; i < n; i++) p[i] = (z[i] ?? 0) + beta * (p[i] ?? 0);
    rz = next;
  }
  return { x, rounds };
}

function dot(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += (a[i] ?? 0) * (b[i] ?? 0);
  return total;
}
