/** The name of a column as a spreadsheet shows it: 0 is A, 26 is AA. */
export function columnName(index: number): string {
  let name = "";
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

/** The name of a cell: column 5 in row 17 is `F17`. */
export function cellName(column: number, row: number): string {
  return `${columnName(column)}${row}`;
}
