import { readFileSync } from "node:fs";
import { openTable } from "../../src/files/tables/open.ts";
import { sharedPath } from "../../src/kernel/shared.ts";
import type { Cells } from "./files/model.ts";
import { workbookTexts } from "./xls.ts";

type Row = readonly (string | undefined)[];

export interface Named {
  /** The texts and numbers of all cells of a file that name a territory, as they stand in the file, each once. */
  readonly cells: ReadonlySet<string>;
  /** Codes and names that stand beside each other for the same territory, each pair once. */
  readonly pairs: readonly (readonly [string, string])[];
}

/** What names territories in a file. */
export async function namedIn(file: string, places: readonly Cells[]): Promise<Named> {
  const path = sharedPath("data", ...file.split("/"));
  if (!path) throw new Error(`${file} is not there`);
  const sheets = await readSheets(path);
  const found = new Set<string>();
  const pairs = new Map<string, readonly [string, string]>();
  for (const place of places) {
    const names =
      place.sheets === "all" ? [...sheets.keys()] : (place.sheets ?? [[...sheets.keys()][0] ?? ""]);
    for (const name of names) {
      const rows = sheets.get(name);
      if (!rows) throw new Error(`${file} has no sheet ${name}: ${[...sheets.keys()].join(", ")}`);
      for (const cell of cellsOf(rows, place)) if (isFilled(cell)) found.add(cell);
      for (const pair of pairsOf(rows, place)) pairs.set(pair.join("\t"), pair);
    }
  }
  return { cells: found, pairs: [...pairs.values()] };
}

function isFilled(cell: string | undefined): cell is string {
  return cell !== undefined && cell.trim() !== "";
}

function pairsOf(rows: ReadonlyMap<number, Row>, place: Cells): (readonly [string, string])[] {
  const header = rows.get(place.header ?? 1) ?? [];
  return (place.agree ?? []).flatMap(([one, other]) => {
    const [a, b] = [columnAt(header, one), columnAt(header, other)];
    return dataRows(rows, place).flatMap((row) => {
      const [x, y] = [row[a], row[b]];
      return isFilled(x) && isFilled(y) ? [[x, y] as const] : [];
    });
  });
}

function columnAt(header: Row, column: string | number): number {
  const at = typeof column === "number" ? column : header.findIndex((cell) => cell?.trim() === column);
  if (at < 0) throw new Error(`no column ${column} among ${header.join(", ")}`);
  return at;
}

function dataRows(rows: ReadonlyMap<number, Row>, place: Cells): Row[] {
  const first = place.from ?? (place.header ?? 1) + 1;
  const last = place.to ?? Number.POSITIVE_INFINITY;
  return [...rows].filter(([number]) => number >= first && number <= last).map(([, row]) => row);
}

function cellsOf(rows: ReadonlyMap<number, Row>, place: Cells): (string | undefined)[] {
  if (place.lines !== undefined) {
    const form = place.lines;
    return [...rows.values()].map((row) => form.exec(row[0] ?? "")?.[1]);
  }
  const header = rows.get(place.header ?? 1) ?? [];
  const found: (string | undefined)[] = [];
  for (const column of place.down ?? []) {
    const at = columnAt(header, column);
    found.push(...dataRows(rows, place).map((row) => row[at]));
  }
  if (place.across !== undefined) found.push(...header.slice(place.across));
  return found;
}

async function readSheets(path: string): Promise<Map<string, ReadonlyMap<number, Row>>> {
  if (path.endsWith(".xls")) return workbookTexts(path);
  if (path.endsWith("4-13.txt")) {
    const lines = readFileSync(path, "utf8").split("\n");
    return new Map([["", new Map(lines.map((line, i) => [i + 1, [line]]))]]);
  }
  const opened = await openTable(path);
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  const sheets = new Map<string, Map<number, Row>>();
  for (const { name } of opened.value.sheets) {
    const rows = new Map<number, Row>();
    for await (const batch of opened.value.rows(name)) {
      for (const { number, cells } of batch) {
        rows.set(
          number,
          cells.map((cell) => (cell === null || typeof cell === "object" ? undefined : String(cell))),
        );
      }
    }
    sheets.set(name, rows);
  }
  await opened.value.close();
  return sheets;
}
