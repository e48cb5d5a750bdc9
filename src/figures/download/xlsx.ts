import { direction } from "../../kernel/language.ts";
import { guarded } from "../../kernel/spreadsheet.ts";
import type { Words } from "../../kernel/words.ts";
import { withoutTimes } from "../../kernel/zip-times.ts";
import type { Figure } from "../model.ts";
import { cellValue } from "./cells.ts";

const formats = { number: "#,##0", ratio: "0.000", percent: "0.0", text: "@", period: "0" } as const;

/**
 * A figure's table as a workbook: one sheet with the numbers as numbers, one that says what they are and where they are
 * from. The same figure gives the same bytes.
 */
export async function writeXlsx(figure: Figure, words: Words): Promise<Uint8Array<ArrayBuffer>> {
  const { default: ExcelJS } = await import("exceljs");
  const book = new ExcelJS.Workbook();
  book.creator = figure.source.publisher;
  book.created = new Date(0);
  book.modified = new Date(0);
  const rightToLeft = direction[figure.language] === "rtl";
  const label = (key: string) => words.t(`figures:about.${key}`);

  const data = book.addWorksheet(label("data"), { views: [{ state: "frozen", ySplit: 1, rightToLeft }] });
  const { columns, rows } = figure.table;
  data.columns = columns.map((column) => ({
    header: guarded(column.label),
    key: column.key,
    width: column.kind === "text" ? 34 : 16,
    style: { numFmt: formats[column.kind] },
  }));
  data.getRow(1).font = { bold: true };
  for (const row of rows) data.addRow(columns.map((column) => cellValue(row[column.key], column)));

  const about = book.addWorksheet(label("about"), { views: [{ rightToLeft }] });
  about.columns = [{ width: 22 }, { width: 110, style: { alignment: { wrapText: true, vertical: "top" } } }];
  const { source } = figure;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ["title", figure.title],
    ["what", figure.subtitle],
    ["sentence", figure.sentence],
    ["note", figure.note],
    ["publisher", source.publisher],
    ["work", source.title],
    ["version", source.version],
    ["licence", source.licence],
    ["dataset", source.dataset],
    ["release", source.release],
    ["evidence", figure.evidence],
    ["cite", source.line],
  ];
  for (const [key, text] of facts) if (text !== undefined) about.addRow([label(key), guarded(text)]);
  about.getColumn(1).font = { bold: true };
  return withoutTimes(new Uint8Array(await book.xlsx.writeBuffer()));
}
