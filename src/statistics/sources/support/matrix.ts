import ExcelJS from "exceljs";
import type { CellValue } from "../../../files/tables/model.ts";
import { openTable } from "../../../files/tables/open.ts";
import { unwrap } from "../../../kernel/problem.ts";
import { sharedPath } from "../../../kernel/shared.ts";

const folder = ["data", "un-desa-ims", "2017", "UN_MigrantStockByOriginAndDestination_2017"];

/** The sheets of the 2017 workbook as somebody exported them, one CSV each. */
export const matrixTables = ["Table 1", "Table 2", "Table 3"].map((table) =>
  sharedPath(...folder, `${table}-Table 1.csv`),
);

const titles = ["Total", "Male", "Female"];

/**
 * The workbook of 2017 as it was published, put together again from its exported sheets: title block, header on rows 15 and
 * 16, numbers as numbers. As that of 2019, which has the same layout, the year 2017 is called 2019.
 *
 * @param years rows of these years only, since all of them take long to write
 */
export async function writeMatrixWorkbook(
  path: string,
  years: readonly string[],
  revision: "2017" | "2019" = "2017",
): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path, useSharedStrings: true });
  for (const [i, table] of matrixTables.entries()) {
    const sheet = workbook.addWorksheet(`Table ${i + 1}`);
    const lines = [
      "United Nations",
      "Population Division",
      "Department of Economic and Social Affairs",
      "",
      `Workbook: UN_MigrantStockByOriginAndDestination_${revision}`,
      `Table ${i + 1}. ${titles[i]} migrant stock at mid-year by origin and by major area, region, country or area of destination, 1990-${revision}`,
      `POP/DB/MIG/Stock/Rev.${revision}`,
      `${revision} - Copyright © ${revision} by United Nations`,
    ];
    for (let row = 1; row <= 4; row++) sheet.addRow([]).commit();
    for (const line of lines) sheet.addRow([null, null, null, null, line]).commit();
    sheet.addRow([]).commit();
    sheet.addRow([]).commit();
    for await (const row of tableRows(table ?? "", years)) {
      sheet.addRow(row.map((cell, at) => (at === 0 && cell === 2017 ? Number(revision) : cell))).commit();
    }
    sheet.commit();
  }
  const notes = workbook.addWorksheet("NOTES");
  notes.addRow(["NOTES"]);
  notes.addRow([
    "(b)",
    "More developed regions comprise Europe, Northern America, Australia/New Zealand and Japan.",
  ]);
  notes.addRow(["(3)", "The estimates for 1990 to 2005 refer to Sudan and South Sudan."]);
  notes.commit();
  await workbook.commit();
}

/** The header over two rows, then the rows of figures; what the exporter wrote beside the table is left out. */
async function* tableRows(path: string, years: readonly string[]): AsyncGenerator<CellValue[]> {
  const table = unwrap(await openTable(path));
  let header = false;
  for await (const rows of table.rows("")) {
    for (const { cells } of rows) {
      if (cells[0] === "Year") {
        header = true;
        const labels = cells.slice(0, 6);
        yield [...labels, "Country or area of origin"];
        if (cells[6] === "Total") yield [...labels.map(() => null), ...cells.slice(6)];
      } else if (header && (cells[6] === "Total" || years.includes(String(cells[0] ?? "")))) {
        yield cells.map(asNumber);
      }
    }
  }
  await table.close();
}

function asNumber(cell: CellValue): CellValue {
  return typeof cell === "string" && /^\d[\d,]*$/.test(cell) ? Number(cell.replaceAll(",", "")) : cell;
}
