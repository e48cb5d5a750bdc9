import type { CellValue } from "../../files/tables/model.ts";
import type { Status } from "../../kernel/dimension.ts";

/** What a publisher's signs in the place of a number mean. */
export interface FigureSigns {
  /** Sign by sign, for example `..` is `O`. */
  readonly signs: Readonly<Record<string, Status>>;
  /** An empty cell: a figure that is missing, or no observation at all, as the publisher uses it. */
  readonly blank: "missing" | "none";
  /** True where numbers come as text, as in CSV; thousands commas are then understood. */
  readonly text: boolean;
}

export interface Figure {
  readonly value: number | null;
  readonly status: Status;
}

const missing: Figure = { value: null, status: "O" };
const plain = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;
const grouped = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/;

/** UN DESA, migrant stock since 2015: the signs that its Notes sheets explain. A dash is nil or negligible, which is zero. */
export const unDesaSigns: FigureSigns["signs"] = {
  "..": "O",
  "...": "O",
  "…": "O",
  "-": "N",
  "–": "N",
  "—": "N",
  "~": "Q",
};

/** Reads the cell of a figure. `none` is an empty cell that says nothing; `text` one that is neither a number nor a known sign. */
export function readFigure(cell: CellValue | undefined, how: FigureSigns): Figure | "none" | "text" {
  if (cell === null || cell === undefined) return how.blank === "missing" ? missing : "none";
  if (typeof cell === "number") return Number.isFinite(cell) ? { value: cell, status: "A" } : "text";
  if (typeof cell !== "string") return "text";
  const text = cell.trim();
  if (text === "") return how.blank === "missing" ? missing : "none";
  const sign = how.signs[text];
  if (sign !== undefined) return { value: sign === "N" ? 0 : null, status: sign };
  if (!how.text) return "text";
  if (plain.test(text)) return { value: Number(text), status: "A" };
  return grouped.test(text) ? { value: Number(text.replaceAll(",", "")), status: "A" } : "text";
}
