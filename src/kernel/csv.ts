export type CsvCell = string | number | boolean | null;

/** What makes a reader take a field for more than it is: a comma; or any of the three separators, for tables that people send back from whatever program they have. */
const special = {
  comma: /[",\r\n]|^\s|\s$/,
  separators: /[",;\t\r\n]|^\s|\s$/,
} as const;

/**
 * Rows as CSV after RFC 4180, in UTF-8 with a byte order mark, without which Excel takes it for another encoding. Missing cells are
 * empty; texts stand as they are given: whoever has them from people gives them `guarded` (`spreadsheet.ts`).
 */
export function csvFile(
  rows: readonly (readonly CsvCell[])[],
  quotes: keyof typeof special = "comma",
): string {
  return `\ufeff${csvLines(rows, quotes)}`;
}

/** The same lines without the mark, for a file that is written piece by piece. */
export function csvLines(
  rows: readonly (readonly CsvCell[])[],
  quotes: keyof typeof special = "comma",
): string {
  const field = (cell: CsvCell) => {
    const text = cell === null ? "" : String(cell);
    return special[quotes].test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return rows.map((row) => `${row.map(field).join(",")}\r\n`).join("");
}
