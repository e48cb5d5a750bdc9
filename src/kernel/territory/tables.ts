import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../root.ts";

export type TableName = "territories" | "names" | "spellings" | "income";

/** The rows of a table of `data/territories/` by column; lines that begin with `#` are comments. */
export function readTable(name: TableName): { columns: string[]; rows: string[][] } {
  const text = readFileSync(join(projectRoot(), "data", "territories", `${name}.tsv`), "utf8");
  const rows: string[][] = [];
  for (const line of text.split("\n")) {
    if (line !== "" && !line.startsWith("#")) rows.push(line.split("\t"));
  }
  return { columns: rows.shift() ?? [], rows };
}

/** The words of a cell that are parted by spaces. */
export function listed(cell: string | undefined): string[] {
  return cell === undefined || cell === "" ? [] : cell.split(" ");
}
