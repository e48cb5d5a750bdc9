import { csvFile } from "../../kernel/csv.ts";
import { guarded } from "../../kernel/spreadsheet.ts";
import type { FigureTable } from "../model.ts";
import { cellValue } from "./cells.ts";

/** A table as CSV: a line of headings, then its rows. Missing numbers are empty. */
export function writeCsv(table: FigureTable): string {
  const head = table.columns.map(({ label }) => guarded(label));
  const lines = table.rows.map((row) =>
    table.columns.map((column) => cellValue(row[column.key], column) ?? null),
  );
  return csvFile([head, ...lines]);
}
