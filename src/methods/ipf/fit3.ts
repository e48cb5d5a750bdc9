import type { Matrix } from "../matrix.ts";
import {
  agreement,
  defaultTolerance,
  type FitFault,
  type FitOptions,
  type FitResult,
  type MarginName,
  met as metShare,
  negativeIn,
} from "./model.ts";
import type { Table3 } from "./table3.ts";

/**
 * What a table of three dimensions is fitted to: any of its sums over two dimensions (a list each) and over one (a matrix
 * each, its rows the first dimension of the name). Flows by origin, destination and birthplace are fitted to
 * `rowsByLayers` (who leaves) and `columnsByLayers` (who comes).
 */
export interface Margins3 {
  readonly rows?: ArrayLike<number>;
  readonly columns?: ArrayLike<number>;
  readonly layers?: ArrayLike<number>;
  readonly rowsByColumns?: Matrix;
  readonly rowsByLayers?: Matrix;
  readonly columnsByLayers?: Matrix;
}

/** A margin with the place in it to which each cell of the table adds. */
interface Margin {
  readonly name: MarginName;
  /** Which of the three dimensions it keeps. */
  readonly keeps: readonly [boolean, boolean, boolean];
  readonly wanted: Float64Array;
  readonly place: Int32Array;
}

/**
 * Three-dimensional iterative proportional fitting (Deming and Stephan 1940; Bishop, Fienberg and Holland 1975, Discrete
 * Multivariate Analysis, section 3.5): the table nearest to `seed` in relative entropy that has the margins. Cells that are
 * zero in the seed stay zero.
 *
 * Faults: sizes that differ, negative margins or seeds, margins that say different things of the same sum, and places of a
 * margin above zero whose cells are all zero in the seed. Zeros that make the margins impossible together show in
 * `converged` and `gap`.
 */
export function fit3(seed: Table3, margins: Margins3, options: FitOptions = {}): FitResult<Table3> {
  const { tolerance = defaultTolerance, maxIterations = 10_000 } = options;
  const fault = findFault(seed, margins);
  if (fault) return { ok: false, fault };
  const list = marginsOf(seed, margins);
  const empty = list.map((margin) => emptyPlaces(seed, margin)).find((found) => found !== undefined);
  if (empty) return { ok: false, fault: empty };
  const table: Table3 = { ...seed, values: seed.values.slice() };
  let iterations = 0;
  let worst = Number.POSITIVE_INFINITY;
  let gap = 0;
  let stalled = 0;
  while (worst > tolerance && iterations < maxIterations && stalled < 200) {
    for (const margin of list) scale(table, margin);
    iterations += 1;
    const before = worst;
    ({ worst, gap } = difference(table, list));
    // Where doubles can do no better, or zeros stand in the way, the difference no longer shrinks.
    stalled = worst < before * (1 - 1e-6) ? 0 : stalled + 1;
  }
  return { ok: true, fit: { table, iterations, converged: worst <= Math.max(metShare, tolerance), gap } };
}

type Shape = readonly [MarginName, readonly [boolean, boolean, boolean]];

const shapes = {
  rows: ["rows", [true, false, false]],
  columns: ["columns", [false, true, false]],
  layers: ["layers", [false, false, true]],
  rowsByColumns: ["rows-by-columns", [true, true, false]],
  rowsByLayers: ["rows-by-layers", [true, false, true]],
  columnsByLayers: ["columns-by-layers", [false, true, true]],
} as const satisfies Readonly<Record<keyof Margins3, Shape>>;

type Given = readonly [Shape, ArrayLike<number> | Matrix];

function given(margins: Margins3): readonly Given[] {
  const all: readonly (readonly [Shape, ArrayLike<number> | Matrix | undefined])[] = [
    [shapes.rows, margins.rows],
    [shapes.columns, margins.columns],
    [shapes.layers, margins.layers],
    [shapes.rowsByColumns, margins.rowsByColumns],
    [shapes.rowsByLayers, margins.rowsByLayers],
    [shapes.columnsByLayers, margins.columnsByLayers],
  ];
  return all.flatMap(([shape, wanted]) => (wanted === undefined ? [] : [[shape, wanted] as const]));
}

const valuesOf = (wanted: ArrayLike<number> | Matrix): ArrayLike<number> =>
  "values" in wanted && "columns" in wanted ? wanted.values : (wanted as ArrayLike<number>);

function marginsOf(seed: Table3, margins: Margins3): readonly Margin[] {
  const { rows, columns, layers } = seed;
  return given(margins).map(([[name, keeps], wanted]) => {
    const place = new Int32Array(rows * columns * layers);
    let i = 0;
    for (let r = 0; r < rows; r++)
      for (let c = 0; c < columns; c++)
        for (let l = 0; l < layers; l++, i++) place[i] = placeIn(keeps, [r, c, l], [rows, columns, layers]);
    return { name, keeps, wanted: Float64Array.from(Array.from(valuesOf(wanted))), place };
  });
}

