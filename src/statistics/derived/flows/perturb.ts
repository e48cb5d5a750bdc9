import { z } from "zod";
import type { StockPair } from "../../../methods/flows/model.ts";
import { copy } from "../../../methods/matrix.ts";
import { normals } from "../../../methods/uncertainty/random.ts";

/**
 * How far the input may be off, as the standard deviation of its logarithm: 0.05 is about five per cent. Neither UN DESA
 * nor World Population Prospects states errors, so these are assumed, and stand in the lineage of each release.
 */
export const errors = z.object({
  /** Of a corridor's stock, the same at both ends of a period: a census asks in the same way twice. */
  stockError: z.number().min(0).max(1),
  /** Of a corridor's stock at each end by itself. */
  changeError: z.number().min(0).max(1),
  /** Of births and of deaths of a territory in a period. */
  vitalError: z.number().min(0).max(1),
});
export type Errors = z.infer<typeof errors>;

/**
 * The pair as it might have been had its errors fallen otherwise: each figure times a log-normal factor of median 1.
 * Populations stay, so natives make up for what migrants are off.
 */
export function perturbed(
  pair: StockPair,
  { stockError, changeError, vitalError }: Errors,
  seed: number,
): StockPair {
  const normal = normals(seed);
  const n = pair.start.rows;
  const [start, end] = [copy(pair.start), copy(pair.end)];
  for (let k = 0; k < n; k++)
    for (let j = 0; j < n; j++) {
      const at = k * n + j;
      const [then, now] = [start.values[at] ?? 0, end.values[at] ?? 0];
      if (k === j || (then === 0 && now === 0)) continue;
      const both = stockError * normal();
      const [first, second] = [
        then * Math.exp(both + changeError * normal()),
        now * Math.exp(both + changeError * normal()),
      ];
      start.values[at] = first;
      end.values[at] = second;
      const own = j * n + j;
      start.values[own] = (start.values[own] ?? 0) + then - first;
      end.values[own] = (end.values[own] ?? 0) + now - second;
    }
  const vary = (counts: ArrayLike<number>) =>
    Float64Array.from(Array.from(counts), (count) => count * Math.exp(vitalError * normal()));
  return { start, end, births: vary(pair.births), deaths: vary(pair.deaths) };
}
