import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { sharedPath } from "../../kernel/shared.ts";
import { onlyRelease, openTestHome, type TestHome } from "../importing/support/home.ts";
import type { Release } from "../releases/model.ts";
import { rewriteAs, writeEarlierAgeWorkbook } from "./support/earlier.ts";
import { matrixTables, writeMatrixWorkbook } from "./support/matrix.ts";
import { convertedFigures, writeAgeWorkbook, writeOriginWorkbook } from "./support/published.ts";

/** Spot checks of the publisher's figures, revision by revision (`../shared/data/SOURCES.md`, section 1). */

const stock = (...parts: readonly string[]) => sharedPath("data", "un-desa-ims", ...parts);
const there = stock("2019") !== undefined && convertedFigures !== undefined;

let home: TestHome;
let folder: string;
beforeAll(async () => {
  home = await openTestHome();
  folder = mkdtempSync(join(tmpdir(), "corridor-sources-"));
});
afterAll(async () => {
  await home.close();
  rmSync(folder, { recursive: true, force: true });
});

type Check = readonly [
  destination: string,
  origin: string | null,
  period: string,
  sex: string,
  value: number,
];

async function expectFigures(release: Release, measure: string, checks: readonly Check[]): Promise<void> {
  for (const [destination, origin, period, sex, value] of checks) {
    const cell = await home.figure(release, { destination, origin, period, sex, measure });
    expect([destination, origin, period, sex, cell.value]).toEqual([destination, origin, period, sex, value]);
  }
}

/** The file without the rows between 1990 and 2017, which take long and show nothing more. */
function ends(file: string): string {
  const path = join(folder, "ends.csv");
  const lines = readFileSync(file, "utf8").split("\n");
  writeFileSync(path, lines.filter((line) => !/^(1995|2000|2005|2010|2015),/.test(line)).join("\n"));
  return path;
}

