import { leastSquares } from "../least-squares.ts";
import { zeros } from "../matrix.ts";
import type { MirrorCell, Side } from "./model.ts";

/** The factor that is set and not sought: the book of a good reporter, which is left as it is. */
export interface FixedFactor {
  readonly territory: string;
  readonly side: Side;
  /** 1 where left out. */
  readonly factor?: number;
}

/** What every book is to be multiplied by. A territory that is not in a map has no factor. */
export interface CorrectionFactors {
  /** a_j, for what j reports as received. */
  readonly received: ReadonlyMap<string, number>;
  /** b_i, for what i reports as sent. */
  readonly sent: ReadonlyMap<string, number>;
  /** Books that no chain of corridors joins to the fixed one, so nothing can be said of them. */
  readonly unjoined: readonly { readonly territory: string; readonly side: Side }[];
  /** The sum of squares that is left. */
  readonly residual: number;
  /** Corridors that went into it: reported by both sides, and by one of them not as zero. */
  readonly corridors: number;
}

/**
 * Correction factors that bring two sets of books together (Poulain 1993, 1999): a_j and b_i that minimise
 *
 *     sum over i, j of (a_j I_ij - b_i E_ij)^2 / (I_ij + E_ij)
 *
 * with one factor fixed. This is a linear problem of least squares, solved here exactly. Its matrix is positive definite
 * without positive entries off the diagonal, so every factor is above zero; books so far apart that a factor drowns in the
 * rounding have none.
 *
 * @returns undefined where the fixed book shares no corridor with any other, and where the factors drown
 */
export function poulainFactors(
  cells: readonly MirrorCell[],
  fixed: FixedFactor,
): CorrectionFactors | undefined {
  const terms = termsOf(cells);
  const start = node(fixed.side, fixed.territory);
  const joined = joinedTo(start, terms);
  if (joined.size < 2) return undefined;
  const sought = [...joined].filter((one) => one !== start).sort();
  const place = new Map(sought.map((one, i) => [one, i]));
  const factor = fixed.factor ?? 1;
  const used = terms.filter(({ a, b }) => joined.has(a) || joined.has(b));
  const system = zeros(used.length, sought.length);
  const right = new Float64Array(used.length);
  for (const [row, { a, b, received, sent }] of used.entries()) {
    const weight = 1 / Math.sqrt(received + sent);
    for (const [one, value] of [
      [a, weight * received],
      [b, -weight * sent],
    ] as const) {
      const column = place.get(one);
      if (column !== undefined) system.values[row * sought.length + column] = value;
      else if (one === start) right[row] = -value * factor;
    }
  }
  const found = leastSquares(system, right);
  if (!found?.every((value) => value > 0)) return undefined;
  const factors = new Map(sought.map((one, i) => [one, found[i] ?? 0]));
  factors.set(start, factor);
  return {
    received: booksOf("received", factors),
    sent: booksOf("sent", factors),
    unjoined: [...new Set(terms.flatMap(({ a, b }) => [a, b]))]
      .filter((one) => !joined.has(one))
      .sort()
      .map(readNode),
    residual: used.reduce((total, { a, b, received, sent }) => {
      const apart = (factors.get(a) ?? 0) * received - (factors.get(b) ?? 0) * sent;
      return total + (apart * apart) / (received + sent);
    }, 0),
    corridors: used.length,
  };
}

/** A corridor that both report, with the books of its two ends. */
interface Term {
  readonly a: string;
  readonly b: string;
  readonly received: number;
  readonly sent: number;
}

function termsOf(cells: readonly MirrorCell[]): Term[] {
  return cells.flatMap(({ origin, destination, received, sent }) =>
    origin === destination || received === null || sent === null || received + sent <= 0
      ? []
      : [{ a: node("received", destination), b: node("sent", origin), received, sent }],
  );
}

/** Books that corridors with movers in both of them join to the first. A zero joins nothing: it fits any factor. */
function joinedTo(start: string, terms: readonly Term[]): Set<string> {
  const beside = new Map<string, string[]>();
  for (const { a, b, received, sent } of terms) {
    if (received * sent === 0) continue;
    beside.set(a, [...(beside.get(a) ?? []), b]);
    beside.set(b, [...(beside.get(b) ?? []), a]);
  }
  const joined = new Set([start]);
  const open = [start];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    for (const other of beside.get(one) ?? []) {
      if (joined.has(other)) continue;
      joined.add(other);
      open.push(other);
    }
  }
  return joined;
}

function node(side: Side, territory: string): string {
  return `${side} ${territory}`;
}

function readNode(one: string): { readonly territory: string; readonly side: Side } {
  const space = one.indexOf(" ");
  return { territory: one.slice(space + 1), side: one.slice(0, space) === "sent" ? "sent" : "received" };
}

function booksOf(side: Side, factors: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  return new Map(
    [...factors]
      .map(([one, factor]) => [readNode(one), factor] as const)
      .filter(([book]) => book.side === side)
      .map(([book, factor]) => [book.territory, factor] as const)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
  );
}
