import { fit2 } from "../ipf/fit2.ts";
import type { FitFault } from "../ipf/model.ts";
import { type Matrix, sum, zeros } from "../matrix.ts";
import { type Birthplaces, type FlowArray, flowArray } from "./array.ts";
import type { FlowFault } from "./model.ts";

/** What is done with those who live in the same place at both times: stay by rule, or move like the rest. */
export type Stayers = "minimum" | "independence";

export type SeededResult =
  | {
      readonly ok: true;
      readonly array: FlowArray;
      readonly iterations: number;
      readonly converged: boolean;
      readonly gap: number;
    }
  | { readonly ok: false; readonly faults: readonly FlowFault[] };

/**
 * The moves of each birthplace fitted to those who leave and those who come, from a seed that says how near any two
 * territories are: two-dimensional fitting for each birthplace (Abel 2013, section 2.3, and Abel and Cohen 2019).
 *
 * `minimum` sets stayers aside first, so the diagonal of the seed counts as zero. `independence` fits stayers along with
 * movers: the diagonal of the seed is how likely it is to stay, and where the seed has a zero there, the mean of its other
 * cells. Cells of the seed that are zero forbid a move; where people must move and cannot, the fault names the birthplace.
 */
export function seededMoves(stayers: Stayers, start: Matrix, end: Matrix, seed: Matrix): SeededResult {
  const n = start.rows;
  const near = stayers === "independence" ? withDiagonal(seed) : seed;
  const born: Born[] = [];
  const faults: FlowFault[] = [];
  let [iterations, gap, converged] = [0, 0, true];
  for (let k = 0; k < n; k++) {
    const { out, into } = marginsOf(stayers, start, end, k);
    const cells = zeros(out.length, into.length);
    for (const [r, from] of out.entries())
      for (const [c, to] of into.entries())
        cells.values[r * into.length + c] = near.values[from.index * n + to.index] ?? 0;
    const fitted = fit2(cells, peopleOf(out), peopleOf(into));
    if (!fitted.ok) {
      faults.push({ fault: "seed-margins", birthplace: k, fit: named(fitted.fault, out, into) });
      continue;
    }
    const { fit } = fitted;
    iterations += fit.iterations;
    gap = Math.max(gap, fit.gap);
    converged &&= fit.converged;
    born.push({ out: indexesOf(out), into: indexesOf(into), cells: fit.table.values });
  }
  if (faults.length > 0) return { ok: false, faults };
  return { ok: true, array: flowArray(birthplaces(n, born)), iterations, converged, gap };
}

/** The moves of one birthplace between the places that anybody of it leaves or comes to. */
interface Born {
  readonly out: readonly number[];
  readonly into: readonly number[];
  readonly cells: Float64Array;
}

function birthplaces(n: number, born: readonly Born[]): Birthplaces {
  const visit = (k: number, cell: (from: number, to: number, people: number) => void): void => {
    const { out = [], into = [], cells } = born[k] ?? {};
    for (const [r, from] of out.entries())
      for (const [c, to] of into.entries()) cell(from, to, cells?.[r * into.length + c] ?? 0);
  };
  return {
    n,
    add: (k, { values }) =>
      visit(k, (from, to, people) => {
        values[from * n + to] = (values[from * n + to] ?? 0) + people;
      }),
    ofNatives: (k, row, column) => {
      row.fill(0);
      column.fill(0);
      visit(k, (from, to, people) => {
        if (from === k) row[to] = people;
        if (to === k) column[from] = people;
      });
    },
  };
}

interface Margin {
  readonly index: number;
  readonly people: number;
}

const peopleOf = (margins: readonly Margin[]) => margins.map(({ people }) => people);
const indexesOf = (margins: readonly Margin[]) => margins.map(({ index }) => index);

/**
 * Who of those born in k leaves where and comes where. Both sums agree in a closed account but for rounding, and in an open
 * one; those who come are scaled by what rounding leaves.
 */
function marginsOf(
  stayers: Stayers,
  start: Matrix,
  end: Matrix,
  k: number,
): { readonly out: readonly Margin[]; readonly into: readonly Margin[] } {
  const n = start.rows;
  const out: Margin[] = [];
  const into: Margin[] = [];
  for (let index = 0; index < n; index++) {
    const [then, now] = [start.values[k * n + index] ?? 0, end.values[k * n + index] ?? 0];
    const stay = stayers === "minimum" ? Math.min(then, now) : 0;
    if (then > stay) out.push({ index, people: then - stay });
    if (now > stay) into.push({ index, people: now - stay });
  }
  const [left, came] = [sum(peopleOf(out)), sum(peopleOf(into))];
  const factor = came === 0 ? 0 : left / came;
  // What rounding leaves of nobody has nowhere to go.
  if (left < nobody || came < nobody) return { out: [], into: [] };
  return { out, into: into.map(({ index, people }) => ({ index, people: people * factor })) };
}

const nobody = 1e-6;

/** The seed with a positive diagonal: as given, and else the mean of its other positive cells. */
function withDiagonal(seed: Matrix): Matrix {
  const n = seed.rows;
  let [total, count] = [0, 0];
  seed.values.forEach((value, i) => {
    if (value > 0 && Math.floor(i / n) !== i % n) {
      total += value;
      count += 1;
    }
  });
  const values = seed.values.slice();
  for (let i = 0; i < n; i++)
    if (!((values[i * n + i] ?? 0) > 0)) values[i * n + i] = count === 0 ? 1 : total / count;
  return { ...seed, values };
}

/** The fault of a small table, its rows and columns by the index of their territory. */
function named(fault: FitFault, out: readonly Margin[], into: readonly Margin[]): FitFault {
  const origins = (indexes: readonly number[]) => indexes.map((i) => out[i]?.index ?? i);
  const destinations = (indexes: readonly number[]) => indexes.map((i) => into[i]?.index ?? i);
  if (fault.fault === "cannot-agree")
    return { ...fault, rows: origins(fault.rows), columns: destinations(fault.columns) };
  if (fault.fault === "empty-seed")
    return {
      ...fault,
      indexes: fault.margin === "rows" ? origins(fault.indexes) : destinations(fault.indexes),
    };
  return fault;
}
