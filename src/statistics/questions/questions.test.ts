import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Period, year } from "../../kernel/period.ts";
import { unwrap } from "../../kernel/problem.ts";
import { projectRoot } from "../../kernel/root.ts";
import { TerritoryId, world } from "../../kernel/territory/model.ts";
import { members, territory } from "../../kernel/territory/register.ts";
import { stageImport } from "../importing/stage.ts";
import { datasets } from "../releases/model.ts";
import { openTestHome, type TestHome } from "../releases/support/home.ts";
import { corridor } from "./corridor.ts";
import { emigrantsByDestination, immigrantsByOrigin } from "./counterparts.ts";
import { datasetDetail, datasetSummaries } from "./dataset.ts";
import { demography } from "./demography.ts";
import { population } from "./population.ts";
import { pyramid } from "./pyramid.ts";
import { series } from "./series.ts";
import { territoryOverview } from "./territory.ts";
import { topCorridors } from "./top-corridors.ts";
import { worldStock } from "./world.ts";

/** The questions, asked of the figures that come with Corridor and answered again from their text, row by row. */

const starter = (name: string) => join(projectRoot(), "data", "starter", `${name}.tsv`);
const id = (text: string) => TerritoryId.parse(text);
const [USA, MEX, DEU, UKR, europe] = ["USA", "MEX", "DEU", "UKR", "150"].map(id) as [
  TerritoryId,
  TerritoryId,
  TerritoryId,
  TerritoryId,
  TerritoryId,
];
const latest = year(2024);

let home: TestHome;
let stock: Record<string, string>[];

beforeAll(async () => {
  home = await openTestHome();
  for (const name of ["un-desa-stock-2024", "un-desa-stock-age-2024", "un-wpp-2024"]) {
    const staged = unwrap(await stageImport(starter(name), home));
    for (const release of staged.releases) unwrap(await home.catalogue.publish(release));
  }
  stock = await rows("un-desa-stock-2024");
});
afterAll(() => home.close());

async function rows(name: string): Promise<Record<string, string>[]> {
  const lines = (await readFile(starter(name), "utf8")).trimEnd().split("\n");
  const start = lines.findIndex((line) => line.startsWith("destination\t"));
  const header = lines[start]?.split("\t") ?? [];
  return lines.slice(start + 1).map((line) => {
    const cells = line.split("\t");
    return Object.fromEntries(header.map((column, i) => [column, cells[i] ?? ""]));
  });
}

/** A figure of the starter's text; both sexes are the sum of the two where they are not stated. */
function stated(
  row: Record<string, string> | undefined,
  sex: "T" | "M" | "F",
  period: Period,
): number | null {
  const of = (letter: string) => {
    const text = row?.[`${letter}${period}`] ?? "";
    return text === "" || text === ".." ? null : Number(text);
  };
  if (sex !== "T") return of(sex);
  const [men, women] = [of("M"), of("F")];
  return of("T") ?? (men === null || women === null ? null : men + women);
}

function plainSum(
  where: (row: Record<string, string>) => boolean,
  sex: "T" | "M" | "F",
  period: Period,
): number {
  let total = 0;
  for (const row of stock) {
    if (territory(row.destination ?? "")?.kind === "territory" && where(row))
      total += stated(row, sex, period) ?? 0;
  }
  return total;
}

describe("the world", () => {
  test("is the sum of its 233 destinations, and nothing twice", async () => {
    const answer = await worldStock(home);
    expect(answer).toMatchObject({ period: "2024", since: "2020", sex: "T", total: { value: 304_021_813 } });
    expect(answer?.destinations).toHaveLength(233);
    const [first, second] = answer?.destinations ?? [];
    expect(first).toMatchObject({ territory: "USA", value: 52_375_047, before: 50_471_028 });
    expect(second).toMatchObject({ territory: "DEU", value: 16_750_084 });
    expect(answer?.destinations.find((one) => one.territory === "SAU")?.value).toBe(13_683_841);
    expect(answer?.destinations.reduce((sum, one) => sum + (one.value ?? 0), 0)).toBe(304_021_813);
    const kinds = new Set(answer?.destinations.map((one) => territory(one.territory)?.kind));
    expect([...kinds]).toEqual(["territory"]);
    const women = plainSum((row) => row.origin === "001", "F", latest);
    expect(answer?.womenShare).toBeCloseTo((women / 304_021_813) * 100, 10);
    expect(answer?.populationShare).toBeCloseTo(3.7, 1);
    expect(answer?.basis.map(({ dataset }) => dataset)).toEqual(["un-desa-stock", "un-wpp"]);
    expect(answer?.basis[0]?.release).toMatch(/^[0-9a-f]{64}$/);
  });

  test("by sex and year, with the change since a year", async () => {
    const answer = await worldStock(home, { period: year(2010), sex: "F", since: year(1990) });
    expect(answer?.total.value).toBe(plainSum((row) => row.origin === "001", "F", year(2010)));
    const before = plainSum((row) => row.origin === "001", "F", year(1990));
    expect(answer?.before?.value).toBe(before);
    expect(answer?.change).toBeCloseTo((((answer?.total.value ?? 0) - before) / before) * 100, 10);
    expect((await worldStock(home, { period: year(1990) }))?.since).toBeNull();
    expect((await worldStock(home, { period: year(1950) }))?.period).toBe("2024");
  });

  test("its largest corridors lie between territories", async () => {
    const answer = await topCorridors(home, { limit: 25 });
    expect(answer?.corridors).toHaveLength(25);
    expect(answer?.corridors[0]).toEqual({ origin: "MEX", destination: "USA", value: 11_279_561 });
    const plain = stock
      .filter((row) =>
        [row.origin, row.destination].every((one) => territory(one ?? "")?.kind === "territory"),
      )
      .map((row) => stated(row, "T", latest) ?? 0)
      .sort((a, b) => b - a);
    expect(answer?.corridors.map(({ value }) => value)).toEqual(plain.slice(0, 25));
  });

  test("over time", async () => {
    const answer = await series(home);
    expect(answer?.points.map(({ period }) => period)).toEqual([
      "1990",
      "1995",
      "2000",
      "2005",
      "2010",
      "2015",
      "2020",
      "2024",
    ]);
    for (const { period, immigrants } of answer?.points ?? []) {
      expect(immigrants.both.value).toBe(plainSum((row) => row.origin === "001", "T", period));
      expect((immigrants.women.value ?? 0) + (immigrants.men.value ?? 0)).toBe(immigrants.both.value);
    }
  });
});

