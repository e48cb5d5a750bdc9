/**
 * Square and rectangular tables of numbers, row by row in one typed array. Throughout `methods/` the rows of a stock are
 * birthplaces, its columns places of residence; the rows of a flow are origins, its columns destinations.
 */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  /** `rows * columns` values; the cell of row r and column c is `values[r * columns + c]`. */
  readonly values: Float64Array;
}

/** A matrix of zeros. */
export function zeros(rows: number, columns = rows): Matrix {
  return { rows, columns, values: new Float64Array(rows * columns) };
}

/** From rows of numbers, which must be equally long; throws RangeError where they are not. */
export function fromRows(rows: readonly (readonly number[])[]): Matrix {
  const columns = rows[0]?.length ?? 0;
  const made = zeros(rows.length, columns);
  for (const [r, row] of rows.entries()) {
    if (row.length !== columns) throw new RangeError(`row ${r} has ${row.length} cells, not ${columns}`);
    made.values.set(row, r * columns);
  }
  return made;
}

export function toRows(matrix: Matrix): number[][] {
  return Array.from({ length: matrix.rows }, (_, r) =>
    Array.from(matrix.values.subarray(r * matrix.columns, (r + 1) * matrix.columns)),
  );
}

export function copy(matrix: Matrix): Matrix {
  return { ...matrix, values: matrix.values.slice() };
}

export function at(matrix: Matrix, row: number, column: number): number {
  return matrix.values[row * matrix.columns + column] ?? Number.NaN;
}

export function transpose(matrix: Matrix): Matrix {
  const made = zeros(matrix.columns, matrix.rows);
  for (let r = 0; r < matrix.rows; r++)
    for (let c = 0; c < matrix.columns; c++) made.values[c * matrix.rows + r] = at(matrix, r, c);
  return made;
}

/** The sum over each row, that is over its columns. */
export function rowSums(matrix: Matrix): Float64Array {
  const { rows, columns, values } = matrix;
  const sums = new Float64Array(rows);
  for (let r = 0; r < rows; r++) {
    let sum = 0;
    for (let c = 0; c < columns; c++) sum += values[r * columns + c] ?? 0;
    sums[r] = sum;
  }
  return sums;
}

/** The sum over each column, that is over its rows. */
export function columnSums(matrix: Matrix): Float64Array {
  const { rows, columns, values } = matrix;
  const sums = new Float64Array(columns);
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) sums[c] = (sums[c] ?? 0) + (values[r * columns + c] ?? 0);
  return sums;
}

export function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/** The sum of all cells off the diagonal of a square matrix: the movers, where the diagonal holds those who stay. */
export function offDiagonalSum(matrix: Matrix): number {
  let total = 0;
  for (let r = 0; r < matrix.rows; r++)
    for (let c = 0; c < matrix.columns; c++) if (r !== c) total += at(matrix, r, c);
  return total;
}

/** Each cell of a square matrix off the diagonal by `f`; the diagonal is 0. */
export function mapOffDiagonal(matrix: Matrix, f: (row: number, column: number) => number): Matrix {
  const made = zeros(matrix.rows, matrix.columns);
  for (let r = 0; r < matrix.rows; r++)
    for (let c = 0; c < matrix.columns; c++) if (r !== c) made.values[r * matrix.columns + c] = f(r, c);
  return made;
}
