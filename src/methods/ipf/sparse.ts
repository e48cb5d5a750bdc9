import type { Matrix } from "../matrix.ts";

/** The cells of a table that are not zero, row by row: of a migrant stock five in six are zero and stay so. */
export interface Sparse {
  readonly rows: number;
  readonly columns: number;
  /** The cells of row r are those from `begin[r]` to `begin[r + 1]`. */
  readonly begin: Int32Array;
  readonly column: Int32Array;
  readonly values: Float64Array;
}

export function sparse({ rows, columns, values }: Matrix): Sparse {
  let count = 0;
  for (const value of values) if (value !== 0) count += 1;
  const begin = new Int32Array(rows + 1);
  const column = new Int32Array(count);
  const kept = new Float64Array(count);
  let next = 0;
  for (let r = 0; r < rows; r++) {
    begin[r] = next;
    for (let c = 0; c < columns; c++) {
      const value = values[r * columns + c] ?? 0;
      if (value === 0) continue;
      column[next] = c;
      kept[next] = value;
      next += 1;
    }
  }
  begin[rows] = next;
  return { rows, columns, begin, column, values: kept };
}

/** The whole table again, its cells scaled by the factors of their row and their column. */
export function scaled(cells: Sparse, rowFactors: Float64Array, columnFactors: Float64Array): Matrix {
  const { rows, columns, begin, column, values } = cells;
  const made = new Float64Array(rows * columns);
  for (let r = 0; r < rows; r++) {
    const factor = rowFactors[r] ?? 0;
    const end = begin[r + 1] ?? 0;
    for (let i = begin[r] ?? 0; i < end; i++) {
      const c = column[i] ?? 0;
      made[r * columns + c] = (values[i] ?? 0) * factor * (columnFactors[c] ?? 0);
    }
  }
  return { rows, columns, values: made };
}
