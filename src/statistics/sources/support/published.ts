import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import ExcelJS from "exceljs";
import { sharedPath } from "../../../kernel/shared.ts";
import { territory } from "../../../kernel/territory/register.ts";
import { resolveTerritory } from "../../../kernel/territory/resolve.ts";

/**
 * Workbooks in UN DESA's published layout, built from its figures where the original is not at hand. What stands where is
 * taken from public programs that read the originals: header on row 11, for 2020 the columns `Index`, `… of destination`,
 * `Notes of destination`, `Location code of destination`, `Type of data of destination`, `… of origin`, `Location code of
 * origin`; for 2024 `Coverage` and `Data type` before the code.
 */

export const convertedFigures = sharedPath("data", "un-desa-ims", "converted");

export type Revision = "2020" | "2024";

const years: Readonly<Record<Revision, readonly number[]>> = {
  "2020": [1990, 1995, 2000, 2005, 2010, 2015, 2020],
  "2024": [1990, 1995, 2000, 2005, 2010, 2015, 2020, 2024],
};

const sexHeadings = ["both sexes combined", "males", "females"] as const;

export type Cell = string | number | null;

interface Table {
  readonly revision: Revision;
  readonly file: string;
  readonly title: string;
  readonly labels: readonly string[];
  /** Over each of the three blocks of columns, but for the sex. */
  readonly heading: string;
  readonly columns: readonly (string | number)[];
  readonly rows: Iterable<readonly Cell[]>;
}

/** Writes one workbook: table of contents, Table 1, Notes. */
async function write(path: string, table: Table): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path, useSharedStrings: true });
  const head = [
    [],
    [table.file],
    [table.title],
    [`POP/DB/MIG/Stock/Rev.${table.revision}`],
    [
      `Suggested citation: United Nations Department of Economic and Social Affairs, Population Division (${table.revision}). International Migrant Stock ${table.revision}.`,
    ],
    [
      `Copyright © ${table.revision} by United Nations, made available under a Creative Commons license CC BY 3.0 IGO`,
    ],
  ];
  const contents = workbook.addWorksheet("Table of contents");
  for (const row of head) contents.addRow([null, ...row]);
  contents.addRow([null, "   Table 1", table.title]);
  contents.addRow([null, "Notes"]);
  contents.commit();
  const sheet = workbook.addWorksheet("Table 1");
  for (const row of head) sheet.addRow([null, null, null, null, ...row]).commit();
  sheet.addRow([]).commit();
  const before = table.labels.map((): Cell => null);
  const width = table.columns.length;
  const headings = sexHeadings.flatMap((sex) => [
    `${table.heading}, ${sex}`,
    ...Array.from({ length: width - 1 }, () => null),
  ]);
  sheet.addRow([...before, ...headings]).commit();
  sheet.addRow([]).commit();
  sheet.addRow([]).commit();
  sheet.addRow([...table.labels, ...table.columns, ...table.columns, ...table.columns]).commit();
  let index = 0;
  for (const row of table.rows) sheet.addRow([++index, ...row]).commit();
  sheet.commit();
  const notes = workbook.addWorksheet("Notes");
  for (const row of head) notes.addRow([null, ...row]);
  notes.addRow([null, "Notes"]);
  notes.addRow([null, "Two dots (..) indicate that data are not available or are not reported separately"]);
  notes.addRow([
    33,
    "For statistical purposes, the foreign-born population includes persons born in Puerto Rico.",
  ]);
  notes.commit();
  await workbook.commit();
}

async function* lines(name: string): AsyncGenerator<readonly string[]> {
  const path = sharedPath("data", "un-desa-ims", "converted", name);
  if (path === undefined) throw new Error(`not there: ${name}`);
  let first = true;
  for await (const line of createInterface({ input: createReadStream(path) })) {
    if (!first && line !== "") yield line.split(",");
    first = false;
  }
}

