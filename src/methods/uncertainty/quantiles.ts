import { type Matrix, zeros } from "../matrix.ts";

/** Many draws of one table, from which the middle of each cell is asked. Values are held in single precision. */
export interface Draws {
  /** Takes one more table; throws RangeError where there were as many already as were announced. */
  add(table: Matrix): void;
  readonly count: number;
  /**
   * Of each cell the values between which the middle share of the draws lies: 0.9 leaves out a twentieth at either end.
   * Quantiles between two draws are interpolated (type 7 of Hyndman and Fan 1996, American Statistician 50:361).
   */
  middle(share: number): { readonly low: Matrix; readonly high: Matrix };
}

/** Room for so many draws of a square table of n rows. */
export function openDraws(n: number, draws: number): Draws {
  const cells = n * n;
  const held = new Float32Array(cells * draws);
  let count = 0;
  return {
    add: ({ values }) => {
      if (count >= draws) throw new RangeError(`more than ${draws} draws`);
      // The draws of a cell stand together, so that they are sorted where they are.
      for (let i = 0; i < cells; i++) held[i * draws + count] = values[i] ?? 0;
      count += 1;
    },
    get count() {
      return count;
    },
    middle: (share) => {
      const [low, high] = [zeros(n), zeros(n)];
      const end = (1 - share) / 2;
      for (let i = 0; i < cells; i++) {
        const sorted = held.subarray(i * draws, i * draws + count).sort();
        low.values[i] = quantile(sorted, end);
        high.values[i] = quantile(sorted, 1 - end);
      }
      return { low, high };
    },
  };
}

function quantile(sorted: Float32Array, share: number): number {
  if (sorted.length === 0) return 0;
  const at = share * (sorted.length - 1);
  const below = Math.floor(at);
  const lower = sorted[below] ?? 0;
  const upper = sorted[Math.min(below + 1, sorted.length - 1)] ?? lower;
  return lower + (at - below) * (upper - lower);
}
