import type { Sparse } from "./sparse.ts";

/**
 * The parts into which a table falls where no row has cells in two of them: the number of the part for each column. Rows
 * that are to sum to nothing hold nothing together.
 */
export function partsOf(cells: Sparse, rows: Float64Array): Int32Array {
  const parent = Int32Array.from({ length: cells.columns }, (_, c) => c);
  const root = (c: number): number => {
    let at = c;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] ?? 0] ?? 0;
      at = parent[at] ?? 0;
    }
    return at;
  };
  for (let r = 0; r < cells.rows; r++) {
    if (rows[r] === 0) continue;
    const first = cells.begin[r] ?? 0;
    for (let i = first + 1; i < (cells.begin[r + 1] ?? 0); i++)
      parent[root(cells.column[i] ?? 0)] = root(cells.column[first] ?? 0);
  }
  return parent.map((_, c) => root(c));
}
