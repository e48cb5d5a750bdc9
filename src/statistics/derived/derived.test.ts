import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { unwrap } from "../../kernel/problem.ts";
import { projectRoot } from "../../kernel/root.ts";
import { stageImport } from "../importing/stage.ts";
import type { Release } from "../releases/model.ts";
import { openTestHome, type TestHome } from "../releases/support/home.ts";
import { remake, stageDerived, staleInputs } from "./derive.ts";

const Sums = z.object({ low: z.number(), high: z.number() });
const parameters = { periods: "2020-2024", draws: 6 };
let home: TestHome;
let release: Release;

async function take(name: string): Promise<void> {
  const staged = unwrap(await stageImport(join(projectRoot(), "data", "starter", `${name}.tsv`), home));
  for (const one of staged.releases) unwrap(await home.catalogue.publish(one));
}

beforeAll(async () => {
  home = await openTestHome();
  await take("un-desa-stock-2024");
});
afterAll(() => home.close());

test("without an input nothing is made, and the input is named", async () => {
  expect(await stageDerived(home, "corridor-flows", { parameters })).toMatchObject({
    ok: false,
    problems: [{ code: "derived.input-missing", facts: { input: "un-wpp" } }],
  });
  expect(await stageDerived(home, "un-wpp")).toMatchObject({
    ok: false,
    problems: [{ code: "derived.no-recipe" }],
  });
});

test("a derived release names its inputs, method, parameters and software", async () => {
  await take("un-wpp-2024");
  const staged = unwrap(await stageDerived(home, "corridor-flows", { parameters, workers: 2 }));
  release = unwrap(await home.catalogue.publish(staged)).release;
  expect(release.description.lineage).toMatchObject({
    inputs: [{ dataset: "un-desa-stock" }, { dataset: "un-wpp" }],
    method: "flows-from-stocks",
    parameters: { ...parameters, seed: 1, stockError: 0.05 },
    software: expect.stringMatching(/^corridor \d/),
  });
  expect(release.description.findings.map(({ code }) => code)).toContain("flows.balanced");
});

test("made again it is the same, bit for bit, whatever the number of threads", async () => {
  const again = unwrap(await remake(home, release, { workers: 1 }));
  expect(again.hash).toBe(release.hash);
});

test("the draws widen the range of the methods and never narrow it", async () => {
  const alone = unwrap(
    await stageDerived(home, "corridor-flows", { parameters: { ...parameters, draws: 0 } }),
  );
  const sums = async (path: string) => {
    const [row] = await home.engine.rows(
      "SELECT sum(value) FILTER (measure = 'flow-low') AS low, sum(value) FILTER (measure = 'flow-high') AS high FROM read_parquet($path)",
      { path },
      Sums,
    );
    return row ?? { low: Number.NaN, high: Number.NaN };
  };
  const [drawn, plain] = [await sums(release.parquet), await sums(alone.parquet)];
  expect(drawn.low).toBeLessThanOrEqual(plain.low);
  expect(drawn.high).toBeGreaterThan(plain.high);
});

test("a newer current input puts it out of date", async () => {
  expect(await staleInputs(home.catalogue, release)).toEqual([]);
  const [used] = release.description.lineage?.inputs ?? [];
  const newer = { ...release, description: { ...release.description } };
  const lineage = release.description.lineage;
  if (!lineage || !used) throw new Error("no lineage");
  newer.description.lineage = {
    ...lineage,
    inputs: [{ ...used, release: release.hash }, ...lineage.inputs.slice(1)],
  };
  expect(await staleInputs(home.catalogue, newer)).toEqual([
    { dataset: "un-desa-stock", used: release.hash, current: used.release },
  ]);
});
