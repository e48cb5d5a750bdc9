import { describe, expect, test } from "vitest";
import { sharedPath } from "../../kernel/shared.ts";
import type { CellValue } from "./model.ts";
import { type ReadSheet, readAll } from "./support/files.ts";

/** The files as their publishers ship them, and figures in them that are known from elsewhere. */

const has = (...path: string[]) => sharedPath("data", ...path) !== undefined;

async function sheetsOf(...path: string[]): Promise<readonly ReadSheet[]> {
  const file = sharedPath("data", ...path);
  if (file === undefined) throw new Error("the file is not there");
  const read = await readAll(file);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value.sheets;
}

function sheet(sheets: readonly ReadSheet[], name: string): ReadSheet {
  const found = sheets.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`no sheet ${name}: ${sheets.map((s) => s.name).join(", ")}`);
  return found;
}

function at(of: ReadSheet, row: number, column: number): CellValue | undefined {
  return of.rows.find(({ number }) => number === row)?.cells[column];
}

/** The cell in the row where `column` holds `key`, under the header `header` of row `headerRow`. */
function find(
  of: ReadSheet,
  column: number,
  key: CellValue,
  headerRow: number,
  header: CellValue,
): CellValue | undefined {
  const place = of.rows.find(({ number }) => number === headerRow)?.cells.indexOf(header) ?? -1;
  return of.rows.find(({ number, cells }) => number > headerRow && cells[column] === key)?.cells[place];
}

const migrants2015 = ["un-desa-ims", "2015", "UN_MigrantStockByOriginAndDestination_2015.xlsx"];
test.skipIf(!has(...migrants2015))("migrant stock 2015: a matrix under a header of two rows", async () => {
  const sheets = await sheetsOf(...migrants2015);
  expect(sheets.map(({ name }) => name)).toEqual(["CONTENTS", "Table 16", "ANNEX", "NOTES"]);
  const table = sheet(sheets, "Table 16");
  expect(table.merged).toEqual(["B13:J13", "A15:A16", "B15:B16", "C15:C16", "D15:D16", "E15:E16"]);
  expect(at(table, 15, 0)).toBe("Sort\norder");
  expect(at(table, 15, 3)).toBe("Country code");
  expect(find(table, 3, 900, 16, "Total")).toBe(243_700_236);
  expect(find(table, 3, 840, 16, "Total")).toBe(46_627_102);
  expect(find(table, 3, 840, 16, "Mexico")).toBe(12_050_031);
  expect(find(table, 3, 784, 16, "India")).toBe(3_499_337);
  expect(find(table, 3, 364, 16, "Afghanistan")).toBe(2_348_369);
  expect(find(table, 3, 276, 16, "Total")).toBe(12_005_690);
});

const migrants2019 = ["un-desa-ims", "2019", "UN_MigrantStockTotal_2019.xlsx"];
test.skipIf(!has(...migrants2019))("migrant stock 2019", async () => {
  const table = sheet(await sheetsOf(...migrants2019), "Table 1");
  const values = (code: number) => table.rows.find(({ cells }) => cells[3] === code)?.cells;
  expect(values(900)).toContain(271_642_105);
  expect(values(900)).toContain(153_011_473);
  expect(values(840)).toContain(50_661_149);
  expect(table.rows.some(({ cells }) => cells.includes(".."))).toBe(true);
});

const migrants2020 = ["un-desa-ims", "2020", "undesa_pd_2020_ims_stock_by_sex_and_destination.xlsx"];
test.skipIf(!has(...migrants2020))(
  "migrant stock 2020: header in row 11, indented names, missing figures",
  async () => {
    const table = sheet(await sheetsOf(...migrants2020), "Table 1");
    expect(table.merged).toEqual(expect.arrayContaining(["F8:L10", "M8:S10", "T8:Z10"]));
    const values = (code: number) => table.rows.find(({ cells }) => cells[3] === code)?.cells;
    expect(values(900)).toEqual(expect.arrayContaining([280_598_105, 145_655_844, 134_942_261]));
    expect(values(840)).toContain(50_632_836);
    expect(values(336)).toContain(809);
    expect(String(values(840)?.[1])).toMatch(/^\s+United States of America/);
    const missing = table.rows.flatMap(({ cells }) => cells.filter((cell) => cell === ".."));
    expect(missing.length).toBe(122);
  },
);

