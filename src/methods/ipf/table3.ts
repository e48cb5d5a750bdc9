/** A table of three dimensions, layer within column within row in one typed array. */
export interface Table3 {
  readonly rows: number;
  readonly columns: number;
  readonly layers: number;
  /** The cell of row r, column c and layer l is `values[(r * columns + c) * layers + l]`. */
  readonly values: Float64Array;
}

/** A table of the same number everywhere, by default 0. */
export function table3(rows: number, columns: number, layers: number, value = 0): Table3 {
  return { rows, columns, layers, values: new Float64Array(rows * columns * layers).fill(value) };
}

export function at3({ columns, layers, values }: Table3, row: number, column: number, layer: number): number {
  return values[(row * columns + column) * layers + layer] ?? Number.NaN;
}
