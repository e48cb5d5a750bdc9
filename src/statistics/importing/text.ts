import type { CellValue, Row } from "../../files/tables/model.ts";

/** What a cell says as text, without the spaces and line breaks that publishers lay out with. Empty for an empty cell. */
export function cellText(value: CellValue | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "object") return value.date;
  return String(value).replace(/\s+/g, " ").trim();
}

/** The name of a territory without its indent and the star of a footnote. */
export function nameText(value: CellValue | undefined): string {
  return cellText(value).replace(/\s*\*+$/, "");
}

/** As {@link cellText}, without the marks that publishers hang on a label: a footnote's star, a letter in brackets. */
export function labelText(value: CellValue | undefined): string {
  return cellText(value)
    .replace(/\s*(\*|\([a-z0-9]\))$/i, "")
    .toLowerCase();
}

/** True where some cell of the rows fits. */
export function anyCell(rows: readonly Row[], test: RegExp): boolean {
  return rows.some((row) => row.cells.some((cell) => typeof cell === "string" && test.test(cellText(cell))));
}

/** The first cell of a sheet's beginning that fits, as a match. */
export function findText(
  sheet: { readonly rows: readonly Row[] },
  test: RegExp,
): RegExpExecArray | undefined {
  for (const row of sheet.rows) {
    for (const cell of row.cells) {
      const match = typeof cell === "string" ? test.exec(cellText(cell)) : null;
      if (match) return match;
    }
  }
  return undefined;
}
