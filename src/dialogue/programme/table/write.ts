import { csvFile } from "../../../kernel/csv.ts";
import { direction, type Language } from "../../../kernel/language.ts";
import { guarded } from "../../../kernel/spreadsheet.ts";
import { words } from "../../../kernel/words.ts";
import { withoutTimes } from "../../../kernel/zip-times.ts";
import type { Meeting } from "../../model.ts";
import type { Programme } from "../model.ts";
import { type Column, columnKey, headingOf } from "./columns.ts";
import { columnsFor, lineOf } from "./lines.ts";

type InMeeting = Pick<Meeting, "zone" | "original">;

/** A programme as CSV. */
export function writeProgrammeCsv(programme: Programme, meeting: InMeeting, language: Language): string {
  const columns = columnsFor(programme, meeting.original);
  const lines = [
    columns.map((column) => headingOf(column, language)),
    ...programme.sessions.map((session) => {
      const line = lineOf(session, programme, meeting, language);
      return columns.map((column) => guarded(line[columnKey(column)] ?? ""));
    }),
  ];
  return csvFile(lines, "separators");
}

const widths: Partial<Record<Column["name"], number>> = {
  title: 36,
  people: 44,
  questions: 50,
  theme: 40,
  note: 36,
  room: 22,
  segment: 24,
  kind: 16,
  session: 18,
};

/** The same as a workbook of one sheet. The same programme gives the same bytes. */
export async function writeProgrammeXlsx(
  programme: Programme,
  meeting: InMeeting,
  language: Language,
): Promise<Uint8Array<ArrayBuffer>> {
  const { default: ExcelJS } = await import("exceljs");
  const columns = columnsFor(programme, meeting.original);
  const book = new ExcelJS.Workbook();
  book.created = new Date(0);
  book.modified = new Date(0);
  const sheet = book.addWorksheet(words(language).t("programme:table.sheet"), {
    views: [{ state: "frozen", ySplit: 1, xSplit: 1, rightToLeft: direction[language] === "rtl" }],
  });
  sheet.columns = columns.map((column) => ({
    header: headingOf(column, language),
    key: columnKey(column),
    width: widths[column.name] ?? 12,
    // Text, so that no program takes a time or a day for a number.
    style: { numFmt: "@", alignment: { vertical: "top" as const, wrapText: true } },
  }));
  sheet.getRow(1).font = { bold: true };
  for (const session of programme.sessions) {
    const line = lineOf(session, programme, meeting, language);
    sheet.addRow(
      columns.map((column) => {
        const text = line[columnKey(column)] ?? "";
        return text === "" ? null : literal(guarded(text));
      }),
    );
  }
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } };
  return withoutTimes(new Uint8Array(await book.xlsx.writeBuffer()));
}

/** In a workbook `_x0041_` stands for A: where somebody wrote just that, the first mark is written as what stands for it. */
function literal(text: string): string {
  return text.replace(/_(?=x[\da-f]{4}_)/gi, "_x005F_");
}
