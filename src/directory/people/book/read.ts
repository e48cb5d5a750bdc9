import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CellValue, Row } from "../../../files/tables/model.ts";
import { openTable } from "../../../files/tables/open.ts";
import { cellName, type Place, ProblemError, problem, unwrap } from "../../../kernel/problem.ts";
import { unguarded } from "../../../kernel/spreadsheet.ts";
import { type Column, columnOf } from "./columns.ts";

/** A line of a book as it was read; columns that the file does not have are not there. */
export interface BookLine {
  /** As the spreadsheet counts it. */
  readonly row: number;
  readonly cells: Readonly<Partial<Record<Column, string>>>;
  /** Where a cell stands, or the line where the file has no such column. */
  place(column: Column): Place;
}

/** A book far larger than any secretariat's; what is more was made to hurt. */
export const bookLimits = {
  bytes: 10 * 1024 ** 2,
  rows: 20_000,
  columns: 200,
  totalBytes: 200 * 1024 ** 2,
} as const;

/** The heading must stand among the first lines. */
const headWithin = 20;

/**
 * Reads a book from a workbook or a delimited text, by its content. The lines of the first sheet that has the headings; empty ones are left out.
 * Throws ProblemError `reading.*`, `directory.book-too-large` (facts: limit), `directory.book-no-heading`, `directory.book-twice` (facts: heading).
 */
export async function readBook(bytes: Uint8Array, name: string): Promise<readonly BookLine[]> {
  if (bytes.length > bookLimits.bytes)
    throw new ProblemError(
      problem("directory.book-too-large", { limit: bookLimits.bytes / 1024 ** 2 }, { file: name }),
    );
  // The readers read files at any place, never whole into memory.
  const folder = await mkdtemp(join(tmpdir(), "corridor-book-"));
  try {
    const path = join(folder, "book");
    await writeFile(path, bytes, { mode: 0o600 });
    const { rows, columns, totalBytes } = bookLimits;
    const table = unwrap(await openTable(path, { name, limits: { rows, columns, totalBytes } }));
    try {
      for (const { name: sheet } of table.sheets) {
        const place = sheet === "" ? { file: name } : { file: name, sheet };
        const lines = await readLines(table.rows(sheet), place);
        if (lines) return lines;
      }
    } finally {
      await table.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  throw new ProblemError(problem("directory.book-no-heading", {}, { file: name }));
}

async function readLines(
  batches: AsyncIterable<readonly Row[]>,
  place: Place,
): Promise<readonly BookLine[] | undefined> {
  let head: ReadonlyMap<Column, number> | undefined;
  const lines: BookLine[] = [];
  let seen = 0;
  for await (const batch of batches)
    for (const row of batch) {
      if (head) {
        const line = lineOf(row, head, place);
        if (line) lines.push(line);
        continue;
      }
      head = headOf(row, place);
      seen += 1;
      if (!head && seen >= headWithin) return undefined;
    }
  return head && lines;
}

/** A heading names the person and at least one column more. */
function headOf(row: Row, place: Place): ReadonlyMap<Column, number> | undefined {
  const head = new Map<Column, number>();
  const twice: string[] = [];
  for (const [index, value] of row.cells.entries()) {
    const heading = textOf(value);
    const column = heading === "" ? undefined : columnOf(heading);
    if (column === undefined) continue;
    if (head.has(column)) twice.push(heading);
    head.set(column, index);
  }
  if (!head.has("name") || head.size < 2) return undefined;
  const [again] = twice;
  if (again !== undefined)
    throw new ProblemError(
      problem("directory.book-twice", { heading: again }, { ...place, line: row.number }),
    );
  return head;
}

function lineOf(row: Row, head: ReadonlyMap<Column, number>, place: Place): BookLine | undefined {
  const cells = Object.fromEntries(
    [...head].map(([column, index]) => [column, unguarded(textOf(row.cells[index] ?? null)).trim()]),
  ) as Partial<Record<Column, string>>;
  if (Object.values(cells).every((text) => text === "")) return undefined;
  return {
    row: row.number,
    cells,
    place: (column) => {
      const index = head.get(column);
      return index === undefined
        ? { ...place, line: row.number }
        : { ...place, cell: cellName(row.number, index) };
    },
  };
}

function textOf(value: CellValue): string {
  if (value === null) return "";
  if (typeof value !== "object") return String(value);
  return value.date.slice(0, 10);
}
