import { readFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import Papa from "papaparse";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import type { AgeGroup } from "../../kernel/age.ts";
import type { Period } from "../../kernel/period.ts";
import { TerritoryId } from "../../kernel/territory/model.ts";
import type { Observation } from "../observation.ts";
import { exportObservations } from "./export.ts";
import { countObservations, type ObservationFilter, queryObservations } from "./observations.ts";
import { presentedColumns, presentObservation } from "./present.ts";
import { gather, openTestHome, stageAll, type TestHome } from "./support/home.ts";
import { anyObservations, inFileOrder } from "./support/made-up.ts";

let home: TestHome;
beforeAll(async () => {
  home = await openTestHome();
});
afterAll(() => home.close());

const territories = ["001", "DEU", "MEX", "USA", "UKR", "1503", "2003"].map((id) => TerritoryId.parse(id));
const some = <T>(...values: readonly T[]) =>
  fc.option(fc.subarray([...values]), { nil: undefined, freq: 2 }).map((chosen) => chosen ?? []);

const anyFilter: fc.Arbitrary<ObservationFilter> = fc.record(
  {
    measures: some("migrant-stock" as const, "refugee-stock" as const),
    destinations: some(...territories),
    origins: some(...territories),
    sexes: some("T" as const, "M" as const, "F" as const),
    ages: some(...["T", "0-4", "75+"].map((age) => age as AgeGroup)),
    educations: some("T" as const, "HIGH" as const),
    periods: some(...["1990", "2020", "2015-2020"].map((period) => period as Period)),
    limit: fc.nat({ max: 20 }),
    offset: fc.nat({ max: 20 }),
  },
  { requiredKeys: [] },
);

/** What the filter means, said as slowly and plainly as can be. */
function plainly(all: readonly Observation[], filter: ObservationFilter): Observation[] {
  const lets = <T>(values: readonly T[] | undefined, value: T | null) =>
    values === undefined || values.length === 0 || values.some((one) => one === value);
  const found = inFileOrder(all).filter(
    (o) =>
      lets(filter.measures, o.measure) &&
      lets(filter.destinations, o.destination) &&
      lets(filter.origins, o.origin) &&
      lets(filter.sexes, o.sex) &&
      lets(filter.ages, o.age) &&
      lets(filter.educations, o.education) &&
      lets(filter.periods, o.period),
  );
  const start = filter.offset ?? 0;
  return found.slice(start, filter.limit === undefined ? undefined : start + filter.limit);
}

describe("observations by filter", () => {
  test("are those that the filter means, in the order of the file", async () => {
    await fc.assert(
      fc.asyncProperty(
        anyObservations,
        fc.array(anyFilter, { minLength: 5, maxLength: 5 }),
        async (all, filters) => {
          const staged = await stageAll(home.catalogue, all);
          for (const filter of filters) {
            expect(await gather(queryObservations(home.engine, staged, filter))).toEqual(
              plainly(all, filter),
            );
            const { limit: _limit, offset: _offset, ...whole } = filter;
            expect(await countObservations(home.engine, staged, filter)).toBe(plainly(all, whole).length);
          }
          await home.catalogue.discard(staged);
        },
      ),
      { numRuns: 25 },
    );
  });

  test("come in order from a large file too, by few values and by many", async () => {
    const ids = Array.from({ length: 200 }, (_, i) => TerritoryId.parse(String(200 + i)));
    const all = ids.flatMap((destination) =>
      ids.map(
        (origin, i): Observation => ({
          measure: "migrant-stock",
          destination,
          origin,
          sex: "T",
          age: "T" as AgeGroup,
          education: "T",
          period: "2024" as Period,
          value: i,
          status: "A",
          unit: "persons",
          dataType: null,
          notes: null,
        }),
      ),
    );
    const staged = await stageAll(home.catalogue, all);
    for (const origins of [ids.slice(3, 5), ids.slice(3, 120), undefined]) {
      const filter = origins ? { origins } : {};
      const found = await gather(queryObservations(home.engine, staged, filter));
      expect(found).toEqual(plainly(all, filter));
    }
    await home.catalogue.discard(staged);
  });
});

describe("files", () => {
  test("CSV and Parquet hold what is presented, in the same columns", async () => {
    await fc.assert(
      fc.asyncProperty(anyObservations, anyFilter, async (all, filter) => {
        const staged = await stageAll(home.catalogue, all);
        const presented = plainly(all, filter).map((o) => presentObservation(staged, o));

        const csv = join(home.tmpDir, "slice.csv");
        await exportObservations(home.engine, staged, filter, "csv", csv);
        const rows = Papa.parse<Record<string, string>>(await readFile(csv, "utf8"), {
          header: true,
          skipEmptyLines: true,
        });
        expect(rows.meta.fields).toEqual([...presentedColumns]);
        expect(
          rows.data.map((row) => ({ ...row, value: row.value === "" ? null : Number(row.value) })),
        ).toEqual(
          presented.map((one) => ({
            ...one,
            origin: one.origin ?? "",
            dataType: one.dataType ?? "",
            notes: one.notes ?? "",
          })),
        );

        const parquet = join(home.tmpDir, "slice.parquet");
        await exportObservations(home.engine, staged, filter, "parquet", parquet);
        const read = await home.engine.rows(
          "SELECT * FROM read_parquet($path)",
          { path: parquet },
          z.looseObject({}),
        );
        expect(read).toEqual(presented);
        await home.catalogue.discard(staged);
      }),
      { numRuns: 15 },
    );
  });

  test("a folder of someone else is refused", async () => {
    const staged = await stageAll(
      home.catalogue,
      fc.sample(anyObservations, { numRuns: 1, seed: 1 })[0] ?? [],
    );
    const outside = join(home.folder, "outside.csv");
    await expect(exportObservations(home.engine, staged, {}, "csv", outside)).rejects.toThrow(/disabled/);
    await home.catalogue.discard(staged);
  });
});
