import { type Matrix, sum } from "../matrix.ts";
import {
  agreement,
  defaultTolerance,
  type FitFault,
  type FitOptions,
  type FitResult,
  met as metShare,
  negativeIn,
  type Warm,
} from "./model.ts";
import { type FitState, newtonDirection } from "./newton.ts";
import { partsOf } from "./parts.ts";
import { unreachable } from "./reach.ts";
import { type Sparse, scaled, sparse } from "./sparse.ts";

/** Plain rounds before Newton's steps: they bring any seed near, cheaply. */
const plainRounds = 6;

/** The factors that a fit ends with: `table[r][c] = seed[r][c] * row[r] * column[c]`. */
export interface Factors extends Warm {
  readonly rowFactors: Float64Array;
  readonly columnFactors: Float64Array;
}

/**
 * Two-dimensional iterative proportional fitting (Deming and Stephan 1940, Annals of Mathematical Statistics 11:427): the
 * table nearest to `seed` in relative entropy whose row and column sums are the given ones. Cells that are zero in the seed
 * stay zero; where they make the margins impossible, the fault names the rows.
 *
 * Plain fitting gains a fixed factor each round, and hardly any where most of a table lies on its diagonal, as in migrant
 * stocks. So after some rounds the same fixed point is approached by Newton's method on the column factors (the row factors
 * follow from them); a step that does not help gives way to plain rounds.
 */
export function fit2(
  seed: Matrix,
  rows: ArrayLike<number>,
  columns: ArrayLike<number>,
  options: FitOptions = {},
): FitResult<Matrix, Factors> {
  const { tolerance = defaultTolerance, maxIterations = 10_000 } = options;
  const fault = findFault(seed, rows, columns);
  if (fault) return { ok: false, fault };
  const cells = sparse(seed);
  const [wantedRows, wantedColumns] = [Float64Array.from(rows), Float64Array.from(columns)];
  const state = begin(cells, wantedRows, wantedColumns, options.warm);
  let iterations = 0;
  let stalled = 0;
  let worst = Number.POSITIVE_INFINITY;
  while (worst > tolerance && iterations < maxIterations && stalled < 4) {
    for (let round = 0; round < plainRounds; round++) {
      scaleColumns(state);
      scaleRows(state);
    }
    iterations += plainRounds;
    measure(state);
    worst = worstShare(state);
    const before = worst;
    while (worst > tolerance && iterations < maxIterations) {
      const better = damped(state, worst);
      if (better === undefined) break;
      iterations++;
      worst = better;
    }
    // Where doubles can do no better, the difference no longer shrinks.
    stalled = worst < before * 0.5 ? 0 : stalled + 1;
  }
  const converged = worst <= Math.max(metShare, tolerance);
  if (!converged) {
    const total = sum(wantedRows);
    const impossible = unreachable(cells, wantedRows, wantedColumns, agreement * Math.max(total, 1));
    if (impossible) return { ok: false, fault: impossible };
  }
  return {
    ok: true,
    fit: {
      table: scaled(cells, state.row, state.column),
      iterations,
      converged,
      gap: largestDifference(state.met, wantedColumns),
      rowFactors: state.row,
      columnFactors: state.column,
      ...(state.near ? { near: state.near } : {}),
    },
  };
}

/** A descent of less than this share of the table's total is lost in the rounding of the sums that would show it. */
const resolution = 1e-9;

/**
 * Newton's step, halved until the convex function that fitting descends goes down enough (Armijo): so it gets there from
 * anywhere. Gives how far off the columns are afterwards, or undefined, the state unchanged, where no step helps.
 */
function damped(state: FitState, worst: number): number | undefined {
  const { column, columns, met } = state;
  const direction = newtonDirection(state);
  const before = column.slice();
  const height = descended(state, before);
  let slope = 0;
  for (let c = 0; c < direction.length; c++)
    slope += ((met[c] ?? 0) - (columns[c] ?? 0)) * (direction[c] ?? 0);
  // Near the end the function no longer tells two steps apart, while the margins still do. Elsewhere a step that only
  // brings the margins nearer may jump over the answer and back for ever.
  const blurred = -slope < resolution * sum(state.rows);
  for (let length = 1; length > 1e-4; length /= 2) {
    for (let c = 0; c < column.length; c++)
      column[c] = (before[c] ?? 0) * Math.exp(length * (direction[c] ?? 0));
    scaleRows(state);
    measure(state);
    const next = worstShare(state);
    const lower = descended(state, before) <= height + 1e-4 * length * slope;
    if ((lower && next < Number.POSITIVE_INFINITY) || (blurred && next < worst)) return next;
  }
  column.set(before);
  scaleRows(state);
  measure(state);
  return undefined;
}

/**
 * The dual of the fit, whose gradient is what the columns sum to less what they should: `sum(rows * log(row sums)) -
 * sum(columns * log(column factors))`, the logarithms taken against the factors of before, so that little is lost.
 */
