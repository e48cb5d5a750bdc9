import { z } from "zod";
import { type AgeGroup, compareAges } from "../../kernel/age.ts";
import { Measure, measures, Sex, sexes, Unit } from "../../kernel/dimension.ts";
import { comparePeriods, type Period } from "../../kernel/period.ts";
import type { Engine } from "./engine.ts";
import type { ReleaseDescription } from "./model.ts";

/** What a file of observations says of itself. */
export interface Coverage {
  readonly measures: ReleaseDescription["measures"];
  readonly units: ReleaseDescription["units"];
  readonly coverage: ReleaseDescription["coverage"];
}

const counts = `
  SELECT count(*) AS observations, count(DISTINCT destination) AS destinations, count(DISTINCT origin) AS origins,
         count(*) - count(value) AS missing
  FROM read_parquet($path)`;

const Counts = z.object({
  observations: z.int(),
  destinations: z.int(),
  origins: z.int(),
  missing: z.int(),
});

const values = "SELECT DISTINCT measure, unit, sex, age, period FROM read_parquet($path)";

const Values = z.object({
  measure: Measure,
  unit: Unit,
  sex: Sex,
  age: z.string().transform((text) => text as AgeGroup),
  period: z.string().transform((text) => text as Period),
});

/** Counts what a Parquet file of observations covers. Lists are in the order of the kernel, without doubles. */
export async function measureCoverage(engine: Engine, path: string): Promise<Coverage> {
  const [total] = await engine.rows(counts, { path }, Counts);
  const found = await engine.rows(values, { path }, Values);
  const units = new Set(found.map(({ unit }) => unit));
  const present = <T extends string>(all: readonly T[], of: (row: z.infer<typeof Values>) => T) => {
    const there = new Set(found.map(of));
    return all.filter((one) => there.has(one));
  };
  return {
    measures: present(measures, (row) => row.measure),
    units: Unit.options.filter((unit) => units.has(unit)),
    coverage: {
      observations: 0,
      destinations: 0,
      origins: 0,
      missing: 0,
      ...total,
      sexes: present(sexes, (row) => row.sex),
      ages: [...new Set(found.map(({ age }) => age))].sort(compareAges),
      periods: [...new Set(found.map(({ period }) => period))].sort(comparePeriods),
    },
  };
}
