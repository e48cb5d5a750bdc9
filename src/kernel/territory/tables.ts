import { type DataTable, readDataTable } from "../data-table.ts";

export type TableName = "territories" | "names" | "spellings" | "income";

/** The rows of a table of `data/territories/`. */
export function readTable(name: TableName): DataTable {
  return readDataTable("territories", name);
}