function placeIn(keeps: readonly boolean[], at: readonly number[], sizes: readonly number[]): number {
  let place = 0;
  for (const [d, kept] of keeps.entries()) if (kept) place = place * (sizes[d] ?? 1) + (at[d] ?? 0);
  return place;
}

function sums({ values }: Table3, { wanted, place }: Margin): Float64Array {
  const found = new Float64Array(wanted.length);
  for (let i = 0; i < values.length; i++) {
    const at = place[i] ?? 0;
    found[at] = (found[at] ?? 0) + (values[i] ?? 0);
  }
  return found;
}

function scale(table: Table3, margin: Margin): void {
  const factors = sums(table, margin);
  for (let p = 0; p < factors.length; p++)
    factors[p] = factors[p] === 0 ? 0 : (margin.wanted[p] ?? 0) / (factors[p] ?? 1);
  const { values } = table;
  for (let i = 0; i < values.length; i++) values[i] = (values[i] ?? 0) * (factors[margin.place[i] ?? 0] ?? 0);
}

/** How far the margins are off: the largest share of what was asked for, and the largest difference. */
function difference(table: Table3, list: readonly Margin[]): { worst: number; gap: number } {
  let [worst, gap] = [0, 0];
  for (const margin of list) {
    const found = sums(table, margin);
    for (let p = 0; p < found.length; p++) {
      const wanted = margin.wanted[p] ?? 0;
      const off = Math.abs((found[p] ?? 0) - wanted);
      gap = Math.max(gap, off);
      if (off > 0) worst = Math.max(worst, off / Math.max(wanted, Number.MIN_VALUE));
    }
  }
  return { worst, gap };
}

function findFault(seed: Table3, margins: Margins3): FitFault | undefined {
  const sizes = [seed.rows, seed.columns, seed.layers];
  for (const [[margin, keeps], wanted] of given(margins)) {
    const expected = sizes.reduce((product, size, d) => (keeps[d] ? product * size : product), 1);
    const values = valuesOf(wanted);
    if (values.length !== expected) return { fault: "sizes-differ", margin, size: values.length, expected };
    const indexes = negativeIn(values);
    if (indexes.length > 0) return { fault: "negative-margin", margin, indexes };
  }
  const bad = seed.values.findIndex((value) => !(value >= 0 && value < Number.POSITIVE_INFINITY));
  if (bad >= 0) {
    const cell = Math.floor(bad / seed.layers);
    return {
      fault: "negative-seed",
      indexes: [Math.floor(cell / seed.columns), cell % seed.columns, bad % seed.layers],
    };
  }
  return disagreement(given(margins), sizes);
}

/** Two margins that, added up to what both keep, say different things. */
function disagreement(list: readonly Given[], sizes: readonly number[]): FitFault | undefined {
  for (const [i, [[one, keeps], first]] of list.entries())
    for (const [[other, othersKeep], second] of list.slice(i + 1)) {
      const common = keeps.map((kept, d) => kept && (othersKeep[d] ?? false));
      const [a, b] = [
        addUp(valuesOf(first), keeps, common, sizes),
        addUp(valuesOf(second), othersKeep, common, sizes),
      ];
      const scale = Math.max(...a, ...b);
      const at = a.findIndex((value, p) => Math.abs(value - (b[p] ?? 0)) > agreement * scale);
      if (at < 0) continue;
      const indexes: number[] = [];
      let rest = at;
      for (const d of [2, 1, 0])
        if (common[d]) {
          indexes.unshift(rest % (sizes[d] ?? 1));
          rest = Math.floor(rest / (sizes[d] ?? 1));
        }
      return { fault: "totals-differ", margins: [one, other], indexes, totals: [a[at] ?? 0, b[at] ?? 0] };
    }
  return undefined;
}

/** A margin added up to fewer dimensions. */
function addUp(
  values: ArrayLike<number>,
  keeps: readonly boolean[],
  common: readonly boolean[],
  sizes: readonly number[],
): readonly number[] {
  const kept = [0, 1, 2].filter((d) => keeps[d]);
  const size = sizes.reduce((product, own, d) => (common[d] ? product * own : product), 1);
  const added = new Array<number>(size).fill(0);
  for (let i = 0; i < values.length; i++) {
    const at = [0, 0, 0];
    let rest = i;
    for (const d of kept.toReversed()) {
      at[d] = rest % (sizes[d] ?? 1);
      rest = Math.floor(rest / (sizes[d] ?? 1));
    }
    const place = placeIn(common, at, sizes);
    added[place] = (added[place] ?? 0) + (values[i] ?? 0);
  }
  return added;
}

function emptyPlaces(seed: Table3, margin: Margin): FitFault | undefined {
  const found = sums(seed, margin);
  const indexes = Array.from(margin.wanted).flatMap((wanted, p) => (wanted > 0 && found[p] === 0 ? [p] : []));
  return indexes.length > 0 ? { fault: "empty-seed", margin: margin.name, indexes } : undefined;
}
