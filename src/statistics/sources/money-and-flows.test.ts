import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sharedPath } from "../../kernel/shared.ts";
import { onlyRelease, openTestHome, type TestHome } from "../importing/support/home.ts";
import type { Release } from "../releases/model.ts";

/** Spot checks of the publishers' figures (`../shared/data/SOURCES.md`, sections 2, 3 and 12). */

const bank = (name: string) => sharedPath("data", "world-bank-remittances", name);
const flows = (name: string) => sharedPath("data", "flows-oecd-eurostat", name);
const there = bank("remittance-inflows.xlsx") !== undefined;

let home: TestHome;
let folder: string;
beforeAll(async () => {
  home = await openTestHome();
  folder = mkdtempSync(join(tmpdir(), "corridor-money-"));
});
afterAll(async () => {
  await home.close();
  rmSync(folder, { recursive: true, force: true });
});

async function imported(path: string | undefined): Promise<Release> {
  return onlyRelease(await home.publish(path ?? ""));
}

type Check = readonly [
  destination: string,
  origin: string | null,
  period: string,
  measure: string,
  value: number | null,
];

async function expectFigures(release: Release, checks: readonly Check[]): Promise<void> {
  for (const [destination, origin, period, measure, value] of checks) {
    const found = (await home.figure(release, { destination, origin, period, measure })).value;
    const close = value === null ? null : expect.closeTo(value, 6);
    expect([destination, origin, period, measure, found]).toEqual([
      destination,
      origin,
      period,
      measure,
      close,
    ]);
  }
}

describe.skipIf(!there)("money, as the World Bank ships it", () => {
  test("inflows and outflows are two parts of one edition", async () => {
    await home.publish(bank("remittance-inflows.xlsx") ?? "");
    const release = await imported(bank("remittance-outflows.xlsx"));
    expect(release.description).toMatchObject({ dataset: "world-bank-remittances", version: "2022" });
    expect(release.description.inputs).toHaveLength(2);
    await expectFigures(release, [
      ["IND", null, "2022", "remittances-received", 111_221.77472208794],
      ["MEX", null, "2022", "remittances-received", 61_099.607915],
      ["001", null, "2022", "remittances-received", 831_102.9592088049],
      ["USA", null, "2022", "remittances-paid", 79_153],
      ["USA", null, "2022", "remittances-paid-share", 0.31040392156862745],
      ["ASM", null, "2022", "remittances-received", null],
    ]);
  });

  test("a zero says in a footnote that it may be a gap; an empty cell is missing", async () => {
    const release = await imported(bank("remittance-inflows.xlsx"));
    const zero = { destination: "AFG", period: "2000", measure: "remittances-received" };
    expect(await home.figure(release, zero)).toMatchObject({ value: 0, status: "A", notes: "zero" });
    const empty = { ...zero, destination: "AND", period: "2000" };
    expect(await home.figure(release, empty)).toMatchObject({ value: null, status: "O", notes: null });
  });

  test("an indicator as CSV, aggregates among its rows", async () => {
    const release = await imported(bank("API_BM.TRF.PWKR.CD.DT_DS2_en_csv_v2_3012027.csv"));
    expect(release.description).toMatchObject({ dataset: "world-bank-indicators", version: "2021-09-15" });
    expect(release.description.units).toEqual(["usd"]);
    expect(release.description.measures).toEqual(["remittances-paid"]);
    const file = readFileSync(bank("API_BM.TRF.PWKR.CD.DT_DS2_en_csv_v2_3012027.csv") ?? "", "utf8");
    const row = /^"United States",.*$/m.exec(file)?.[0].split('","') ?? [];
    await expectFigures(release, [["USA", null, "2019", "remittances-paid", Number(row[63])]]);
  });

  test("the matrix of 2017 by its title, with totals", async () => {
    const release = await imported(bank("WB_Bilateral_Remittance_Estimates_2017.xlsx"));
    expect(release.description).toMatchObject({ dataset: "world-bank-bilateral", version: "2017" });
    const cell = async (destination: string, origin: string) =>
      (await home.figure(release, { destination, origin, period: "2017" })).value;
    expect(await cell("001", "001")).toBeCloseTo(613_465.8429, 4);
    expect(await cell("MEX", "USA")).toBeCloseTo(30_019.187, 3);
    expect(await cell("IND", "ARE")).toBeCloseTo(13_822.5897, 4);
    expect(await cell("IND", "001")).toBeCloseTo(68_968.1, 1);
    expect(await cell("001", "USA")).toBeCloseTo(148_488.6522, 4);
    // Three of the publisher's own totals are sums of other figures than those printed.
    expect(release.description.findings).toMatchObject([{ code: "importing.origins-differ", count: 3 }]);
  });

  test("the matrix of 2018 by its largest corridor", async () => {
    const path = bank("Bilateralremittancematrix2018Oct2019.csv") ?? "";
    const release = await imported(path);
    expect(release.description.version).toBe("2018");
    await expectFigures(release, [
      ["MEX", "USA", "2018", "remittances", 34_704],
      ["IND", "ARE", "2018", "remittances", 18_529],
    ]);
    const changed = join(folder, "changed.csv");
    writeFileSync(changed, readFileSync(path, "utf8").replace(",34704,", ",34705,"));
    const staged = await home.stage(changed);
    expect(staged.ok ? [] : staged.problems.map(({ code }) => code)).toEqual(["importing.revision-unknown"]);
  });

  test("the migrants that the money is estimated from", async () => {
    const release = await imported(bank("WB_Bilateral_Estimates_Migrant_Stocks_2017.xlsx"));
    expect(release.description.dataset).toBe("world-bank-stock");
    await expectFigures(release, [["USA", "MEX", "2017", "migrant-stock", 11_573_680]]);
  });

  test("what sending money costs, by corridor and quarter", async () => {
    const release = await imported(bank("RPW_corridors_databank_2020-12-07.csv"));
    expect(release.description).toMatchObject({ dataset: "remittance-prices", version: "2020-Q3" });
    await expectFigures(release, [
      ["MEX", "USA", "2020-Q3", "remittance-cost", 4.18037033081055],
      ["MEX", "USA", "2011-Q1", "remittance-cost", 5.00611114501953],
      ["IND", "USA", "2020-Q3", "remittance-cost", 3.14555549621582],
      ["TJK", "RUS", "2020-Q3", "remittance-cost", 2],
    ]);
  });

  test("workbooks of 1997 are refused with what to do", async () => {
    const staged = await home.stage(bank("personal-remittances-received.xls") ?? "");
    expect(staged.ok ? [] : staged.problems.map(({ code }) => code)).toEqual(["reading.old-excel"]);
  });
});