function descended({ cells, rows, columns, row, column }: FitState, before: Float64Array): number {
  let height = 0;
  for (let r = 0; r < cells.rows; r++) {
    const [wanted, factor] = [rows[r] ?? 0, row[r] ?? 0];
    if (wanted > 0 && factor > 0) height -= wanted * Math.log(factor / wanted);
  }
  for (let c = 0; c < columns.length; c++) {
    const ratio = (column[c] ?? 0) / (before[c] ?? 1);
    if (ratio > 0) height -= (columns[c] ?? 0) * Math.log(ratio);
  }
  return height;
}

function begin(cells: Sparse, rows: Float64Array, columns: Float64Array, warm: Warm | undefined): FitState {
  const column = new Float64Array(cells.columns).fill(1);
  warm?.columnFactors?.forEach((value, c) => {
    if (value > 0 && Number.isFinite(value)) column[c] = value;
  });
  const state: FitState = {
    cells,
    rows,
    columns,
    column,
    row: new Float64Array(cells.rows),
    met: new Float64Array(cells.columns),
    parts: partsOf(cells, rows),
    near: warm?.near?.size === cells.columns ? warm.near : undefined,
    alone: false,
  };
  scaleRows(state);
  return state;
}

function scaleRows({ cells, rows, row, column }: FitState): void {
  for (let r = 0; r < cells.rows; r++) {
    const end = cells.begin[r + 1] ?? 0;
    let weighted = 0;
    for (let i = cells.begin[r] ?? 0; i < end; i++)
      weighted += (cells.values[i] ?? 0) * (column[cells.column[i] ?? 0] ?? 0);
    row[r] = weighted === 0 ? 0 : (rows[r] ?? 0) / weighted;
  }
}

function scaleColumns(state: FitState): void {
  const { columns, column, met } = state;
  measure(state);
  for (let c = 0; c < column.length; c++) {
    const sum = met[c] ?? 0;
    column[c] = sum === 0 ? 0 : ((column[c] ?? 0) * (columns[c] ?? 0)) / sum;
  }
}

/** What the columns sum to. */
function measure({ cells, row, column, met }: FitState): void {
  met.fill(0);
  for (let r = 0; r < cells.rows; r++) {
    const factor = row[r] ?? 0;
    const end = cells.begin[r + 1] ?? 0;
    for (let i = cells.begin[r] ?? 0; i < end; i++) {
      const c = cells.column[i] ?? 0;
      met[c] = (met[c] ?? 0) + (cells.values[i] ?? 0) * factor;
    }
  }
  for (let c = 0; c < met.length; c++) met[c] = (met[c] ?? 0) * (column[c] ?? 0);
}

/** The largest share by which a column is off what was asked for. */
function worstShare({ met, columns }: FitState): number {
  let worst = 0;
  for (let c = 0; c < met.length; c++) {
    const wanted = columns[c] ?? 0;
    const off = Math.abs((met[c] ?? 0) - wanted);
    if (off > 0) worst = Math.max(worst, off / Math.max(wanted, Number.MIN_VALUE));
    if (Number.isNaN(off)) return Number.POSITIVE_INFINITY;
  }
  return worst;
}

function findFault(seed: Matrix, rows: ArrayLike<number>, columns: ArrayLike<number>): FitFault | undefined {
  for (const [margin, list, expected] of [
    ["rows", rows, seed.rows],
    ["columns", columns, seed.columns],
  ] as const) {
    if (list.length !== expected) return { fault: "sizes-differ", margin, size: list.length, expected };
    const indexes = negativeIn(list);
    if (indexes.length > 0) return { fault: "negative-margin", margin, indexes };
  }
  const bad = seed.values.findIndex((value) => !(value >= 0 && value < Number.POSITIVE_INFINITY));
  if (bad >= 0)
    return { fault: "negative-seed", indexes: [Math.floor(bad / seed.columns), bad % seed.columns] };
  const totals = [sum(Array.from(rows)), sum(Array.from(columns))] as const;
  if (Math.abs(totals[0] - totals[1]) > agreement * Math.max(...totals))
    return { fault: "totals-differ", margins: ["rows", "columns"], indexes: [], totals };
  const [rowFilled, columnFilled] = [new Uint8Array(seed.rows), new Uint8Array(seed.columns)];
  for (let r = 0, i = 0; r < seed.rows; r++)
    for (let c = 0; c < seed.columns; c++, i++)
      if (seed.values[i] !== 0) {
        rowFilled[r] = 1;
        columnFilled[c] = 1;
      }
  const empty = (wanted: ArrayLike<number>, filled: Uint8Array) =>
    Array.from(wanted).flatMap((value, i) => (value > 0 && filled[i] === 0 ? [i] : []));
  const emptyRows = empty(rows, rowFilled);
  if (emptyRows.length > 0) return { fault: "empty-seed", margin: "rows", indexes: emptyRows };
  const emptyColumns = empty(columns, columnFilled);
  if (emptyColumns.length > 0) return { fault: "empty-seed", margin: "columns", indexes: emptyColumns };
  return undefined;
}

function largestDifference(met: ArrayLike<number>, wanted: ArrayLike<number>): number {
  let gap = 0;
  for (let i = 0; i < met.length; i++) gap = Math.max(gap, Math.abs((met[i] ?? 0) - (wanted[i] ?? 0)));
  return gap;
}
