import { guarded } from "../../../kernel/spreadsheet.ts";
import type { Words } from "../../../kernel/words.ts";
import type { ResponsesFile } from "./model.ts";
import { type Cell, longSheet } from "./rows.ts";

/** The answers one a row as CSV after RFC 4180, in UTF-8 with a byte order mark, without which Excel takes it for another encoding. */
export function writeResponsesCsv(file: ResponsesFile, words: Words): string {
  const { heads, rows } = longSheet(file, words);
  return `\ufeff${[heads, ...rows].map((row) => `${row.map(field).join(",")}\r\n`).join("")}`;
}

function field(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const text = guarded(cell);
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
