import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Period } from "../../kernel/period.ts";
import { TerritoryId } from "../../kernel/territory/model.ts";
import type { Observation } from "../observation.ts";
import { cubeOf } from "./cube.ts";
import { openTestHome, stageAll, type TestHome } from "./support/home.ts";
import { anyObservations } from "./support/made-up.ts";

let home: TestHome;
beforeAll(async () => {
  home = await openTestHome();
});
afterAll(() => home.close());

test("every figure is found, with all that is said of it, and no other", async () => {
  await fc.assert(
    fc.asyncProperty(anyObservations, async (observations) => {
      const staged = await stageAll(home.catalogue, observations);
      const cube = await cubeOf(home.engine, staged);
      const whole = observations.filter(({ education }) => education === "T");
      for (const o of whole) {
        const { value, status, unit, dataType, notes } = o;
        expect(cube.cell(o)).toEqual({ value, status, unit, dataType, notes });
      }
      const seen: Partial<Observation>[] = [];
      cube.forEach((point, cell) => {
        seen.push({ ...point, education: "T", ...cell });
      });
      expect(new Set(seen.map((one) => JSON.stringify(one, Object.keys(one).sort())))).toEqual(
        new Set(whole.map((one) => JSON.stringify(one, Object.keys(one).sort()))),
      );
      expect(cube.cell({ destination: TerritoryId.parse("FRA"), period: "2020" as Period })).toBeUndefined();
      await home.catalogue.discard(staged);
    }),
    { numRuns: 25 },
  );
});

test("a release is read once", async () => {
  const staged = await stageAll(home.catalogue, fc.sample(anyObservations, { numRuns: 1, seed: 1 })[0] ?? []);
  expect(cubeOf(home.engine, staged)).toBe(cubeOf(home.engine, staged));
});
