/** A pair of places that belong together, and how much its staying counts. */
export interface PlacedPair {
  readonly a: number;
  readonly b: number;
  readonly weight: number;
}

/**
 * The pairs that stayed where they were: the heaviest set in which the order is the same on both sides, so that as few words as
 * possible count as moved. No place may occur twice on a side. In n log n.
 */
export function stayed(pairs: readonly PlacedPair[]): ReadonlySet<PlacedPair> {
  const sorted = [...pairs].sort((x, y) => x.a - y.a);
  const rank = new Map([...sorted].sort((x, y) => x.b - y.b).map((pair, i) => [pair, i + 1]));
  const size = sorted.length + 1;
  const bestWeight = new Float64Array(size);
  const bestAt = new Int32Array(size).fill(-1);
  const total = new Float64Array(size);
  const before = new Int32Array(size).fill(-1);
  let last = -1;
  for (const [i, pair] of sorted.entries()) {
    const own = rank.get(pair) ?? 1;
    let [weight, at] = [0, -1];
    for (let k = own - 1; k > 0; k -= k & -k) {
      if ((bestWeight[k] ?? 0) > weight) [weight, at] = [bestWeight[k] ?? 0, bestAt[k] ?? -1];
    }
    total[i] = weight + pair.weight;
    before[i] = at;
    for (let k = own; k < size; k += k & -k) {
      if ((total[i] ?? 0) > (bestWeight[k] ?? 0)) {
        bestWeight[k] = total[i] ?? 0;
        bestAt[k] = i;
      }
    }
    if (last < 0 || (total[i] ?? 0) > (total[last] ?? 0)) last = i;
  }
  const kept = new Set<PlacedPair>();
  for (let at = last; at >= 0; at = before[at] ?? -1) {
    const pair = sorted[at];
    if (pair) kept.add(pair);
  }
  return kept;
}