/** Figures by key and sex; an empty figure is missing. */
export async function figures(
  name: string,
  keys: number,
  sexAt: number,
): Promise<Map<string, (readonly Cell[])[]>> {
  const found = new Map<string, (readonly Cell[])[]>();
  for await (const cells of lines(name)) {
    const key = cells
      .slice(0, keys)
      .filter((_, i) => i !== sexAt)
      .join("|");
    const bySex = found.get(key) ?? [];
    bySex[Number(cells[sexAt])] = cells.slice(keys).map((cell) => (cell === "" ? ".." : Number(cell)));
    found.set(key, bySex);
  }
  return found;
}

export function nameOf(code: string): string {
  const found = resolveTerritory(code, undefined, { publisher: "un-desa" });
  return found.ok ? (territory(found.value.id)?.names.en ?? code) : code;
}

const title = "by sex and by region, country or area of destination and origin";

/** International migrant stock by sex, destination and origin. */
export async function writeOriginWorkbook(path: string, revision: Revision): Promise<void> {
  const found = await figures(`ims${revision}_by_destination_origin_sex.csv`, 3, 2);
  const totals = await figures(`ims${revision}_by_destination_age_sex.csv`, 4, 1);
  for (const [key, bySex] of totals) {
    const [destination, ...age] = key.split("|");
    if (age.join("|") === "0|0") found.set(`${destination}|900`, bySex);
  }
  const rows = [...found].map(([key, bySex]): readonly Cell[] => {
    const [destination = "", origin = ""] = key.split("|");
    const values = [0, 1, 2].flatMap((sex) => bySex[sex] ?? years[revision].map(() => ".."));
    const code = Number(destination);
    const note = code === 840 ? 33 : null;
    const about = revision === "2020" ? [note, code, "B R"] : [note, "B R", code];
    return [`   ${nameOf(destination)}*`, ...about, `  ${nameOf(origin)}*`, Number(origin), ...values];
  });
  const name = "Region, development group, country or area of";
  await write(path, {
    revision,
    file: `International Migrant Stock ${revision}: Destination and origin`,
    title: `Table 1: International migrant stock at mid-year ${title}, 1990-${revision}`,
    labels: [
      "Index",
      `${name} destination`,
      ...(revision === "2020"
        ? ["Notes of destination", "Location code of destination", "Type of data of destination"]
        : ["Coverage", "Data type", "Location code of destination"]),
      `${name} origin`,
      "Location code of origin",
    ],
    heading: "International migrant stock at mid-year",
    columns: years[revision],
    rows,
  });
}

export const ages = Array.from({ length: 15 }, (_, i) => `${i * 5}-${i * 5 + 4}`);

/** International migrant stock by age, sex and destination. */
export async function writeAgeWorkbook(path: string, revision: Revision): Promise<void> {
  const found = await figures(`ims${revision}_by_destination_age_sex.csv`, 4, 1);
  const destinations = [...new Set([...found.keys()].map((key) => key.split("|")[0] ?? ""))];
  const groups = [...ages.map((age) => `${age.split("-")[0]}|5`), "75|0", "0|0"];
  const rows = years[revision].flatMap((year, at) =>
    destinations.map((destination): readonly Cell[] => {
      const values = [0, 1, 2].flatMap((sex) =>
        groups.map((group) => found.get(`${destination}|${group}`)?.[sex]?.[at] ?? ".."),
      );
      const code = Number(destination);
      const about = revision === "2020" ? [null, code, "B R"] : [null, "B R", code];
      return [year, `   ${nameOf(destination)}*`, ...about, ...values];
    }),
  );
  await write(path, {
    revision,
    file: `International Migrant Stock ${revision}: Age, sex and destination`,
    title: `Table 1: International migrant stock at mid-year by age, sex and by region, country or area of destination, 1990-${revision}`,
    labels: [
      "Index",
      "Year",
      "Region, development group, country or area",
      ...(revision === "2020"
        ? ["Notes", "Location code", "Type of data"]
        : ["Coverage", "Data type", "Location code"]),
    ],
    heading: "International migrant stock at mid-year by age",
    columns: [...ages.map((age, i) => (i === 3 ? ` ${age}` : age)), "75+", "Total"],
    rows,
  });
}
