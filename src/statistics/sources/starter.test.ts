import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { projectRoot } from "../../kernel/root.ts";
import { onlyRelease, openTestHome, type TestHome } from "../importing/support/home.ts";
import type { Release } from "../releases/model.ts";

/** The figures that come with Corridor (`data/starter/`), against the same spot checks as the publisher's files. */

const figures = (name: string) => join(projectRoot(), "data", "starter", name);
const names = ["un-desa-stock-2024.tsv", "un-desa-stock-age-2024.tsv", "un-wpp-2024.tsv"] as const;

let home: TestHome;
const releases = new Map<string, Release>();
beforeAll(async () => {
  home = await openTestHome();
  for (const name of names) {
    const release = onlyRelease(await home.publish(figures(name)));
    releases.set(release.dataset, release);
  }
});
afterAll(() => home.close());

function release(dataset: string): Release {
  const found = releases.get(dataset);
  if (!found) throw new Error(`no ${dataset}`);
  return found;
}

test("they are small", () => {
  const bytes = names.reduce((sum, name) => sum + statSync(figures(name)).size, 0);
  expect(bytes).toBeLessThan(1_600_000);
});

describe("migrant stock", () => {
  test.each([
    ["USA", "001", "2024", 52_375_047],
    ["DEU", "001", "2024", 16_750_084],
    ["SAU", "001", "2024", 13_683_841],
    ["USA", "MEX", "2024", 11_279_561],
    ["USA", "MEX", "2020", 11_177_052],
    ["DEU", "UKR", "2024", 1_416_521],
    ["USA", "001", "2020", 50_471_028],
  ])("%s from %s in %s: %i", async (destination, origin, period, value) => {
    const figure = await home.figure(release("un-desa-stock"), { destination, origin, period });
    expect(figure).toMatchObject({ value, status: "A", unit: "persons" });
  });

  test("the world is the sum of its countries and says so", async () => {
    const world = { destination: "001", origin: "001", period: "2024" };
    expect(await home.figure(release("un-desa-stock"), world)).toMatchObject({
      value: 304_021_813,
      status: "E",
      notes: "sum",
    });
    expect(release("un-desa-stock").description.notes.sum).toMatch(/computed by Corridor/);
    const mexicans = await home.figure(release("un-desa-stock"), { ...world, origin: "MEX" });
    expect(mexicans.value).toBeGreaterThan(11_279_561);
    expect(
      (await home.figure(release("un-desa-stock"), { ...world, destination: "150" })).value,
    ).toBeGreaterThan(90_000_000);
  });

  test("the origins add up to the published totals", () => {
    expect(release("un-desa-stock").description.findings).toContainEqual({
      code: "importing.origins-agree",
      count: 0,
      facts: { checked: 5592 },
    });
  });

  test("ages where they are published", async () => {
    const age = release("un-desa-stock-age");
    const usa = { destination: "USA", period: "2024" };
    expect((await home.figure(age, usa)).value).toBe(52_375_047);
    expect((await home.figure(age, { ...usa, age: "20-24", sex: "F" })).value).toBeGreaterThan(1_000_000);
  });
});

describe("population, births, deaths, net migration", () => {
  test.each([
    ["001", "2023", "births", 132_110.264],
    ["USA", "2023", "births", 3_657.476],
    ["IND", "2023", "births", 23_219.489],
    ["USA", "2023", "deaths", 2_975.658],
    ["USA", "2023", "net-migration", 1_322.668],
    ["IND", "2023", "net-migration", -979.179],
    ["001", "2024", "population", 8_196_980.849],
    ["IND", "2024", "population", 1_457_435.338],
    ["USA", "2024", "population", 346_373.57],
  ])("%s in %s, %s: %d thousand", async (destination, period, measure, value) => {
    expect((await home.figure(release("un-wpp"), { destination, period, measure })).value).toBe(value);
  });

  test("the population of earlier years is computed and says so; mid-year lies between two ends", async () => {
    const at = (period: string) =>
      home.figure(release("un-wpp"), { destination: "IND", period, measure: "population" });
    const [before, after] = [await at("2023"), await at("2024")];
    expect(before).toMatchObject({ status: "E", notes: "31-december,derived" });
    expect(after).toMatchObject({ status: "F", notes: "31-december" });
    // The Prospects print 1,450,935.791 thousand for 1 July 2024.
    expect(((before.value ?? 0) + (after.value ?? 0)) / 2).toBeCloseTo(1_450_935.79, 1);
  });
});

describe("damaged", () => {
  test.each([
    [
      "a text for a number",
      (text: string) => text.replace("\t29005\t", "\tmany\t"),
      "importing.text-in-number-cell",
    ],
    ["a negative stock", (text: string) => text.replace("\t29005\t", "\t-29005\t"), "importing.negative"],
    ["an unknown origin", (text: string) => text.replace("830\tFRA", "830\tQQQ"), "territory.unknown"],
    [
      "no header",
      (text: string) => text.replace("destination\torigin", "to\tfrom"),
      "importing.header-missing",
    ],
    [
      "a table cut off at the end of a line",
      (text: string) => `${text.split("\n").slice(0, -40).join("\n")}\n`,
      "importing.rows-differ",
    ],
    ["no count of its rows", (text: string) => text.replace(/^rows\t.*\n/m, ""), "importing.header-missing"],
    ["a row twice", (text: string) => text.replace("830\tGBR", "830\tFRA"), "importing.duplicate-differs"],
  ])("%s is refused", async (_, change, code) => {
    const path = join(home.folder, "damaged.tsv");
    writeFileSync(path, change(readFileSync(figures(names[0]), "utf8")));
    const before = home.files();
    const staged = await home.stage(path);
    expect(staged.ok ? [] : staged.problems.map((problem) => problem.code)).toContain(code);
    expect(home.files()).toEqual(before);
  });
});
