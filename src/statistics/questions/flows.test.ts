import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import type { Period } from "../../kernel/period.ts";
import { unwrap } from "../../kernel/problem.ts";
import { projectRoot } from "../../kernel/root.ts";
import { TerritoryId } from "../../kernel/territory/model.ts";
import { members } from "../../kernel/territory/register.ts";
import { stageDerived } from "../derived/derive.ts";
import { stageImport } from "../importing/stage.ts";
import type { Release } from "../releases/model.ts";
import { openTestHome, type TestHome } from "../releases/support/home.ts";
import { corridorFlows, flowSeries, territoryFlows } from "./flows.ts";
import { continents, partnerFlows, regionFlows, topFlows } from "./flows-world.ts";

/** Flows made from the figures that come with Corridor, asked and added up again from the release itself. */

const id = (text: string) => TerritoryId.parse(text);
const period = "2015-2020" as Period;
let home: TestHome;
let release: Release;

beforeAll(async () => {
  home = await openTestHome();
  for (const name of ["un-desa-stock-2024", "un-wpp-2024"]) {
    const path = join(projectRoot(), "data", "starter", `${name}.tsv`);
    const staged = unwrap(await stageImport(path, home));
    for (const one of staged.releases) unwrap(await home.catalogue.publish(one));
  }
  expect(await topFlows(home)).toBeNull();
  const made = unwrap(
    await stageDerived(home, "corridor-flows", {
      parameters: { periods: "2015-2020,2020-2024", draws: 0 },
    }),
  );
  release = unwrap(await home.catalogue.publish(made)).release;
});
afterAll(() => home.close());

/** The sum over cells that a condition of SQL lets through. */
async function added(where: string): Promise<number> {
  const [row] = await home.engine.rows(
    `SELECT coalesce(sum(value), 0) AS value FROM read_parquet($path) WHERE period = '${period}' AND sex = 'T' AND ${where}`,
    { path: release.parquet },
    z.object({ value: z.number() }),
  );
  return row?.value ?? Number.NaN;
}

test("a corridor: every method within the range, types of move in the whole", async () => {
  const answer = await corridorFlows(home, { origin: id("MEX"), destination: id("USA") });
  const point = answer?.there.points.find((one) => one.period === period);
  expect(answer?.there.points).toHaveLength(2);
  expect(point?.both.value).toBeCloseTo(
    await added("measure = 'flow-da-pb-closed' AND origin = 'MEX' AND destination = 'USA'"),
    4,
  );
  for (const method of flowSeries) {
    expect(point?.byMethod[method]).toBeGreaterThanOrEqual(point?.both.low ?? Number.NaN);
    expect(point?.byMethod[method]).toBeLessThanOrEqual(point?.both.high ?? Number.NaN);
  }
  expect((point?.outward ?? 0) + (point?.return ?? 0) + (point?.transit ?? 0)).toBeCloseTo(
    point?.both.value ?? Number.NaN,
    4,
  );
  // The stock of Mexicans in the United States fell in these years, so differences show no flow at all.
  expect(point?.byMethod.sd_drop_neg).toBe(0);
  expect(answer?.back.origin).toBe("USA");
  expect(answer).toMatchObject({ outOfDate: false, draws: 0 });
});

test("a region is the sum of its territories, and its own moves count in neither direction", async () => {
  const answer = await territoryFlows(home, { territory: id("150") });
  const point = answer?.points.find((one) => one.period === period);
  const list = `(${members("150")
    .map((one) => `'${one}'`)
    .join(", ")})`;
  const arrivals = await added(
    `measure = 'flow-da-pb-closed' AND destination IN ${list} AND origin NOT IN ${list}`,
  );
  expect(point?.arrivals.value).toBeCloseTo(arrivals, 2);
  expect(point?.net).toBeCloseTo((point?.arrivals.value ?? 0) - (point?.departures.value ?? 0), 6);
  expect(point?.returned).toBeNull();
});

test("a territory's partners add up to its arrivals", async () => {
  const of = { territory: id("DEU"), period };
  const through = await territoryFlows(home, of);
  const partners = await partnerFlows(home, { ...of, way: "arrivals", limit: 500 });
  const total = partners?.partners.reduce((sum, one) => sum + one.value, 0);
  expect(total).toBeCloseTo(through?.points.find((one) => one.period === period)?.arrivals.value ?? 0, 2);
});

describe("the world", () => {
  test("the largest flows come first, each within its range, the same at every asking", async () => {
    const answer = await topFlows(home, { period, limit: 50 });
    const values = answer?.flows.map(({ value }) => value) ?? [];
    expect(values).toHaveLength(50);
    expect(values).toEqual(values.toSorted((a, b) => b - a));
    for (const { low, value, high } of answer?.flows ?? []) {
      expect(low).toBeLessThanOrEqual(value);
      expect(value).toBeLessThanOrEqual(high);
    }
    expect(await topFlows(home, { period, limit: 50 })).toEqual(answer);
    expect(answer?.total.value).toBeCloseTo(await added("measure = 'flow-da-pb-closed'"), 1);
  });

  test("another method is another table; women and men have the headline alone", async () => {
    const open = await topFlows(home, { period, method: "da_min_open" });
    expect(open?.method).toBe("da_min_open");
    expect(open?.total.value).toBeCloseTo(await added("measure = 'flow-da-min-open'"), 1);
    expect((await topFlows(home, { period, sex: "F", method: "da_min_open" }))?.method).toBe("da_pb_closed");
  });

  test("continents hold every flow between territories", async () => {
    const answer = await regionFlows(home, { period });
    expect(answer?.regions).toEqual(continents());
    const held = answer?.flows.flat().reduce((sum, { value }) => sum + value, 0);
    expect(held).toBeCloseTo(answer?.total.value ?? Number.NaN, 1);
  });

  test("a period that there is not gives the last", async () => {
    expect((await regionFlows(home, { period: "1950-1955" as Period }))?.period).toBe("2020-2024");
  });
});
