import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { year } from "../../kernel/period.ts";
import { unwrap } from "../../kernel/problem.ts";
import { projectRoot } from "../../kernel/root.ts";
import { TerritoryId } from "../../kernel/territory/model.ts";
import { territory } from "../../kernel/territory/register.ts";
import { stageImport } from "../importing/stage.ts";
import type { Observation } from "../observation.ts";
import type { DatasetId } from "../releases/model.ts";
import { openTestHome, type TestHome } from "../releases/support/home.ts";
import { type FiguresSlice, figuresByDestination } from "./figures.ts";

/** What the figures of a small matrix have in common. */
const stated = {
  measure: "migrant-stock",
  destination: TerritoryId.parse("USA"),
  sex: "F",
  age: "T",
  education: "T",
  period: year(2030),
  unit: "persons",
  dataType: null,
  notes: null,
} as const;

const money = ["world-bank-indicators-2023"];

/** The figures that come with Corridor, by destination. */
describe("the figures of a release by destination", () => {
  let home: TestHome;

  beforeAll(async () => {
    home = await openTestHome();
    for (const name of ["un-desa-stock-2024", "un-desa-stock-age-2024", "un-wpp-2024", ...money]) {
      const path = join(projectRoot(), "data", "starter", `${name}.tsv`);
      for (const release of unwrap(await stageImport(path, home)).releases) {
        unwrap(await home.catalogue.publish(release));
      }
    }
  });
  afterAll(() => home.close());

  async function figures(dataset: DatasetId, slice: FiguresSlice = {}) {
    const found = await figuresByDestination(
      home,
      unwrap(await home.catalogue.find(dataset, undefined)),
      slice,
    );
    if (!found) throw new Error(`no figures in ${dataset}`);
    return found;
  }

  test("money and prices in their own units, and no sum of shares", async () => {
    const amounts = await figures("world-bank-indicators", {
      measure: "remittances-received",
      period: year(2021),
    });
    expect(amounts).toMatchObject({ unit: "usd", sexes: ["T"], worldIsSum: false });
    expect(amounts.destinations[0]).toMatchObject({ destination: "IND" });
    const costs = await figures("world-bank-indicators", { measure: "remittance-cost", period: year(2020) });
    expect(costs).toMatchObject({ unit: "percent", worldIsSum: false });
    for (const { bySex } of costs.destinations) expect(bySex.T?.value ?? 0).toBeLessThan(100);
    expect((await figures("un-wpp")).unit).toBe("persons");
  });

  test("of a matrix the totals over all origins, the last period unless asked", async () => {
    const answer = await figures("un-desa-stock");
    expect(answer).toMatchObject({
      measure: "migrant-stock",
      period: "2024",
      worldIsSum: false,
      totalsAreSums: false,
    });
    expect(answer.periods.at(0)).toBe("1990");
    expect(answer.sexes).toEqual(["T", "F", "M"]);
    expect(answer.world.bySex.T?.value).toBe(304_021_813);
    expect(answer.world.bySex.F?.value).toBe(146_012_018);
    expect(answer.destinations[0]).toMatchObject({ destination: "USA", bySex: { T: { value: 52_375_047 } } });
    expect(answer.destinations).toHaveLength(233);
    expect(answer.destinations.every(({ destination: id }) => territory(id)?.kind === "territory")).toBe(
      true,
    );
  });

  test("of a matrix without a total over all origins the sums of what it states, regions of origin counted once", async () => {
    const release = unwrap(
      await home.catalogue.stage(
        {
          dataset: "un-desa-stock",
          version: "2030",
          source: { publisher: "a statistical office", title: "a matrix", version: "2030", licence: "none" },
          inputs: [],
          notes: {},
          findings: [],
        },
        (async function* () {
          yield [
            ["MEX", 30, "A"],
            ["FRA", null, "M"],
            ["2003", 5, "A"],
            ["150", 99, "A"],
          ].map(
            ([origin, value, status]) =>
              ({
                ...stated,
                origin: TerritoryId.parse(origin),
                value,
                status,
              }) as Observation,
          );
        })(),
      ),
    );
    const answer = await figuresByDestination(home, release);
    expect(answer).toMatchObject({ totalsAreSums: true, worldIsSum: true, sexes: ["F"], period: "2030" });
    expect(answer?.destinations).toMatchObject([
      { destination: "USA", bySex: { F: { value: 35, gaps: 1 } } },
    ]);
    expect(answer?.world.bySex.F?.value).toBe(35);
    unwrap(await home.catalogue.discard({ dataset: "un-desa-stock", hash: release.hash }));
  });

  test("in an earlier period; what the release does not have is as if not asked", async () => {
    const earlier = await figures("un-desa-stock", { period: year(2020) });
    expect(earlier).toMatchObject({ period: "2020" });
    expect(earlier.destinations[0]).toMatchObject({ bySex: { T: { value: 50_471_028 } } });
    expect(await figures("un-desa-stock", { period: year(1850), measure: "births" })).toMatchObject({
      period: "2024",
      measure: "migrant-stock",
    });
  });

  test("all ages; without a row for the world its sum", async () => {
    const answer = await figures("un-desa-stock-age");
    expect(answer.worldIsSum).toBe(true);
    expect(answer.world.bySex.T?.value).toBe(
      answer.destinations.reduce((total, { bySex }) => total + (bySex.T?.value ?? 0), 0),
    );
    expect(answer.destinations[0]).toMatchObject({ destination: "USA", bySex: { T: { value: 52_375_047 } } });
  });

  test("thousands as persons, both sexes only, projections said", async () => {
    const answer = await figures("un-wpp", { period: year(2020) });
    expect(answer).toMatchObject({ measure: "population", sexes: ["T"], projected: false });
    expect(answer.measures).toEqual(["population", "births", "deaths", "net-migration"]);
    expect(answer.world.bySex.T?.value).toBeGreaterThan(7_000_000_000);
    expect((await figures("un-wpp")).projected).toBe(true);
  });
});
