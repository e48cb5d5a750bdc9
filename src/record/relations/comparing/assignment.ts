/** A pair that may be made, by the places of its two sides, and what it is worth. */
export interface Candidate {
  readonly a: number;
  readonly b: number;
  readonly worth: number;
}

/** The largest group that is solved exactly at once; the cost grows with its cube. */
const largest = 300;

/**
 * The pairs with the greatest total worth, each side used once at most. The candidates are taken apart into groups that share
 * nothing, and each group is solved exactly (Kuhn-Munkres in the form of Jonker and Volgenant). A group of more than 300 on
 * both sides, which no resolution has, is first thinned from its weakest candidates on, so that the time stays bounded.
 */
export function assign(candidates: readonly Candidate[]): readonly Candidate[] {
  return groups(candidates).flatMap((group) => {
    const rows = new Set(group.map(({ a }) => a));
    const columns = new Set(group.map(({ b }) => b));
    if (Math.min(rows.size, columns.size) <= largest && Math.max(rows.size, columns.size) <= 20 * largest)
      return solve(group);
    const worths = group.map(({ worth }) => worth).sort((x, y) => x - y);
    const middle = worths[Math.floor(worths.length / 2)] ?? 0;
    const kept = group.filter(({ worth }) => worth > middle);
    return kept.length > 0 ? assign(kept) : inOrder(group);
  });
}

/** Connected components, in the order of their first candidate. */
function groups(candidates: readonly Candidate[]): readonly (readonly Candidate[])[] {
  const parent = new Map<string, string>();
  const root = (key: string): string => {
    let at = key;
    for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) {
      const further = parent.get(up) ?? up;
      parent.set(at, further);
      at = further;
    }
    return at;
  };
  for (const { a, b } of candidates) {
    const [left, right] = [root(`a${a}`), root(`b${b}`)];
    if (left !== right) parent.set(left, right);
  }
  const found = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const key = root(`a${candidate.a}`);
    const list = found.get(key);
    if (list) list.push(candidate);
    else found.set(key, [candidate]);
  }
  return [...found.values()];
}

/** All are worth the same: the first takes the first. */
function inOrder(group: readonly Candidate[]): readonly Candidate[] {
  const [usedA, usedB] = [new Set<number>(), new Set<number>()];
  return [...group]
    .sort((x, y) => x.a - y.a || x.b - y.b)
    .filter(({ a, b }) => {
      if (usedA.has(a) || usedB.has(b)) return false;
      usedA.add(a);
      usedB.add(b);
      return true;
    });
}

/** The best assignment of a group: shortest augmenting paths over a full matrix, where what is no candidate is worth nothing. */
function solve(group: readonly Candidate[]): readonly Candidate[] {
  const as = [...new Set(group.map(({ a }) => a))].sort((x, y) => x - y);
  const bs = [...new Set(group.map(({ b }) => b))].sort((x, y) => x - y);
  const turned = as.length > bs.length;
  const [rows, columns] = turned ? [bs, as] : [as, bs];
  const rowAt = new Map(rows.map((row, i) => [row, i]));
  const columnAt = new Map(columns.map((column, i) => [column, i]));
  const [n, m] = [rows.length, columns.length];
  const cost = new Float64Array(n * m);
  for (const { a, b, worth } of group) {
    const [row, column] = turned ? [b, a] : [a, b];
    cost[(rowAt.get(row) ?? 0) * m + (columnAt.get(column) ?? 0)] = -worth;
  }
  const taken = augment(cost, n, m);
  return group.filter(({ a, b }) => {
    const [row, column] = turned ? [b, a] : [a, b];
    return taken[columnAt.get(column) ?? 0] === rowAt.get(row);
  });
}

/** For each column its row, or -1; n rows, m columns, n at most m. */
function augment(cost: Float64Array, n: number, m: number): Int32Array {
  const u = new Float64Array(n + 1);
  const v = new Float64Array(m + 1);
  const rowOf = new Int32Array(m + 1);
  const way = new Int32Array(m + 1);
  for (let i = 1; i <= n; i++) {
    rowOf[0] = i;
    let column = 0;
    const least = new Float64Array(m + 1).fill(Number.POSITIVE_INFINITY);
    const used = new Uint8Array(m + 1);
    do {
      used[column] = 1;
      const row = rowOf[column] ?? 0;
      let delta = Number.POSITIVE_INFINITY;
      let next = 0;
      for (let j = 1; j <= m; j++) {
        if (used[j]) continue;
        const reduced = (cost[(row - 1) * m + j - 1] ?? 0) - (u[row] ?? 0) - (v[j] ?? 0);
        if (reduced < (least[j] ?? 0)) {
          least[j] = reduced;
          way[j] = column;
        }
        if ((least[j] ?? 0) < delta) {
          delta = least[j] ?? 0;
          next = j;
        }
      }
      for (let j = 0; j <= m; j++) {
        if (used[j]) {
          u[rowOf[j] ?? 0] = (u[rowOf[j] ?? 0] ?? 0) + delta;
          v[j] = (v[j] ?? 0) - delta;
        } else least[j] = (least[j] ?? 0) - delta;
      }
      column = next;
    } while (rowOf[column] !== 0);
    do {
      const previous = way[column] ?? 0;
      rowOf[column] = rowOf[previous] ?? 0;
      column = previous;
    } while (column !== 0);
  }
  return Int32Array.from({ length: m }, (_, j) => (rowOf[j + 1] ?? 0) - 1);
}
