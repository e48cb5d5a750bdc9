import { type Matrix, rowSums, zeros } from "../matrix.ts";

/**
 * The array of flows by origin, destination and birthplace in closed form. With a uniform seed the rule "nobody moves from
 * a place to the same place" never binds, so no iteration is needed and the n^3 cells need never be held: each table asked
 * for is added up birthplace by birthplace. Stayers are left out.
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

/** Fills who leaves and who comes among those born in k, and gives the divisor of their product. */
type Margins = (k: number, out: Float64Array, into: Float64Array) => number;

function proportional(n: number, margins: Margins): FlowArray {
  const out = new Float64Array(n);
  const into = new Float64Array(n);

  const addBirthplace = (k: number, flow: Matrix): void => {
    const divisor = margins(k, out, into);
    if (divisor === 0) return;
    const { values } = flow;
    for (let i = 0; i < n; i++) {
      const share = (out[i] ?? 0) / divisor;
      if (share === 0) continue;
      const row = i * n;
      for (let j = 0; j < n; j++) values[row + j] = (values[row + j] ?? 0) + share * (into[j] ?? 0);
    }
  };
  const withoutStayers = (flow: Matrix): Matrix => {
    for (let i = 0; i < n; i++) flow.values[i * n + i] = 0;
    return flow;
  };
  const total = (): Matrix => {
    const flow = zeros(n);
    for (let k = 0; k < n; k++) addBirthplace(k, flow);
    return withoutStayers(flow);
  };
  return {
    n,
    total,
    ofBirthplace: (k) => {
      const flow = zeros(n);
      addBirthplace(k, flow);
      return withoutStayers(flow);
    },
    byType: () => {
      const all = total();
      const [outward, back] = [zeros(n), zeros(n)];
      for (let k = 0; k < n; k++) {
        const divisor = margins(k, out, into);
        if (divisor === 0) continue;
        for (let i = 0; i < n; i++) {
          if (i === k) continue;
          outward.values[k * n + i] = ((out[k] ?? 0) * (into[i] ?? 0)) / divisor;
          back.values[i * n + k] = ((out[i] ?? 0) * (into[k] ?? 0)) / divisor;
        }
      }
      const rest = all.values.map((value, i) =>
        Math.max(0, value - (outward.values[i] ?? 0) - (back.values[i] ?? 0)),
      );
      return { outward, return: back, transit: { ...all, values: rest } };
    },
  };
}
