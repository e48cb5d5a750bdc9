import { afterAll, beforeAll, expect, test } from "vitest";
import { allAges } from "../kernel/age.ts";
import { year } from "../kernel/period.ts";
import { unwrap } from "../kernel/problem.ts";
import { TerritoryId } from "../kernel/territory/model.ts";
import type { Observation } from "../statistics/observation.ts";
import { makeFigure } from "./registry.ts";
import { type SmallWorld, smallWorld } from "./testing.ts";

/** Figures of a release that is not the current one: it has one year, and other numbers. */

let world: SmallWorld;
let older: string;

beforeAll(async () => {
  world = await smallWorld();
  const { catalogue } = world.tools("en");
  const observations = ["001", "MEX", "DEU"].map(
    (origin, place): Observation => ({
      measure: "migrant-stock",
      destination: TerritoryId.parse("USA"),
      origin: TerritoryId.parse(origin),
      sex: "T",
      age: allAges,
      education: "T",
      period: year(2005),
      value: [70, 30, 40][place] ?? 0,
      status: "A",
      unit: "persons",
      dataType: null,
      notes: null,
    }),
  );
  const source = { publisher: "a publisher", title: "stock", version: "2010", licence: "none" };
  const staged = unwrap(
    await catalogue.stage(
      { dataset: "un-desa-stock", version: "2010", source, inputs: [], notes: {}, findings: [] },
      (async function* () {
        yield observations;
      })(),
    ),
  );
  unwrap(await catalogue.publish(staged, { makeCurrent: false }));
  older = staged.hash;
});
afterAll(() => world.close());

test("a figure of an older release is of that release, in its numbers, its source and its address", async () => {
  const tools = world.tools("en");
  const params = { territory: "USA" };
  const now = unwrap(await makeFigure("territory-origins", params, tools));
  const then = unwrap(
    await makeFigure("territory-origins", { ...params, release: older.slice(0, 8) }, tools),
  );
  expect(then.source.release).toBe(older);
  expect(then.request.params.release).toBe(older);
  expect(then.evidence).toContain(older);
  expect(then.table.rows.map(({ migrants }) => migrants)).toEqual([40, 30]);
  expect(now.source.release).not.toBe(older);
  expect(now.request.params).not.toHaveProperty("release");
  // A page shows one vintage, so the release is no part of the id.
  expect(then.id).toBe(now.id);
  expect(unwrap(await makeFigure("territory-origins", params, tools))).toEqual(now);
});

test("a year alone is no line", async () => {
  for (const [name, params] of [
    ["world-trend", {}],
    ["world-destinations-trend", {}],
    ["territory-trend", { territory: "USA" }],
    ["corridor-trend", { origin: "MEX", destination: "USA" }],
  ] as const) {
    const made = await makeFigure(name, { ...params, release: older }, world.tools("en"));
    expect(made.ok ? made.value.title : made.problems.map(({ code }) => code)).toEqual([
      "figures.no-figures",
    ]);
  }
});

test("a release that is not there is said to be so", async () => {
  for (const [release, code] of [
    ["deadbeef", "releases.unknown"],
    ["x", "releases.hash-malformed"],
  ] as const) {
    const made = await makeFigure("world-stock", { release }, world.tools("en"));
    expect(made.ok ? [] : made.problems.map((one) => one.code)).toEqual([code]);
  }
});

test("a title begins with a capital, also where a name takes an article", async () => {
  const params = { origin: "USA", destination: "IND" };
  const { title, sentence } = unwrap(await makeFigure("corridor-both-ways", params, world.tools("en")));
  expect(title).toMatch(/^The United States of America and India/);
  expect(sentence).toMatch(/^The United States/);
});
