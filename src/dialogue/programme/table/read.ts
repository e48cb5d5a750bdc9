import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CellValue, Row } from "../../../files/tables/model.ts";
import { openTable } from "../../../files/tables/open.ts";
import type { Language } from "../../../kernel/language.ts";
import { cellName, type Place, ProblemError, problem, unwrap } from "../../../kernel/problem.ts";
import { unguarded } from "../../../kernel/spreadsheet.ts";
import { mostSessions } from "../model.ts";
import { type Column, columnKey, columnOf } from "./columns.ts";

/** A line of a table as it was read; columns that the file does not have are not there. */
export interface TableLine {
  readonly cells: ReadonlyMap<string, string>;
  /** Where a cell stands, or the line where the file has no such column. */
  place(column: string): Place;
}

export interface ReadTable {
  readonly columns: readonly Column[];
  readonly lines: readonly TableLine[];
}

/** A table far larger than any programme; what is more was made to hurt. */
export const tableLimits = {
  bytes: 5 * 1024 ** 2,
  rows: mostSessions + 100,
  columns: 200,
  totalBytes: 50 * 1024 ** 2,
} as const;

/** The heading must stand among the first lines. */
const headWithin = 20;

/**
 * Reads a table from a workbook or a delimited text, by its content: the lines of the first sheet that has the headings. Throws
 * ProblemError `reading.*`, `programme.table-too-large` (facts: limit, in MB), `programme.table-no-heading`, `programme.table-twice`
 * (facts: heading).
 */
export async function readProgrammeTable(
  bytes: Uint8Array,
  name: string,
  original: Language,
): Promise<ReadTable> {
  if (bytes.length > tableLimits.bytes)
    throw new ProblemError(
      problem("programme.table-too-large", { limit: tableLimits.bytes / 1024 ** 2 }, { file: name }),
    );
  // The readers read files at any place, never whole into memory.
  const folder = await mkdtemp(join(tmpdir(), "corridor-programme-"));
  try {
    const path = join(folder, "table");
    await writeFile(path, bytes, { mode: 0o600 });
    const { rows, columns, totalBytes } = tableLimits;
    const table = unwrap(await openTable(path, { name, limits: { rows, columns, totalBytes } }));
    try {
      for (const { name: sheet } of table.sheets) {
        const place = sheet === "" ? { file: name } : { file: name, sheet };
        const read = await readLines(table.rows(sheet), place, original);
        if (read) return read;
      }
    } finally {
      await table.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  throw new ProblemError(problem("programme.table-no-heading", {}, { file: name }));
}

async function readLines(
  batches: AsyncIterable<readonly Row[]>,
  place: Place,
  original: Language,
): Promise<ReadTable | undefined> {
  let head: ReadonlyMap<string, { readonly column: Column; readonly index: number }> | undefined;
  const lines: TableLine[] = [];
  let seen = 0;
  for await (const batch of batches)
    for (const row of batch) {
      if (head) {
        const line = lineIn(row, head, place);
        if (line) lines.push(line);
        continue;
      }
      head = headOf(row, place, original);
      seen += 1;
      if (!head && seen >= headWithin) return undefined;
    }
  return head && { columns: [...head.values()].map(({ column }) => column), lines };
}

/** A heading names at least the day and when sessions begin, or which sessions the lines are about. */
function headOf(row: Row, place: Place, original: Language) {
  const head = new Map<string, { readonly column: Column; readonly index: number }>();
  const twice: string[] = [];
  for (const [index, value] of row.cells.entries()) {
    const heading = textOf(value);
    const column = heading === "" ? undefined : columnOf(heading, original);
    if (column === undefined) continue;
    if (head.has(columnKey(column))) twice.push(heading);
    head.set(columnKey(column), { column, index });
  }
  if (head.size < 2 || !(head.has("session") || (head.has("day") && head.has("begins")))) return undefined;
  const [again] = twice;
  if (again !== undefined)
    throw new ProblemError(
      problem("programme.table-twice", { heading: again }, { ...place, line: row.number }),
    );
  return head;
}

function lineIn(
  row: Row,
  head: ReadonlyMap<string, { readonly index: number }>,
  place: Place,
): TableLine | undefined {
  const cells = new Map(
    [...head].map(([key, { index }]) => [
      key,
      unguarded(textOf(row.cells[index] ?? null))
        .replaceAll("\r\n", "\n")
        .trim(),
    ]),
  );
  if ([...cells.values()].every((text) => text === "")) return undefined;
  return {
    cells,
    place: (column) => {
      const index = head.get(column)?.index;
      return index === undefined
        ? { ...place, line: row.number }
        : { ...place, cell: cellName(row.number, index) };
    },
  };
}

/** A cell that a spreadsheet holds as a day, a time or both is what it shows. */
function textOf(value: CellValue): string {
  if (value === null) return "";
  if (typeof value === "number") return value > 0 && value < 1 ? timeOf(value) : String(value);
  if (typeof value !== "object") return String(value);
  const [day = "", time = ""] = value.date.split("T");
  // A time without a day is counted from the day before the first.
  if (day < "1901-01-01") return time.slice(0, 5);
  return time === "" || time.startsWith("00:00") ? day : `${day} ${time.slice(0, 5)}`;
}

/** A time of day as the part of a day that has gone: 0.5 is 12:00. */
function timeOf(part: number): string {
  const minutes = Math.round(part * 24 * 60);
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}
