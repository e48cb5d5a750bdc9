import { direction } from "../../../kernel/language.ts";
import { guarded } from "../../../kernel/spreadsheet.ts";
import type { Words } from "../../../kernel/words.ts";
import { withoutTimes } from "../../../kernel/zip-times.ts";
import { textIn } from "../../questionnaire/texts.ts";
import type { ResponsesFile } from "./model.ts";
import { type Cell, codeBook, longSheet, type Sheet, wideSheet } from "./rows.ts";

/** As many characters as a cell of Excel holds; a longer answer is whole in the JSON and CSV files, and the cell says so. */
const longest = 32_767;

/**
 * The answers as a workbook: a row a party, a row an answer, the code book, and what the file is. Numbers are numbers, texts can begin no
 * formula. The same answers give the same bytes.
 */
export async function writeResponsesXlsx(
  file: ResponsesFile,
  words: Words,
): Promise<Uint8Array<ArrayBuffer>> {
  const { default: ExcelJS } = await import("exceljs");
  const book = new ExcelJS.Workbook();
  book.creator = "Corridor";
  book.created = new Date(0);
  book.modified = new Date(0);
  const rightToLeft = direction[words.language] === "rtl";
  const name = (key: string) => words.t(`responses:sheet.${key}`);
  const add = (key: string, sheet: Sheet, frozen: number, widths: (index: number) => number) => {
    const made = book.addWorksheet(name(key), {
      views: [{ state: "frozen", ySplit: 1, xSplit: frozen, rightToLeft }],
    });
    made.columns = sheet.heads.map((_, index) => ({
      width: widths(index),
      style: { alignment: { wrapText: true, vertical: "top" } },
    }));
    made.addRow(sheet.heads.map((head) => cellOf(head, words))).font = { bold: true };
    for (const row of sheet.rows) made.addRow(row.map((cell) => cellOf(cell, words)));
  };
  add("wide", wideSheet(file, words), 2, (index) => (index < 3 ? 22 : 36));
  add("long", longSheet(file, words), 2, (index) => (index === 7 || index === 9 ? 60 : 20));
  add("code-book", codeBook(file, words), 1, (index) => (index === 3 || index > 5 ? 48 : 18));
  const about = book.addWorksheet(name("about"), { views: [{ rightToLeft }] });
  about.columns = [{ width: 26 }, { width: 100, style: { alignment: { wrapText: true, vertical: "top" } } }];
  for (const [key, value] of aboutRows(file, words))
    about.addRow([words.t(`responses:about.${key}`), typeof value === "number" ? value : guarded(value)]);
  about.getColumn(1).font = { bold: true };
  return withoutTimes(new Uint8Array(await book.xlsx.writeBuffer()));
}

/** What the file is: for whom it was made, and what is not in it. */
export function aboutRows(
  file: ResponsesFile,
  words: Words,
): readonly (readonly [string, string | number])[] {
  const { consultation, questionnaire, sight } = file;
  return [
    ["title", textIn(consultation.title, words.language, questionnaire.original).text],
    ["consultation", consultation.id],
    ["opens", consultation.opens],
    ["closes", consultation.closes],
    ["sight", words.t(`responses:sight.${sight}`)],
    ["asked", file.asked],
    ["answered", file.answered],
    ["here", file.replies.length],
    ["promise", words.t(`responses:promise.${consultation.promise}`)],
    ["long-texts", words.t("responses:about.long-texts-said")],
  ];
}

function cellOf(cell: Cell, words: Words): Cell {
  if (typeof cell !== "string") return cell;
  const text = guarded(cell);
  if (text.length <= longest) return text;
  const told = words.t("responses:about.cut");
  return `${text.slice(0, longest - told.length - 1)} ${told}`;
}
