import { guarded } from "../../kernel/spreadsheet.ts";
import type { FigureCell, FigureColumn } from "../model.ts";

/** The value of a cell as files hold it: guarded text, numbers, shares with four decimals at most, null where there is none. */
export function cellValue(cell: FigureCell | undefined, column: FigureColumn): FigureCell {
  if (cell === undefined || cell === null) return null;
  if (typeof cell === "string") return column.kind === "period" ? yearOrText(cell) : guarded(cell);
  return column.kind === "percent" ? Math.round(cell * 1e4) / 1e4 : cell;
}

/** A year is a number in a file, so that it can be sorted and drawn; other periods stay as they are. */
function yearOrText(period: string): FigureCell {
  return /^\d{4}$/.test(period) ? Number(period) : guarded(period);
}
