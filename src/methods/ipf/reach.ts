import type { FitFault } from "./model.ts";
import type { Sparse } from "./sparse.ts";

/**
 * Whether a table with these margins exists that is zero wherever the seed is, by the theorem of Hall in the form of
 * Gale (1957, Pacific Journal of Mathematics 7:1073): it does unless some rows want more than all the columns that their
 * cells reach may hold. Those rows are the side of a smallest cut in a network of rows and columns (Dinic 1970).
 *
 * @returns the rows and the columns they reach, or undefined where such a table exists
 */
export function unreachable(
  seed: Sparse,
  rows: ArrayLike<number>,
  columns: ArrayLike<number>,
  slack: number,
): Extract<FitFault, { fault: "cannot-agree" }> | undefined {
  const [n, m] = [seed.rows, seed.columns];
  const network = makeNetwork(n + m + 2);
  const [source, sink] = [n + m, n + m + 1];
  let wanted = 0;
  for (let r = 0; r < n; r++) {
    network.edge(source, r, rows[r] ?? 0);
    wanted += rows[r] ?? 0;
    for (let i = seed.begin[r] ?? 0; i < (seed.begin[r + 1] ?? 0); i++)
      network.edge(r, n + (seed.column[i] ?? 0), Number.POSITIVE_INFINITY);
  }
  for (let c = 0; c < m; c++) network.edge(n + c, sink, columns[c] ?? 0);
  const sent = network.fill(source, sink);
  if (wanted - sent <= slack) return undefined;
  const side = network.levels(source);
  const inside = (from: number, count: number) =>
    Array.from({ length: count }, (_, i) => i).filter((i) => (side[from + i] ?? -1) >= 0);
  const [stuck, reached] = [inside(0, n), inside(n, m)];
  const total = (list: readonly number[], of: ArrayLike<number>) =>
    list.reduce((sum, i) => sum + (of[i] ?? 0), 0);
  return {
    fault: "cannot-agree",
    rows: stuck.filter((r) => (rows[r] ?? 0) > 0),
    columns: reached,
    wanted: total(stuck, rows),
    room: total(reached, columns),
  };
}

interface Network {
  edge(from: number, to: number, capacity: number): void;
  /** The largest flow from source to sink. */
  fill(source: number, sink: number): number;
  /** How far each node lies from the source over edges with room; -1 where it cannot be reached. */
  levels(source: number): Int32Array;
}

/** Each edge is followed by its way back, so that `edge ^ 1` is the other one. */
function makeNetwork(nodes: number): Network {
  const first: number[][] = Array.from({ length: nodes }, () => []);
  const to: number[] = [];
  const room: number[] = [];
  const hair = Number.EPSILON;

  const levels = (source: number): Int32Array => {
    const level = new Int32Array(nodes).fill(-1);
    level[source] = 0;
    const queue = [source];
    for (const node of queue)
      for (const e of first[node] ?? []) {
        const next = to[e] ?? 0;
        if ((room[e] ?? 0) <= hair || (level[next] ?? 0) >= 0) continue;
        level[next] = (level[node] ?? 0) + 1;
        queue.push(next);
      }
    return level;
  };

  /** Sends what it can along edges that lead one level on; `at` remembers which edges of a node are used up. */
  const push = (node: number, sink: number, amount: number, level: Int32Array, at: Int32Array): number => {
    if (node === sink) return amount;
    const edges = first[node] ?? [];
    for (; (at[node] ?? 0) < edges.length; at[node] = (at[node] ?? 0) + 1) {
      const e = edges[at[node] ?? 0] ?? 0;
      const next = to[e] ?? 0;
      if ((room[e] ?? 0) <= hair || level[next] !== (level[node] ?? 0) + 1) continue;
      const sent = push(next, sink, Math.min(amount, room[e] ?? 0), level, at);
      if (sent <= 0) continue;
      room[e] = (room[e] ?? 0) - sent;
      room[e ^ 1] = (room[e ^ 1] ?? 0) + sent;
      return sent;
    }
    return 0;
  };

  return {
    edge: (from, target, capacity) => {
      first[from]?.push(to.length);
      to.push(target);
      room.push(capacity);
      first[target]?.push(to.length);
      to.push(from);
      room.push(0);
    },
    levels,
    fill: (source, sink) => {
      let total = 0;
      for (let level = levels(source); (level[sink] ?? -1) >= 0; level = levels(source)) {
        const at = new Int32Array(nodes);
        for (;;) {
          const sent = push(source, sink, Number.POSITIVE_INFINITY, level, at);
          if (sent <= 0) break;
          total += sent;
        }
      }
      return total;
    },
  };
}
