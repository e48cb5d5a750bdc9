import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "./root.ts";

/** A table of our own under `data/`: tab-separated, a line of column names, comments on lines that begin with `#`. */
export interface DataTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Reads `data/<folder>/<name>.tsv`. Throws where the file is missing: it is part of the product. */
export function readDataTable(folder: string, name: string): DataTable {
  const text = readFileSync(join(projectRoot(), "data", folder, `${name}.tsv`), "utf8");
  const [columns = [], ...rows] = text
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => line.split("\t"));
  return { columns, rows };
}

/** The words of a cell that are parted by spaces. */
export function listed(cell: string | undefined): readonly string[] {
  return cell === undefined || cell === "" ? [] : cell.split(" ");
}