describe.skipIf(!there)("International Migrant Stock", () => {
  test("2015, a matrix of names", async () => {
    const file = stock("2015", "UN_MigrantStockByOriginAndDestination_2015.xlsx") ?? "";
    const staged = await home.publish(file);
    const release = onlyRelease(staged);
    expect(staged.report.format).toBe("un-desa-matrix");
    expect(release.description).toMatchObject({ dataset: "un-desa-stock", version: "2015" });
    await expectFigures(release, "migrant-stock", [
      ["001", "001", "2015", "T", 243_700_236],
      ["USA", "001", "2015", "T", 46_627_102],
      ["USA", "MEX", "2015", "T", 12_050_031],
      ["ARE", "IND", "2015", "T", 3_499_337],
      ["IRN", "AFG", "2015", "T", 2_348_369],
      ["DEU", "001", "2015", "T", 12_005_690],
    ]);
    expect(Object.keys(release.description.notes)).toContain("20");
  });

  test("2017, one exported sheet after the other, the first without a title", async () => {
    const [both = "", men = "", women = ""] = matrixTables;
    const first = onlyRelease(await home.publish(ends(both)));
    expect(first.description).toMatchObject({ version: "2017", coverage: { sexes: ["T"] } });
    await expectFigures(first, "migrant-stock", [
      ["001", "001", "1990", "T", 152_542_373],
      ["USA", "001", "1990", "T", 23_251_026],
      ["USA", "001", "2017", "T", 49_776_970],
      ["USA", "AFG", "2017", "T", 72_909],
      ["001", "AFG", "1990", "T", 6_724_681],
    ]);
    await home.publish(ends(men));
    const joined = onlyRelease(await home.publish(ends(women)));
    expect(joined.description.coverage.sexes).toEqual(["T", "M", "F"]);
    expect(joined.description.inputs).toHaveLength(3);
    expect(joined.description.findings.map(({ code }) => code)).toContain("importing.sexes-agree");
    await expectFigures(joined, "migrant-stock", [
      ["001", "001", "1990", "M", 77_456_347],
      ["001", "001", "1990", "T", 152_542_373],
    ]);
    const missing = await home.figure(joined, { destination: "199", origin: "AFG", period: "1990" });
    expect(missing).toMatchObject({ value: null, status: "O" });
  });

  test("2017, a sheet that does not say its sex is asked for it", async () => {
    const text = readFileSync(matrixTables[0] ?? "", "utf8")
      .split("\n")
      .slice(0, 400)
      .join("\n");
    const path = join(folder, "changed.csv");
    writeFileSync(path, text.replace("152,542,373", "152,542,374"));
    const staged = await home.stage(path);
    const codes = staged.ok ? [] : staged.problems.map(({ code }) => code);
    expect(codes).toContain("importing.sex-needed");
    const told = await home.stage(path, { sex: "T" });
    expect(told.ok ? [] : told.problems.map(({ code }) => code)).toEqual(["importing.revision-unknown"]);
  });

  test("2017, the whole workbook", async () => {
    const path = join(folder, "2017.xlsx");
    await writeMatrixWorkbook(path, ["1990", "2017"]);
    const staged = await home.stage(path);
    if (!staged.ok) throw new Error(JSON.stringify(staged.problems));
    const release = onlyRelease(staged.value);
    expect(release.description.coverage.sexes).toEqual(["T", "M", "F"]);
    await expectFigures(release, "migrant-stock", [
      ["USA", "001", "2017", "T", 49_776_970],
      ["001", "AFG", "1990", "T", 6_724_681],
      ["001", "001", "1990", "M", 77_456_347],
    ]);
    expect(release.description.findings).toContainEqual({
      code: "importing.sexes-agree",
      count: 0,
      facts: { checked: expect.any(Number) },
    });
  });

  test("2019 by destination and origin, in the published layout", async () => {
    const path = join(folder, "2019.xlsx");
    await writeMatrixWorkbook(path, ["2017"], "2019");
    const staged = await home.stage(path);
    if (!staged.ok) throw new Error(JSON.stringify(staged.problems));
    const { description } = onlyRelease(staged.value);
    expect(description).toMatchObject({ dataset: "un-desa-stock", version: "2019" });
    expect(description.coverage).toMatchObject({ periods: ["2019"], sexes: ["T", "M", "F"] });
    expect(description.source.licence).toBe("CC BY 3.0 IGO");
    await expectFigures(onlyRelease(staged.value), "migrant-stock", [
      ["USA", "001", "2019", "T", 49_776_970],
    ]);
  });

  test.each([
    ["2015", "2019", "2019/UN_MigrantStockTotal_2019.xlsx", 271_642_105],
    ["2017", "2019", "2019/UN_MigrantStockTotal_2019.xlsx", 271_642_105],
    ["2024", "2020", "2020/undesa_pd_2020_ims_stock_by_sex_and_destination.xlsx", 280_598_105],
  ] as const)("%s by destination, in the published layout", async (revision, own, original, world) => {
    const path = join(folder, `total-${revision}.xlsx`);
    await rewriteAs(revision, stock(...original.split("/")) ?? "", own, path);
    const staged = await home.stage(path);
    if (!staged.ok) throw new Error(JSON.stringify(staged.problems));
    const { description } = onlyRelease(staged.value);
    expect(description).toMatchObject({ dataset: "un-desa-stock-total", version: revision });
    expect(description.measures).toEqual(["migrant-stock", "refugee-stock", "population"]);
    await expectFigures(onlyRelease(staged.value), "migrant-stock", [["001", null, revision, "T", world]]);
  });

  test.each(["2015", "2017", "2019"] as const)("%s by age, in the published layout", async (revision) => {
    const path = join(folder, `age-${revision}.xlsx`);
    await writeEarlierAgeWorkbook(path, revision);
    const staged = await home.stage(path);
    if (!staged.ok) throw new Error(JSON.stringify(staged.problems));
    const { description } = onlyRelease(staged.value);
    expect(description).toMatchObject({ dataset: "un-desa-stock-age", version: revision });
    expect(description.coverage.ages).toHaveLength(17);
    expect(description.coverage.periods.at(-1)).toBe(revision);
    expect(description.coverage.sexes).toEqual(["T", "M", "F"]);
    expect(description.measures).toEqual(["migrant-stock"]);
    const roles = staged.value.report.sheets.map(({ sheet, role }) => `${sheet} ${role}`);
    expect(roles).toContain(revision === "2015" ? "Table 7 skipped" : "Table 3 skipped");
    await expectFigures(onlyRelease(staged.value), "migrant-stock", [["AFG", null, "1990", "T", 57_686]]);
    const young = await home.figure(onlyRelease(staged.value), {
      destination: "AFG",
      period: "1990",
      age: "0-4",
    });
    expect(young.value).toBe(3_693);
  });

  test("2019 by destination", async () => {
    const staged = await home.publish(stock("2019", "UN_MigrantStockTotal_2019.xlsx") ?? "");
    const release = onlyRelease(staged);
    expect(release.description).toMatchObject({ dataset: "un-desa-stock-total", version: "2019" });
    await expectFigures(release, "migrant-stock", [
      ["001", null, "2019", "T", 271_642_105],
      ["001", null, "1990", "T", 153_011_473],
      ["USA", null, "2019", "T", 50_661_149],
    ]);
    await expectFigures(release, "refugee-stock", [["001", null, "2019", "T", 28_711_526]]);
    const population = await home.figure(release, {
      destination: "001",
      period: "1990",
      measure: "population",
    });
    expect(population.unit).toBe("thousand-persons");
    expect(population.value).toBeCloseTo(5_327_231.061, 3);
    const roles = staged.report.sheets.map(({ sheet, role }) => `${sheet} ${role}`);
    expect(roles).toContain("Table 3 checked");
    expect(release.description.notes["24"]).toMatch(/^Including Kosovo/);
  });

  test("2020 by destination, and what changed since 2019", async () => {
    await home.publish(stock("2019", "UN_MigrantStockTotal_2019.xlsx") ?? "");
    const file = stock("2020", "undesa_pd_2020_ims_stock_by_sex_and_destination.xlsx") ?? "";
    const staged = await home.publish(file);
    const release = onlyRelease(staged);
    await expectFigures(release, "migrant-stock", [
      ["001", null, "2020", "T", 280_598_105],
      ["001", null, "2020", "M", 145_655_844],
      ["001", null, "2020", "F", 134_942_261],
      ["USA", null, "2020", "T", 50_632_836],
      ["DEU", null, "2020", "T", 15_762_457],
      ["ARE", null, "2020", "T", 8_716_332],
      ["VAT", null, "2020", "T", 809],
    ]);
    const at = (where: object) => home.figure(release, { destination: "USA", period: "2020", ...where });
    expect(await at({ measure: "migrant-stock" })).toMatchObject({ data_type: "B", notes: "33" });
    const nauru = { destination: "NRU", period: "2020", measure: "migrant-stock" };
    expect((await home.figure(release, nauru)).data_type).toBe("CR");
    expect(release.description.notes["33"]).toMatch(/Puerto Rico/);
    const hidden = { destination: "COM", period: "1990", measure: "refugee-stock" };
    expect(await home.figure(release, hidden)).toMatchObject({ value: null, status: "Q" });
    const [missing] = await home.engine.rows(
      "SELECT count(*)::INTEGER AS n FROM read_parquet($path) WHERE measure = 'migrant-stock' AND status = 'O'",
      { path: release.parquet },
      z.object({ n: z.int() }),
    );
    expect(missing?.n).toBe(122);
    const derived = release.description.findings.find(({ code }) => code === "importing.derived-agree");
    expect(derived?.facts.checked).toBeGreaterThan(14_000);
    const [dataset] = staged.report.datasets;
    expect(dataset?.comparison?.against.version).toBe("2019");
    expect(dataset?.comparison?.revised).toBeGreaterThan(3000);
  });

  test("2020 by destination and origin, in the published layout", async () => {
    const path = join(folder, "origin-2020.xlsx");
    await writeOriginWorkbook(path, "2020");
    const release = onlyRelease(await home.publish(path));
    expect(release.description).toMatchObject({ dataset: "un-desa-stock", version: "2020" });
    await expectFigures(release, "migrant-stock", [
      ["USA", "MEX", "2020", "T", 10_853_105],
      ["USA", "MEX", "2020", "M", 5_796_774],
      ["USA", "MEX", "2020", "F", 5_056_331],
      ["USA", "MEX", "1990", "T", 4_298_014],
      ["ARE", "IND", "2020", "T", 3_471_300],
      ["RUS", "UKR", "2020", "T", 3_268_263],
      ["TUR", "SYR", "2020", "T", 3_792_505],
      ["SAU", "IND", "2020", "T", 2_502_337],
      ["DEU", "POL", "2020", "T", 2_141_722],
      ["COL", "VEN", "2020", "T", 1_780_486],
      ["USA", "001", "2020", "T", 50_632_836],
    ]);
    expect(release.description.findings).toContainEqual({
      code: "importing.origins-agree",
      count: 0,
      facts: { checked: expect.any(Number) },
    });
  });

  test("2024 by destination and origin, in the published layout", async () => {
    const path = join(folder, "origin-2024.xlsx");
    await writeOriginWorkbook(path, "2024");
    const release = onlyRelease(await home.publish(path));
    await expectFigures(release, "migrant-stock", [
      ["USA", "MEX", "2024", "T", 11_279_561],
      ["USA", "MEX", "2020", "T", 11_177_052],
      ["DEU", "UKR", "2024", "T", 1_416_521],
      ["USA", "001", "2024", "T", 52_375_047],
      ["DEU", "001", "2024", "T", 16_750_084],
      ["SAU", "001", "2024", "T", 13_683_841],
      ["USA", "001", "2020", "T", 50_471_028],
    ]);
    expect(await home.figure(release, { destination: "USA", origin: "MEX", period: "2024" })).toMatchObject({
      data_type: "BR",
      notes: "33",
    });
  });

  test.each(["2020", "2024"] as const)("%s by age, in the published layout", async (revision) => {
    const path = join(folder, `age-${revision}.xlsx`);
    await writeAgeWorkbook(path, revision);
    const release = onlyRelease(await home.publish(path));
    expect(release.description).toMatchObject({ dataset: "un-desa-stock-age", version: revision });
    expect(release.description.coverage.ages).toEqual([
      ...Array.from({ length: 15 }, (_, i) => `${i * 5}-${i * 5 + 4}`),
      "75+",
      "T",
    ]);
    await expectFigures(release, "migrant-stock", [
      ["USA", null, "2020", "T", revision === "2020" ? 50_632_836 : 50_471_028],
      ["AFG", null, "1990", "T", 57_686],
    ]);
    const young = await home.figure(release, { destination: "AFG", period: "1990", age: "0-4" });
    expect(young.value).toBe(revision === "2020" ? 3_693 : null);
  });

  test("the table of what belongs where is no table of figures", async () => {
    const staged = await home.stage(stock("2020", "aggregates_correspondence_table_2020_1.xlsx") ?? "");
    expect(staged.ok ? [] : staged.problems.map(({ code }) => code)).toEqual(["importing.unrecognised"]);
  });
});
