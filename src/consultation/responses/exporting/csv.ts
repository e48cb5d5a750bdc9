import { csvFile } from "../../../kernel/csv.ts";
import { guarded } from "../../../kernel/spreadsheet.ts";
import type { Words } from "../../../kernel/words.ts";
import type { ResponsesFile } from "./model.ts";
import { type Cell, longSheet } from "./rows.ts";

/** The answers one a row as CSV. */
export function writeResponsesCsv(file: ResponsesFile, words: Words): string {
  const { heads, rows } = longSheet(file, words);
  const safe = (cell: Cell) => (typeof cell === "string" ? guarded(cell) : cell);
  return csvFile([heads, ...rows].map((row) => row.map(safe)));
}
