import type { CellValue, TableFile } from "../../files/tables/model.ts";
import type { ImportLog } from "./log.ts";
import { cellText } from "./text.ts";

/** Longest footnote that is kept; longer texts are essays of a methodology, cut at a word. */
const longest = 2000;

/** The keys in a cell of footnote marks: `33`, `(b)`, `1, 4` and `b,c` give `33`, `b`, `1,4`, `b,c`; null where there are none. */
export function noteKeys(cell: CellValue | undefined): string | null {
  const keys = cellText(cell)
    .split(/[\s,;()]+/)
    .filter((key) => /^[a-z0-9]{1,3}$/i.test(key));
  return keys.length === 0 ? null : [...new Set(keys)].join(",");
}

/**
 * The footnotes of a sheet: `(a) text` in one cell, or a key (`33`, `(a)`) with its text in the next cell. Lines without
 * a key are the publisher's general remarks and are not kept.
 */
export async function readFootnotes(
  file: TableFile,
  sheet: string,
  log: ImportLog,
): Promise<Record<string, string>> {
  log.role(sheet, "notes");
  const notes: Record<string, string> = {};
  for await (const rows of file.rows(sheet)) {
    for (const { cells } of rows) {
      const texts = cells.map(cellText).filter((text) => text !== "");
      const [first = "", second = ""] = texts;
      const inline = /^\(([a-z0-9]{1,3})\)\s+(.+)$/i.exec(first);
      const alone = /^\(?([a-z]|\d{1,3})\)?$/i.exec(first);
      if (inline?.[1] !== undefined && inline[2] !== undefined) notes[inline[1]] = shorten(inline[2]);
      else if (alone?.[1] !== undefined && second !== "") notes[alone[1]] = shorten(second);
    }
  }
  return notes;
}

function shorten(text: string): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, text.lastIndexOf(" ", longest))} …`;
}
