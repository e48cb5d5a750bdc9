import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { projectRoot } from "../../src/kernel/root.ts";
import { sharedPath } from "../../src/kernel/shared.ts";
import { openTable } from "../../src/statistics/reading/open.ts";

export type Fields = Readonly<Record<string, string>>;

function published(parts: readonly string[]): string {
  const path = sharedPath("data", ...parts);
  if (!path) throw new Error(`the publisher's file ${parts.join("/")} does not lie beside the project`);
  return path;
}

function records(text: string, delimiter: string): Fields[] {
  return Papa.parse<Record<string, string>>(text.replace(/^\ufeff/, ""), {
    header: true,
    delimiter,
    skipEmptyLines: true,
  }).data;
}

/** A publisher's text file, a record a line. */
export function publishedText(...parts: string[]): Fields[] {
  const path = published(parts);
  return records(readFileSync(path, "utf8"), path.endsWith(".txt") ? "\t" : ",");
}

/** The rows of a sheet of a publisher's workbook, every cell as text. */
export async function publishedSheet(sheet: string, ...parts: string[]): Promise<string[][]> {
  const opened = await openTable(published(parts));
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  const rows: string[][] = [];
  for await (const batch of opened.value.rows(sheet)) {
    for (const row of batch) rows.push(row.cells.map((cell) => (cell === null ? "" : String(cell))));
  }
  await opened.value.close();
  return rows;
}

/** A table of ours; lines that begin with `#` are comments. */
export function ours(name: string): Fields[] {
  const path = join(projectRoot(), "scripts", "territories", "ours", `${name}.tsv`);
  const lines = readFileSync(path, "utf8").split("\n");
  return records(lines.filter((line) => !line.startsWith("#")).join("\n"), "\t");
}

/** Writes a table of `data/territories/`. */
export function write(
  name: string,
  comment: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): void {
  const lines = [
    `# ${comment}`,
    columns.join("\t"),
    ...rows.map((row) => row.join("\t").replace(/\s+$/, "")),
  ];
  writeFileSync(join(projectRoot(), "data", "territories", `${name}.tsv`), `${lines.join("\n")}\n`);
}
