import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sharedPath } from "../../kernel/shared.ts";
import { onlyRelease, openTestHome, type TestHome } from "../importing/support/home.ts";
import type { Release } from "../releases/model.ts";

/** Spot checks of World Population Prospects (`../shared/data/SOURCES.md`, section 4). */

const file = (...parts: readonly string[]) => sharedPath("data", "un-wpp", ...parts) ?? "";

let home: TestHome;
beforeAll(async () => {
  home = await openTestHome();
});
afterAll(() => home.close());

async function value(release: Release, destination: string, period: string, measure: string, sex = "T") {
  return (await home.figure(release, { destination, period, measure, sex })).value;
}

describe.skipIf(file("2019") === "")("World Population Prospects 2019", () => {
  test("file after file makes one revision", async () => {
    const names = [
      "POP_F01_1_TOTAL_POPULATION_BOTH_SEXES",
      "POP_F01_2_TOTAL_POPULATION_MALE",
      "POP_F01_3_TOTAL_POPULATION_FEMALE",
      "MIGR_F02_NET_NUMBER_OF_MIGRANTS",
      "MORT_F03_1_DEATHS_BOTH_SEXES",
      "POP_F07_1_POPULATION_BY_AGE_BOTH_SEXES",
    ];
    let release: Release | undefined;
    for (const name of names) {
      release = onlyRelease(await home.publish(file("2019", `WPP2019_${name}.xlsx`)));
    }
    if (!release) throw new Error("no release");
    const { description } = release;
    expect(description).toMatchObject({ dataset: "un-wpp", version: "2019", units: ["thousand-persons"] });
    expect(description.measures).toEqual(["population", "deaths", "net-migration"]);
    expect(description.inputs).toHaveLength(6);
    expect(await value(release, "001", "2020", "population")).toBe(7_794_798.729);
    expect(await value(release, "USA", "2020", "population")).toBe(331_002.647);
    expect(await value(release, "MEX", "2020", "population")).toBe(128_932.753);
    expect(await value(release, "001", "2020", "population", "M")).toBe(3_929_973.953);
    expect(await value(release, "USA", "2015-2020", "net-migration")).toBe(4_774.029);
    expect(await value(release, "MEX", "2015-2020", "net-migration")).toBe(-300);
    expect(await value(release, "001", "2015-2020", "deaths")).toBe(286_276.223);
    const young = await home.figure(release, {
      destination: "USA",
      period: "2020",
      age: "0-4",
      measure: "population",
    });
    expect(young).toMatchObject({ value: 19_676.332, status: "A" });
    const projected = await home.figure(release, {
      destination: "USA",
      period: "2050",
      measure: "population",
    });
    expect(projected.status).toBe("F");
    expect(description.notes.c).toMatch(/^Less developed regions comprise/);
    // Crimea is note 23 of the first workbook and note 19 of the others.
    for (const sex of ["T", "F"]) {
      const { notes } = await home.figure(release, {
        destination: "UKR",
        period: "2020",
        measure: "population",
        sex,
      });
      expect(description.notes[notes ?? ""]).toBe("Including Crimea.");
    }
    const codes = description.findings.map(({ code }) => code);
    expect(codes.some((code) => code.startsWith("importing.sexes-"))).toBe(true);
  });
});

describe.skipIf(file("2024") === "")("World Population Prospects 2024", () => {
  test("tables that differ in nothing but their figures are told by the world's total", async () => {
    const tables = ["births", "deaths", "migration", "popprojMed", "migrationprojMed"];
    let release: Release | undefined;
    for (const name of tables) release = onlyRelease(await home.publish(file("2024", `${name}.txt`)));
    if (!release) throw new Error("no release");
    expect(release.description).toMatchObject({ dataset: "un-wpp", version: "2024" });
    expect(await value(release, "001", "2023", "births")).toBe(132_110.264);
    expect(await value(release, "USA", "2023", "births")).toBe(3_657.476);
    expect(await value(release, "IND", "2023", "births")).toBe(23_219.489);
    expect(await value(release, "USA", "2023", "deaths")).toBe(2_975.658);
    expect(await value(release, "USA", "2023", "net-migration")).toBe(1_322.668);
    expect(await value(release, "IND", "2023", "net-migration")).toBe(-979.179);
    expect(await value(release, "001", "2024", "population")).toBe(8_196_980.849);
    expect(await value(release, "IND", "2024", "population")).toBe(1_457_435.338);
    expect(await value(release, "USA", "2024", "population")).toBe(346_373.57);
    for (let year = 1950; year <= 2023; year++) {
      expect(await value(release, "001", String(year), "net-migration")).toBe(0);
    }
    const figure = await home.figure(release, {
      destination: "001",
      period: "2024",
      measure: "population",
    });
    expect(figure).toMatchObject({ status: "F", notes: "31-december" });
  });

  test("a table that breaks off in a line is refused with that line", async () => {
    const whole = await readFile(file("2024", "births.txt"));
    const cut = join(home.folder, "births.txt");
    await writeFile(cut, whole.subarray(0, 100_200));
    const staged = await home.stage(cut);
    expect(staged.ok ? [] : staged.problems).toMatchObject([
      { code: "importing.row-short", place: { line: 163 }, facts: { columns: 76 } },
    ]);
  });

  test.each(["cbr", "cdr", "cnmr", "growthrate", "NatChangeRT", "PopChange"])(
    "%s follows from other tables and is not imported",
    async (name) => {
      const staged = await home.stage(file("2024", `${name}.txt`));
      expect(staged.ok ? [] : staged.problems.map(({ code }) => code)).toEqual(["importing.derived-only"]);
    },
  );

  test.each(["UNlocations.txt", "migrationM5.txt", "UN_WPP_2024_net_migration.csv"])(
    "%s is of no known format",
    async (name) => {
      const staged = await home.stage(file("2024", name));
      expect(staged.ok ? [] : staged.problems.map(({ code }) => code)).toEqual(["importing.unrecognised"]);
    },
  );
});
