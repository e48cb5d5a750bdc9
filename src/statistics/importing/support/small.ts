import { writeFileSync } from "node:fs";
import { join } from "node:path";
import ExcelJS from "exceljs";

export type Cell = string | number | boolean | null;

/** A workbook as rows of cells by sheet, small enough to change in any way a test needs. */
export type Sheets = Record<string, Cell[][]>;

const years = [1990, 1995, 2000, 2005, 2010, 2015, 2020];

/** Both sexes, men, women: figures that add up, different for each corridor and year. */
function figures(men: number, women: number, step: number): Cell[] {
  const grow = (value: number) => years.map((_, i) => value + i * step);
  const [m, f] = [grow(men), grow(women)];
  return [...m.map((value, i) => value + (f[i] ?? 0)), ...m, ...f];
}

/**
 * UN DESA's International Migrant Stock 2020 by sex, destination and origin, with two destinations and three corridors. The
 * figures are made up.
 */
export function smallOrigin(): Sheets {
  const name = "Region, development group, country or area of";
  const row = (index: number, about: Cell[], men: number, women: number, step = 10) => [
    index,
    ...about,
    ...figures(men, women, step),
  ];
  const usa: Cell[] = ["   United States of America*", 33, 840, "B"];
  const deu: Cell[] = ["   Germany", null, 276, "B R"];
  return {
    "Table of contents": [
      [null, "International Migrant Stock 2020: Destination and origin"],
      [null, "   Table 1", "International migrant stock"],
      [null, "Notes"],
    ],
    "Table 1": [
      [],
      [null, null, null, null, "International Migrant Stock 2020: Destination and origin"],
      [
        null,
        null,
        null,
        null,
        "Table 1: International migrant stock at mid-year by sex and by region, country or area of destination and origin, 1990-2020",
      ],
      [null, null, null, null, "POP/DB/MIG/Stock/Rev.2020"],
      [],
      [],
      [],
      [
        ...Array<Cell>(7).fill(null),
        "International migrant stock at mid-year, both sexes combined",
        ...Array<Cell>(6).fill(null),
        "International migrant stock at mid-year, males",
        ...Array<Cell>(6).fill(null),
        "International migrant stock at mid-year, females",
      ],
      [],
      [],
      [
        "Index",
        `${name} destination`,
        "Notes of destination",
        "Location code of destination",
        "Type of data of destination",
        `${name} origin`,
        "Location code of origin",
        ...years,
        ...years,
        ...years,
      ],
      row(1, [...usa, "WORLD", 900], 3500, 3700, 20),
      row(2, [...usa, "  Mexico", 484], 2000, 2100),
      row(3, [...usa, "  Others", 2003], 1500, 1600),
      row(4, [...deu, "WORLD", 900], 900, 800),
      row(5, [...deu, "  Poland", 616], 900, 800),
    ],
    Notes: [
      [null, "Notes"],
      [33, "The foreign-born population includes persons born in Puerto Rico."],
    ],
  };
}

/** Writes a workbook of a few rows and gives its path. */
export async function writeSheets(folder: string, name: string, sheets: Sheets): Promise<string> {
  const workbook = new ExcelJS.Workbook();
  for (const [sheet, rows] of Object.entries(sheets)) workbook.addWorksheet(sheet).addRows(rows);
  const path = join(folder, name);
  writeFileSync(path, Buffer.from(await workbook.xlsx.writeBuffer()));
  return path;
}

/** The cell of Table 1 at a row (from 1) and column (from 0), to read or change. */
export function setCell(sheets: Sheets, row: number, column: number, value: Cell, sheet = "Table 1"): Sheets {
  const cells = sheets[sheet]?.[row - 1];
  if (!cells) throw new Error(`no row ${row}`);
  cells[column] = value;
  return sheets;
}
