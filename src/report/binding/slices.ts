import { z } from "zod";
import { allAges } from "../../kernel/age.ts";
import { Unit, units } from "../../kernel/dimension.ts";
import { type EvidenceReference, formatEvidence } from "../../kernel/evidence.ts";
import { failed, ok, problem, type Result } from "../../kernel/problem.ts";
import { world } from "../../kernel/territory/model.ts";
import { allTerritories, territory } from "../../kernel/territory/register.ts";
import type { Statistics } from "../../statistics/questions/basis.ts";
import { answered } from "../../statistics/questions/flows-memory.ts";
import { withMembers } from "../../statistics/questions/stock.ts";
import type { Release } from "../../statistics/releases/model.ts";
import type { Slice } from "./model.ts";
import { currentRelease } from "./releases.ts";

/** What a slice says, in the unit itself: persons, US dollars, per cent. */
export interface SliceFound {
  /** Null where the publisher states no number: never a zero. */
  readonly value: number | null;
  /** The cell at its release, in the text of `kernel/evidence.ts`. */
  readonly evidence: string;
}

const Keys = z.strictObject({
  measure: z.string().exactOptional(),
  destination: z.string().refine((id) => territory(id) !== undefined),
  origin: z
    .string()
    .refine((id) => territory(id) !== undefined)
    .exactOptional(),
  sex: z.enum(["T", "M", "F"]).default("T"),
  age: z.string().default(allAges),
  education: z.string().default("T"),
  period: z.string(),
});
type Keys = z.output<typeof Keys>;

const cells = `
  FROM read_parquet($path)
  WHERE measure = $measure AND sex = $sex AND age = $age AND education = $education AND period = $period`;

const stated = `
  SELECT value, unit ${cells} AND destination = $destination
    AND (origin = $origin OR ($whole AND origin IS NULL))
  ORDER BY origin NULLS LAST LIMIT 1`;

/**
 * Summed in the order of the values: in whatever order threads come to them the last digits would differ from one asking to the next.
 * A destination counts by its total over all origins; without one by its origins that are places, each once. */
const summed = `
  WITH own AS (SELECT destination, origin, value, unit ${cells}
      AND destination = ANY($destinations) AND unit <> 'percent'),
    totals AS (SELECT * FROM own WHERE $whole AND (origin IS NULL OR origin = $world)),
    parts AS (SELECT * FROM own WHERE origin = ANY($origins)
      AND NOT ($whole AND destination IN (SELECT destination FROM totals)))
  SELECT sum(value ORDER BY value) AS value, any_value(unit) AS unit
  FROM (SELECT * FROM totals UNION ALL SELECT * FROM parts) HAVING count(*) > 0`;

const Row = z.object({ value: z.number().nullable(), unit: Unit });

/**
 * The value of a slice at the current release of its dataset: what the publisher states; of a region or group for which it states
 * nothing the sum of its territories that have a number, moves between them included. Left-out keys are the first measure
 * of the release, both sexes, all ages, all levels of education, and all origins together.
 *
 * Problems: `report-proposals.no-release`, `report-proposals.slice-unclear`.
 */
export async function readSlice(statistics: Statistics, slice: Slice): Promise<Result<SliceFound>> {
  const release = await currentRelease(statistics, slice.dataset);
  if (!release.ok) return release;
  const keys = Keys.safeParse(slice.keys);
  if (!keys.success) {
    const key = String(keys.error.issues[0]?.path[0] ?? Object.keys(slice.keys).join(", "));
    const facts = { dataset: slice.dataset, key, value: slice.keys[key] ?? "" };
    return failed(problem("report-proposals.slice-unclear", facts));
  }
  const value = await answered(release.value, `slice ${JSON.stringify(keys.data)}`, () =>
    valueAt(statistics, release.value, keys.data),
  );
  return ok({ value, evidence: formatEvidence(referenceTo(release.value, slice)) });
}

const many = `
  SELECT count(*) AS cells FROM read_parquet($path)
  WHERE coalesce(measure = $measure, true) AND coalesce(destination = $destination, true)
    AND ($origin IS NULL OR origin = $origin) AND coalesce(sex = $sex, true) AND coalesce(age = $age, true)
    AND coalesce(education = $education, true) AND coalesce(period = $period, true)`;

const Cells = z.object({ cells: z.number() });

/**
 * How many observations a slice holds that names no destination and so no one cell: what a map or a count rests on. Problems:
 * `report-proposals.no-release`; `report-proposals.slice-unclear` where it holds none.
 */
export async function countSlice(
  statistics: Statistics,
  { dataset, keys }: Slice,
): Promise<Result<SliceFound>> {
  const release = await currentRelease(statistics, dataset);
  if (!release.ok) return release;
  const { measure, destination, origin, sex, age, education, period } = keys;
  const given = { measure, destination, origin, sex, age, education, period };
  const asked = Object.fromEntries(Object.entries(given).map(([key, value]) => [key, value ?? null]));
  const [row] = await statistics.engine.rows(many, { path: release.value.parquet, ...asked }, Cells);
  if (!row || row.cells === 0) {
    const [key = "", value = ""] = Object.entries(keys)[0] ?? [];
    return failed(problem("report-proposals.slice-unclear", { dataset, key, value }));
  }
  return ok({ value: row.cells, evidence: formatEvidence(referenceTo(release.value, { dataset, keys })) });
}

/** The reference to a slice of a release, by which {@link readSlice} finds the same value again. */
export function referenceTo({ hash }: Release, { dataset, keys }: Slice): EvidenceReference {
  return { kind: "observation", subject: dataset, version: hash, slice: keys };
}

async function valueAt(
  { engine }: Statistics,
  { parquet, description }: Release,
  { measure = description.measures[0] ?? "", destination, origin = world, ...rest }: Keys,
): Promise<number | null> {
  const whole = origin === world;
  const at = { path: parquet, measure, ...rest, whole };
  const [own] = await engine.rows(stated, { ...at, destination, origin }, Row);
  if (own) return inUnit(own);
  const parts = {
    ...at,
    world,
    destinations: [...members(destination)],
    origins: whole ? everyPlace() : [...members(origin)],
  };
  const [sum] = await engine.rows(summed, parts, Row);
  return sum ? inUnit(sum) : null;
}

function members(id: string): readonly string[] {
  const known = territory(id);
  return known ? withMembers(known.id) : [];
}

/** Regions and groups are left out, or each origin would be counted several times. */
function everyPlace(): string[] {
  return allTerritories().flatMap(({ id, kind }) => (kind === "region" || kind === "group" ? [] : [id]));
}

/** Tables in thousands have three decimals, so whole persons and dollars are exact. */
function inUnit({ value, unit }: z.output<typeof Row>): number | null {
  const { multiplier } = units[unit];
  if (value === null || multiplier === 0) return value;
  return Math.round(value * 10 ** multiplier);
}