describe("a territory", () => {
  test("has immigrants by origin", async () => {
    const answer = await immigrantsByOrigin(home, { territory: DEU, limit: 5 });
    expect(answer?.total).toEqual({ value: 16_750_084, status: "A", gaps: 0 });
    expect(answer?.rows.find((row) => row.territory === UKR)?.value).toBe(1_416_521);
    const shown = answer?.rows.reduce((sum, row) => sum + (row.value ?? 0), 0) ?? 0;
    expect(shown + (answer?.rest.value ?? 0) + (answer?.unnamed.value ?? 0)).toBe(16_750_084);
    expect(answer?.within).toBeNull();
  });

  test("has emigrants by destination", async () => {
    const answer = await emigrantsByDestination(home, { territory: MEX, period: year(2020), sex: "F" });
    const plain = plainSum((row) => row.origin === "MEX", "F", year(2020));
    expect(answer?.total.value).toBe(plain);
    expect(answer?.rows[0]?.territory).toBe(USA);
    const both = stock.find((row) => row.origin === "MEX" && row.destination === "USA");
    const share = ((stated(both, "F", year(2020)) ?? 0) / (stated(both, "T", year(2020)) ?? 1)) * 100;
    expect(answer?.rows[0]?.womenShare).toBeCloseTo(share, 10);
  });

  test("stands against its regions and the world by sums", async () => {
    const answer = await territoryOverview(home, { territory: DEU });
    expect(answer?.itself.immigrants.both.value).toBe(16_750_084);
    expect(answer?.against.map((one) => one.territory)).toEqual(["155", "150", "001"]);
    const own = new Set<string>(members(europe));
    const plain = plainSum((row) => row.origin === "001" && own.has(row.destination ?? ""), "T", latest);
    const women = plainSum((row) => row.origin === "001" && own.has(row.destination ?? ""), "F", latest);
    const standing = answer?.against[1];
    expect(standing?.immigrants.both.value).toBe(plain);
    expect(standing?.immigrants.womenShare).toBeCloseTo((women / plain) * 100, 10);
    const people = await population(home);
    const wholes = members(europe).map((one) => [
      plainSum((row) => row.origin === "001" && row.destination === one, "T", latest),
      people?.at(one, latest, "T").value ?? null,
    ]);
    const [part, whole] = wholes.reduce<[number, number]>(
      ([a, b], [x, y]) => (x && y ? [a + x, b + y] : [a, b]),
      [0, 0],
    );
    expect(standing?.populationShare).toBeCloseTo((part / whole) * 100, 10);
    expect(answer?.itself.populationShare).toBeCloseTo(19.8, 1);
  });

  test("the population is at the middle of the year", async () => {
    const people = await population(home);
    expect((people?.at(world, latest, "T").value ?? 0) / 1000).toBeCloseTo(8_161_973, -1);
    expect(people?.at(USA, year(1949), "T").value).toBeNull();
  });

  test("a region counts those who move within it once, and says how many they are", async () => {
    const own = new Set<string>(members(europe));
    const answer = await immigrantsByOrigin(home, { territory: europe });
    expect(answer?.within?.value).toBe(
      plainSum((row) => own.has(row.origin ?? "") && own.has(row.destination ?? ""), "T", latest),
    );
    const out = await emigrantsByDestination(home, { territory: europe });
    expect(out?.total.value).toBe(plainSum((row) => own.has(row.origin ?? ""), "T", latest));
    expect(out?.within).toEqual(answer?.within);
  });

  test("its migrants by age add up to all of them", async () => {
    const answer = await pyramid(home, { territory: id("ARE") });
    expect(answer?.rows[0]?.age).toBe("0-4");
    expect(answer?.rows[0]?.women.value).toBe(222_412);
    const women = answer?.rows.reduce((sum, row) => sum + (row.women.value ?? 0), 0);
    expect(women).toBeGreaterThan(0.999 * (answer?.women.value ?? 0));
    expect(women).toBeLessThan(1.001 * (answer?.women.value ?? 0));
    expect(await pyramid(home, { territory: id("AFG") })).toBeNull();
  });

  test("its births, deaths and net migration are in persons", async () => {
    const answer = await demography(home, { territory: USA });
    const point = answer?.points.find(({ period }) => period === "2023");
    expect(point?.births.value).toBe(3_657_476);
    expect(point?.deaths.value).toBe(2_975_658);
    expect(point?.netMigration.value).toBe(1_322_668);
  });
});