describe.skipIf(!there)("flows", () => {
  test("to Canada by citizenship", async () => {
    const release = await imported(sharedPath("data", "un-desa-flows-2015", "Canada.xlsx"));
    expect(release.description).toMatchObject({ dataset: "un-desa-flows", version: "2015" });
    await expectFigures(release, [
      ["CAN", "IND", "1980", "immigration", 8_880],
      ["CAN", "IND", "2013", "immigration", 33_087],
      ["CAN", "CHN", "1980", "immigration", 5_123],
      ["CAN", "CHN", "2013", "immigration", 34_129],
      ["CAN", "PHL", "2013", "immigration", 29_544],
    ]);
    const unknown = await home.figure(release, { destination: "CAN", origin: "999", period: "1980" });
    expect(unknown).toMatchObject({ value: 44_000, data_type: "C", notes: "citizenship,foreigners" });
  });

  test("to the countries of the OECD", async () => {
    const release = await imported(flows("OECD_DF_MIG_inflows_totals.csv"));
    expect(release.description.dataset).toBe("oecd-flows");
    await expectFigures(release, [
      ["DEU", "001", "2015", "immigration", 2_016_241],
      ["DEU", "001", "2022", "immigration", 2_481_019],
    ]);
  });

  test("within Europe, with Eurostat's own codes", async () => {
    const release = await imported(flows("eurostat_migr_imm5prv_EU_EEA_bilateral_total.csv"));
    expect(release.description.dataset).toBe("eurostat-flows");
    await expectFigures(release, [
      ["DEU", "ROU", "1998", "immigration", 18_491],
      ["AUT", "DEU", "2019", "immigration", 18_328],
    ]);
    expect(release.description.coverage.destinations).toBe(29);
  });
});
