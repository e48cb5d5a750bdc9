import { type Matrix, rowSums, zeros } from "../matrix.ts";

/**
 * The array of flows by origin, destination and birthplace. With a uniform seed the rule "nobody moves from a place to the
 * same place" never binds, so it has a closed form: no iteration is needed and the n^3 cells need never be held, since each
 * table asked for is added up birthplace by birthplace. Stayers are left out.
 */

/** Moves by type: away from the birthplace, back to it, and between two other territories. They add to the total. */
export interface MoveTypes {
  readonly outward: Matrix;
  readonly return: Matrix;
  readonly transit: Matrix;
}

export interface FlowArray {
  readonly n: number;
  /** All moves, origin by destination. */
  total(): Matrix;
  /** The moves of those born in k, origin by destination. */
  ofBirthplace(k: number): Matrix;
  byType(): MoveTypes;
}

/**
 * The fewest moves that turn one table into the other (Abel 2013): those born in k who live in i at both times stay; the
 * rest leave `out[i]` and come to `in[j]`, and move in proportion: `out[i] * in[j] / sum(out)`.
 */
export function minimumMoves(start: Matrix, end: Matrix): FlowArray {
  const n = start.rows;
  return proportional(n, (k, out, into) => {
    let left = 0;
    let arrived = 0;
    for (let i = 0; i < n; i++) {
      const change = (end.values[k * n + i] ?? 0) - (start.values[k * n + i] ?? 0);
      out[i] = Math.max(0, -change);
      into[i] = Math.max(0, change);
      left += out[i] ?? 0;
      arrived += into[i] ?? 0;
    }
    // In a closed account both sums are the same but for rounding; the mean keeps what rounding leaves from adding up.
    return (left + arrived) / 2;
  });
}

/** Origin and destination independent given the birthplace: `S1[k][i] * S2[k][j] / S[k]` (Azose and Raftery 2019). */
export function independentMoves(start: Matrix, end: Matrix): FlowArray {
  const n = start.rows;
  const [before, after] = [rowSums(start), rowSums(end)];
  return proportional(n, (k, out, into) => {
    out.set(start.values.subarray(k * n, (k + 1) * n));
    into.set(end.values.subarray(k * n, (k + 1) * n));
    return ((before[k] ?? 0) + (after[k] ?? 0)) / 2;
  });
}

/** Both arrays mixed cell by cell: `weight * a + (1 - weight) * b`. */
export function mix(a: FlowArray, b: FlowArray, weight: number): FlowArray {
  const blend = (x: Matrix, y: Matrix): Matrix => ({
    ...x,
    values: x.values.map((value, i) => weight * value + (1 - weight) * (y.values[i] ?? 0)),
  });
  return {
    n: a.n,
    total: () => blend(a.total(), b.total()),
    ofBirthplace: (k) => blend(a.ofBirthplace(k), b.ofBirthplace(k)),
    byType: () => {
      const [x, y] = [a.byType(), b.byType()];
      return {
        outward: blend(x.outward, y.outward),
        return: blend(x.return, y.return),
        transit: blend(x.transit, y.transit),
      };
    },
  };
}

/** What an array is made from: the moves of one birthplace at a time. */
export interface Birthplaces {
  readonly n: number;
  /** Adds the moves of those born in k to a table, origin by destination. Its diagonal may hold stayers. */
  add(k: number, flow: Matrix): void;
  /** Puts the moves of those born in k away from k into `row`, and those back to k into `column`; all of it is written. */
  ofNatives(k: number, row: Float64Array, column: Float64Array): void;
}

export function flowArray({ n, add, ofNatives }: Birthplaces): FlowArray {
  const withoutStayers = (flow: Matrix): Matrix => {
    for (let i = 0; i < n; i++) flow.values[i * n + i] = 0;
    return flow;
  };
  const total = (): Matrix => {
    const flow = zeros(n);
    for (let k = 0; k < n; k++) add(k, flow);
    return withoutStayers(flow);
  };
  return {
    n,
    total,
    ofBirthplace: (k) => {
      const flow = zeros(n);
      add(k, flow);
      return withoutStayers(flow);
    },
    byType: () => {
      const all = total();
      const [outward, back] = [zeros(n), zeros(n)];
      const column = new Float64Array(n);
      for (let k = 0; k < n; k++) {
        ofNatives(k, outward.values.subarray(k * n, (k + 1) * n), column);
        for (let i = 0; i < n; i++) back.values[i * n + k] = column[i] ?? 0;
      }
      withoutStayers(outward);
      withoutStayers(back);
      const rest = all.values.map((value, i) =>
        Math.max(0, value - (outward.values[i] ?? 0) - (back.values[i] ?? 0)),
      );
      return { outward, return: back, transit: { ...all, values: rest } };
    },
  };
}

/** Fills who leaves and who comes among those born in k, and gives the divisor of their product. */
type Margins = (k: number, out: Float64Array, into: Float64Array) => number;

function proportional(n: number, margins: Margins): FlowArray {
  const out = new Float64Array(n);
  const into = new Float64Array(n);
  // Most territories hold nobody of a birthplace, so the destinations are listed once for all origins.
  const places = new Int32Array(n);
  const shares = new Float64Array(n);
  return flowArray({
    n,
    add: (k, { values }) => {
      const divisor = margins(k, out, into);
      if (divisor === 0) return;
      let count = 0;
      for (let j = 0; j < n; j++) {
        const people = into[j] ?? 0;
        if (people === 0) continue;
        places[count] = j;
        shares[count] = people / divisor;
        count += 1;
      }
      for (let i = 0; i < n; i++) {
        const left = out[i] ?? 0;
        if (left === 0) continue;
        const row = i * n;
        for (let c = 0; c < count; c++) {
          const cell = row + (places[c] ?? 0);
          values[cell] = (values[cell] ?? 0) + left * (shares[c] ?? 0);
        }
      }
    },
    ofNatives: (k, row, column) => {
      const divisor = margins(k, out, into);
      for (let i = 0; i < n; i++) {
        row[i] = divisor === 0 ? 0 : ((out[k] ?? 0) * (into[i] ?? 0)) / divisor;
        column[i] = divisor === 0 ? 0 : ((out[i] ?? 0) * (into[k] ?? 0)) / divisor;
      }
    },
  });
}
