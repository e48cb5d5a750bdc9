import ExcelJS from "exceljs";
import type { CellValue } from "../../../files/tables/model.ts";
import { openTable } from "../../../files/tables/open.ts";
import { unwrap } from "../../../kernel/problem.ts";
import { ages, type Cell, figures, nameOf } from "./published.ts";

/**
 * Workbooks of the revisions 2015 to 2019 in their published layout, where the original is not at hand. The figures are those of
 * a neighbouring revision, the last year called by the revision's own: what is tested is the layout.
 */

const sexes = ["both sexes", "male", "female"];

const years = [1990, 1995, 2000, 2005, 2010, 2015];

function titleBlock(title: string, revision: string): Cell[][] {
  const lines = [
    "United Nations",
    "Population Division",
    "Department of Economic and Social Affairs",
    "",
    `Workbook: UN_MigrantStockByAge_${revision}.xlsx`,
    title,
    "",
    `POP/DB/MIG/Stock/Rev.${revision}`,
  ];
  return [[], [], [], [], ...lines.map((line) => [null, null, null, null, line]), [], []];
}

/** By age and sex: 2017 and 2019 on one sheet with a column for the year, 2015 on a sheet for each year. */
export async function writeEarlierAgeWorkbook(
  path: string,
  revision: "2015" | "2017" | "2019",
): Promise<void> {
  const found = await figures("ims2020_by_destination_age_sex.csv", 4, 1);
  const destinations = [...new Set([...found.keys()].map((key) => key.split("|")[0] ?? ""))];
  const groups = [...ages.map((age) => `${age.split("-")[0]}|5`), "75|0", "0|0"];
  const stated = revision === "2015" ? years : [...years, Number(revision)];
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path, useSharedStrings: true });
  const title =
    "International migrant stock at mid-year by age and sex and by major area, region, country or area";
  const rowsOf = (at: number, withYear: boolean) =>
    destinations.map((destination, i): Cell[] => {
      const values = [0, 1, 2].flatMap((sex) =>
        groups.map((group) => found.get(`${destination}|${group}`)?.[sex]?.[at] ?? ".."),
      );
      const about = [i + 1, nameOf(destination), null, Number(destination), "B R"];
      return [...(withYear ? [stated[at] ?? null] : []), ...about, ...values];
    });
  const add = (
    name: string,
    heading: string,
    kind: string,
    years: string,
    rows: Cell[][],
    withYear: boolean,
  ) => {
    const sheet = workbook.addWorksheet(name);
    const code = revision === "2019" ? "Code" : "Country code";
    const area = "Major area, region, country or area of destination";
    const labels = [...(withYear ? ["Year"] : []), "Sort\norder", area, "Notes", code, "Type of data (a)"];
    const wide = groups.length;
    const headings = sexes.flatMap((sex) => [`${kind} (${sex})`, ...Array<Cell>(wide - 1).fill(null)]);
    const names = [...ages, "75+", "Total"];
    for (const row of titleBlock(`${name} - ${heading}, ${years}`, revision)) sheet.addRow(row).commit();
    sheet.addRow([...labels, ...headings]).commit();
    sheet.addRow([...labels.map((): Cell => null), ...names, ...names, ...names]).commit();
    sheet.addRow([...(withYear ? [1990] : []), 2, "UN development groups", null, null, null, ".."]).commit();
    for (const row of rows) sheet.addRow(row).commit();
    sheet.commit();
  };
  const kind = "International migrant stock at mid-year by age";
  if (revision === "2015") {
    stated.forEach((year, at) => {
      add(`Table ${at + 1}`, title, kind, String(year), rowsOf(at, false), false);
    });
    const population = "Total population at mid-year by age and sex and by major area (thousands)";
    add("Table 7", population, "Total population", "1990", rowsOf(0, false).slice(0, 3), false);
  } else {
    const all = stated.flatMap((_, at) => rowsOf(at, true));
    add("Table 1", title, kind, `1990-${revision}`, all, true);
    const share = "International migrant stock as a percentage of the total population by age and sex";
    add(
      "Table 3",
      share,
      "International migrant stock as a percentage",
      `1990-${revision}`,
      all.slice(0, 3),
      true,
    );
  }
  await workbook.commit();
}

/**
 * A workbook by destination as that of another revision: its texts and its last year renamed. Where the year that becomes the last is
 * there already, that one is called two years earlier.
 */
export async function rewriteAs(
  revision: string,
  original: string,
  own: string,
  path: string,
): Promise<void> {
  const table = unwrap(await openTable(original));
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path, useSharedStrings: true });
  for (const { name } of table.sheets) {
    const sheet = workbook.addWorksheet(name);
    let last = 0;
    for await (const rows of table.rows(name)) {
      for (const { number, cells } of rows) {
        for (; last < number - 1; last++) sheet.addRow([]).commit();
        last = number;
        sheet.addRow(cells.map((cell) => renamed(cell, own, revision))).commit();
      }
    }
    sheet.commit();
  }
  await workbook.commit();
  await table.close();
}

function renamed(cell: CellValue, own: string, revision: string): Cell {
  const before = String(Number(revision) - 2);
  if (typeof cell === "string") return cell.replaceAll(revision, before).replaceAll(own, revision);
  if (typeof cell !== "number") return null;
  if (cell === Number(revision)) return Number(before);
  return cell === Number(own) ? Number(revision) : cell;
}
