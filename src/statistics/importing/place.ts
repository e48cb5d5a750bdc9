import type { TableFile } from "../../files/tables/model.ts";
import { cellName, type Place } from "../../kernel/problem.ts";

/** Where a cell is, as a person finds it: sheet and cell in a workbook, the line in a text. Column from 0. */
export function placeAt(kind: TableFile["kind"], sheet: string, row: number, column?: number): Place {
  const cell = column === undefined ? {} : { cell: cellName(row, column) };
  if (kind !== "xlsx") return { line: row, ...cell };
  return { sheet, cell: cellName(row, column ?? 0) };
}
