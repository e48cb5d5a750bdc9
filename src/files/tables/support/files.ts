import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { attempt, type Problem, type Result } from "../../../kernel/problem.ts";
import type { CellValue, Row, TableFile } from "../model.ts";
import { type OpenOptions, openTable } from "../open.ts";

/** A folder for the files of a test. */
export interface TestFolder {
  readonly path: string;
  /** Writes a file and gives its path. */
  file(name: string, contents: Buffer | string): string;
  remove(): void;
}

export function testFolder(): TestFolder {
  const path = mkdtempSync(join(tmpdir(), "corridor-reading-"));
  return {
    path,
    file: (name, contents) => {
      writeFileSync(join(path, name), contents);
      return join(path, name);
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

export interface ReadSheet {
  readonly name: string;
  readonly rows: readonly Row[];
  readonly merged: readonly string[];
}

/** Everything that a file holds, or its problems, as whoever imports it would meet them. */
export async function readAll(
  path: string,
  options: OpenOptions = {},
): Promise<Result<{ readonly table: TableFile; readonly sheets: readonly ReadSheet[] }>> {
  const opened = await openTable(path, { name: "file", ...options });
  if (!opened.ok) return opened;
  const table = opened.value;
  try {
    return await attempt(async () => {
      const sheets: ReadSheet[] = [];
      for (const { name } of table.sheets) {
        const rows: Row[] = [];
        for await (const batch of table.rows(name)) rows.push(...batch);
        sheets.push({ name, rows, merged: table.merged(name) });
      }
      return { table, sheets };
    });
  } finally {
    await table.close();
  }
}

/** The cells of the first sheet by row number. */
export async function firstSheet(path: string, options: OpenOptions = {}): Promise<[number, CellValue[]][]> {
  const read = await readAll(path, options);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return (read.value.sheets[0]?.rows ?? []).map((row) => [row.number, [...row.cells]]);
}

/** The first problem of a file that cannot be read. */
export async function firstProblem(path: string, options: OpenOptions = {}): Promise<Problem> {
  const read = await readAll(path, options);
  const found = read.ok ? undefined : read.problems[0];
  if (!found) throw new Error("the file was read");
  return found;
}
