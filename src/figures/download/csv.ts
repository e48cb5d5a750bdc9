import { guarded } from "../../kernel/spreadsheet.ts";
import type { FigureTable } from "../model.ts";
import { cellValue } from "./cells.ts";

/**
 * A table as CSV after RFC 4180: a line of headings, commas, CRLF; in UTF-8 with a byte order mark, without which Excel
 * takes it for another encoding. Missing numbers are empty.
 */
export function writeCsv(table: FigureTable): string {
  const head = table.columns.map(({ label }) => field(guarded(label)));
  const lines = table.rows.map((row) =>
    table.columns.map((column) => {
      const value = cellValue(row[column.key], column);
      return typeof value === "number" ? String(value) : field(value ?? "");
    }),
  );
  return `\ufeff${[head, ...lines].map((line) => `${line.join(",")}\r\n`).join("")}`;
}

function field(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