const population = ["un-wpp", "2019", "WPP2019_POP_F01_1_TOTAL_POPULATION_BOTH_SEXES.xlsx"];
test.skipIf(!has(...population))("population 2019", async () => {
  const sheets = await sheetsOf(...population);
  expect(sheets.length).toBe(11);
  const table = sheet(sheets, "ESTIMATES");
  expect(find(table, 4, 900, 17, "2020")).toBe(7_794_798.729);
  expect(find(table, 4, 840, 17, "2020")).toBe(331_002.647);
  expect(find(table, 4, 484, 17, "2020")).toBe(128_932.753);
});

const deaths = ["un-wpp", "2019", "WPP2019_MORT_F03_1_DEATHS_BOTH_SEXES.xlsx"];
test.skipIf(!has(...deaths))("deaths and net migrants 2019", async () => {
  const table = sheet(await sheetsOf(...deaths), "ESTIMATES");
  expect(find(table, 4, 900, 17, "2015-2020")).toBe(286_276.223);
  const net = sheet(
    await sheetsOf("un-wpp", "2019", "WPP2019_MIGR_F02_NET_NUMBER_OF_MIGRANTS.xlsx"),
    "ESTIMATES",
  );
  expect(find(net, 4, 840, 17, "2015-2020")).toBe(4_774.029);
  expect(find(net, 4, 484, 17, "2015-2020")).toBe(-300);
});

const income = ["country-classes", "OGHIST_2025_10_07.xlsx"];
test.skipIf(!has(...income))("income groups: headers that are formulas, a hidden sheet", async () => {
  const file = sharedPath("data", ...income) ?? "";
  const read = await readAll(file);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  expect(read.value.table.sheets[0]).toEqual({ name: "Parameters", hidden: true });
  const table = sheet(read.value.sheets, "Country Analytical History");
  const header = table.rows.find(({ number }) => number === 5)?.cells ?? [];
  for (let year = 89; year <= 126; year++)
    expect(header).toContain(`FY${String(year % 100).padStart(2, "0")}`);
  const groups = (code: string) => table.rows.find(({ cells }) => cells[0] === code)?.cells;
  const last = header.indexOf("FY26");
  expect([
    groups("MEX")?.[last],
    groups("IND")?.[last],
    groups("RUS")?.[last],
    groups("SYR")?.[last],
  ]).toEqual(["UM", "LM", "H", "L"]);
});

const remittances = ["world-bank-remittances", "WB_Bilateral_Remittance_Estimates_2017.xlsx"];
test.skipIf(!has(...remittances))("remittances 2017: totals are formulas", async () => {
  const table = sheet(await sheetsOf(...remittances), "Bilateral_Remittances_2017");
  expect(table.merged).toContain("A1:HH1");
  expect(find(table, 0, "United States", 2, "Mexico")).toBeCloseTo(30_019.187, 3);
  const world = table.rows.find(({ cells }) => cells[0] === "WORLD")?.cells ?? [];
  expect(Math.max(...world.filter((cell) => typeof cell === "number"))).toBeCloseTo(613_465.8429, 4);
});

describe("every workbook and text there is", () => {
  const others: readonly (readonly [string, number])[] = [
    ["un-desa-flows-2015/Canada.xlsx", 2],
    ["un-desa-ims/2020/aggregates_correspondence_table_2020_1.xlsx", 1],
    ["country-classes/CLASS.xlsx", 3],
    ["world-bank-remittances/remittance-inflows.xlsx", 1],
    ["un-wpp/2024/births.txt", 1],
    ["country-classes/m49/UNSD-en.csv", 1],
    ["world-bank-remittances/RPW_corridors_databank_2020-12-07.csv", 1],
    ["stats-nz/ITM331901_20160816_081433_72.csv", 1],
  ];
  test.each(others)("%s", async (path, least) => {
    if (!has(...path.split("/"))) return;
    const sheets = await sheetsOf(...path.split("/"));
    expect(sheets.length).toBeGreaterThanOrEqual(least);
    expect(sheets[0]?.rows.length).toBeGreaterThan(5);
  });

  test.skipIf(!has("un-desa-ims", "2017"))("a table of 2017 as text: thousands stay text", async () => {
    const folder = ["un-desa-ims", "2017", "UN_MigrantStockByOriginAndDestination_2017"];
    const [table] = await sheetsOf(...folder, "Table 1-Table 1.csv");
    const world = table?.rows.find(({ cells }) => cells[0] === "1990" && cells.includes("900"))?.cells;
    expect(world).toContain("152,542,373");
  });

  test.skipIf(!has("brain-drain"))("a workbook of Excel 97", async () => {
    const read = await readAll(sharedPath("data", "brain-drain", "iabbd_8010_v1_gender.xls") ?? "");
    expect(read).toMatchObject({ ok: false, problems: [{ code: "reading.old-excel" }] });
  });
});
