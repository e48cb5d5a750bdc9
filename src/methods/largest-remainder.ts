/**
 * Spreads `total` over parts in proportion to `weights`, in whole numbers as far as the total is whole: each part gets the
 * whole part of its share, and what is left goes one by one to the largest remainders, ties to the lower index (the
 * method of Hamilton). A fraction of the total goes to the next part in that order, so the parts always add to the total.
 *
 * @param total may be negative: then the parts are too
 * @returns as many parts as weights; all zero where the weights are
 */
export function spreadWhole(total: number, weights: ArrayLike<number>): Float64Array {
  const n = weights.length;
  const parts = new Float64Array(n);
  let weight = 0;
  for (let i = 0; i < n; i++) weight += Math.max(0, weights[i] ?? 0);
  if (weight === 0 || total === 0) return parts;
  const sign = Math.sign(total);
  const size = Math.abs(total);
  const remainders: { readonly index: number; readonly remainder: number }[] = [];
  let given = 0;
  for (let i = 0; i < n; i++) {
    const share = (size * Math.max(0, weights[i] ?? 0)) / weight;
    const whole = Math.floor(share);
    parts[i] = sign * whole;
    given += whole;
    remainders.push({ index: i, remainder: share - whole });
  }
  remainders.sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  let left = size - given;
  for (const { index } of remainders) {
    if (left <= 0) break;
    parts[index] = (parts[index] ?? 0) + sign * Math.min(1, left);
    left -= 1;
  }
  return parts;
}
