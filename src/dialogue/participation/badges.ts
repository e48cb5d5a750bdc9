import { csvFile } from "../../kernel/csv.ts";
import { direction } from "../../kernel/language.ts";
import { guarded } from "../../kernel/spreadsheet.ts";
import type { Words } from "../../kernel/words.ts";
import { withoutTimes } from "../../kernel/zip-times.ts";
import type { Rank } from "./model.ts";

/** Somebody who gets a badge. */
export interface Badge {
  readonly number: number;
  readonly name: string;
  readonly post: string | null;
  readonly rank: Rank;
  /** The party or organization in the reader's language. */
  readonly delegation: string;
  /** `delegation`: of a party; `organization`: of an admitted one. */
  readonly sort: "delegation" | "organization";
}

const columns = ["number", "name", "post", "rank", "delegation", "sort"] as const;

function lines(badges: readonly Badge[], { t }: Words): readonly (readonly string[])[] {
  return badges.map(({ number, name, post, rank, delegation, sort }) => [
    String(number),
    guarded(name),
    guarded(post ?? ""),
    t(`meetings:rank.${rank}`),
    guarded(delegation),
    t(`meetings:badge-sort.${sort}`),
  ]);
}

/** The list of badges as CSV. */
export function writeBadgesCsv(badges: readonly Badge[], words: Words): string {
  const rows = [columns.map((column) => words.t(`meetings:badge-column.${column}`)), ...lines(badges, words)];
  return csvFile(rows, "separators");
}

const widths: Readonly<Partial<Record<(typeof columns)[number], number>>> = {
  name: 32,
  post: 40,
  delegation: 36,
};

/** The same as a workbook of one sheet. The same list gives the same bytes. */
export async function writeBadgesXlsx(
  badges: readonly Badge[],
  words: Words,
): Promise<Uint8Array<ArrayBuffer>> {
  const { default: ExcelJS } = await import("exceljs");
  const book = new ExcelJS.Workbook();
  book.created = new Date(0);
  book.modified = new Date(0);
  const sheet = book.addWorksheet(words.t("meetings:badges.sheet"), {
    views: [{ state: "frozen", ySplit: 1, rightToLeft: direction[words.language] === "rtl" }],
  });
  sheet.columns = columns.map((column) => ({
    header: words.t(`meetings:badge-column.${column}`),
    key: column,
    width: widths[column] ?? 14,
    // Text, so that no program takes a name for a formula or a number.
    style: { numFmt: "@", alignment: { vertical: "top" as const, wrapText: true } },
  }));
  sheet.getRow(1).font = { bold: true };
  for (const line of lines(badges, words)) sheet.addRow(line.map((text) => (text === "" ? null : text)));
  return withoutTimes(new Uint8Array(await book.xlsx.writeBuffer()));
}