describe("a corridor", () => {
  test("both ways, with its place among others", async () => {
    const answer = await corridor(home, { origin: MEX, destination: USA });
    const point = answer?.there.points.at(-1);
    expect(point?.both).toEqual({ value: 11_279_561, status: "A", gaps: 0 });
    expect(answer?.there.points.find(({ period }) => period === "2020")?.both.value).toBe(11_177_052);
    expect(answer?.there.originRank?.place).toBe(1);
    expect(answer?.there.destinationRank?.place).toBe(1);
    expect(point?.shareOfImmigrants).toBeCloseTo((11_279_561 / 52_375_047) * 100, 10);
    const emigrants = plainSum((row) => row.origin === "MEX", "T", latest);
    expect(point?.shareOfEmigrants).toBeCloseTo((11_279_561 / emigrants) * 100, 10);
    expect(answer?.back).toMatchObject({ origin: "USA", destination: "MEX" });
    expect(answer?.back.points.at(-1)?.both.value).toBe(823_502);
  });

  test("of which the publisher states nothing is neither zero nor a gap", async () => {
    const answer = await corridor(home, { origin: id("TUV"), destination: id("AND") });
    expect(answer?.there.points.at(-1)?.both).toEqual({ value: null, status: null, gaps: 0 });
    expect(answer?.there.originRank).toBeNull();
    expect(answer?.there.points.at(-1)?.shareOfImmigrants).toBeNull();
  });

  test("between regions is the sum of its corridors", async () => {
    const [from, to] = [new Set<string>(members(europe)), new Set<string>(members(id("021")))];
    const answer = await corridor(home, { origin: europe, destination: id("021") });
    expect(answer?.there.points.at(-1)?.both.value).toBe(
      plainSum((row) => from.has(row.origin ?? "") && to.has(row.destination ?? ""), "T", latest),
    );
  });
});

describe("datasets", () => {
  test("those with releases and those without", async () => {
    const all = await datasetSummaries(home);
    expect(all.map(({ dataset }) => dataset)).toEqual(datasets);
    const there = all.flatMap(({ dataset, releases }) => (releases > 0 ? [[dataset, releases]] : []));
    expect(there).toEqual([
      ["un-desa-stock", 1],
      ["un-desa-stock-age", 1],
      ["un-wpp", 1],
    ]);
    expect(await datasetDetail(home, "un-desa-stock-total")).toBeNull();
    const detail = await datasetDetail(home, "un-desa-stock");
    expect(detail?.current.description.version).toBe("2024");
    expect(detail?.change).toBeNull();
  });

  test("where nothing has been imported, there is no answer", async () => {
    const empty = await openTestHome();
    expect(await worldStock(empty)).toBeNull();
    expect(await topCorridors(empty)).toBeNull();
    expect(await series(empty)).toBeNull();
    expect(await territoryOverview(empty, { territory: USA })).toBeNull();
    expect(await immigrantsByOrigin(empty, { territory: USA })).toBeNull();
    expect(await pyramid(empty, { territory: USA })).toBeNull();
    expect(await demography(empty, { territory: USA })).toBeNull();
    expect(await corridor(empty, { origin: MEX, destination: USA })).toBeNull();
    await empty.close();
  });
});

test("a page asks all its questions in less than 15 ms once the release is in memory", async () => {
  const page = async () => {
    const began = performance.now();
    await Promise.all([
      territoryOverview(home, { territory: DEU }),
      series(home, { territory: DEU }),
      immigrantsByOrigin(home, { territory: DEU }),
      emigrantsByDestination(home, { territory: DEU }),
      pyramid(home, { territory: DEU }),
      demography(home, { territory: DEU }),
    ]);
    return performance.now() - began;
  };
  await page();
  const times: number[] = [];
  for (let i = 0; i < 50; i += 1) times.push(await page());
  expect(times.sort((a, b) => a - b)[25]).toBeLessThan(15);
});
