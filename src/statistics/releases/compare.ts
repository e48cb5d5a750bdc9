import { z } from "zod";
import type { AgeGroup } from "../../kernel/age.ts";
import type { Education, Measure, Sex } from "../../kernel/dimension.ts";
import type { Period } from "../../kernel/period.ts";
import type { TerritoryId } from "../../kernel/territory/model.ts";
import type { Engine, QueryOptions } from "./engine.ts";
import type { Release } from "./model.ts";

/**
 * - `added`, `removed`: only one of the releases states the figure
 * - `revised`: both state it, with another value or unit (a number that becomes missing is a revision)
 * - `annotated`: the same value with another status, data type or other footnotes
 */
export const changeKinds = ["added", "removed", "revised", "annotated"] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** One figure that differs between two releases. */
export interface Change {
  readonly kind: ChangeKind;
  readonly measure: Measure;
  readonly destination: TerritoryId;
  readonly origin: TerritoryId | null;
  readonly sex: Sex;
  readonly age: AgeGroup;
  readonly education: Education;
  readonly period: Period;
  readonly before: number | null;
  readonly after: number | null;
  /** `after` less `before`, in the unit of both; null where one is missing or the units differ. */
  readonly difference: number | null;
  /** The difference in per cent of `before`; null where there is none or `before` is 0. */
  readonly percent: number | null;
  readonly statusBefore: string | null;
  readonly statusAfter: string | null;
}

export interface ChangeCounts {
  readonly added: number;
  readonly removed: number;
  readonly revised: number;
  readonly annotated: number;
  readonly same: number;
}

export interface Comparison {
  readonly before: Release;
  readonly after: Release;
  readonly counts: ChangeCounts;
  readonly byDestination: readonly (ChangeCounts & { readonly destination: TerritoryId })[];
  readonly byPeriod: readonly (ChangeCounts & { readonly period: Period })[];
  /** The revisions with the largest difference, the largest first. */
  readonly biggest: readonly Change[];
}

export interface CompareOptions extends QueryOptions {
  /** How many of the biggest revisions; default 20. */
  readonly biggest?: number;
  /** Only revisions of these destinations are among the biggest, for example all but regions. */
  readonly destinations?: readonly TerritoryId[];
}

/** Both releases side by side, key by key. An origin that is null equals another that is. */
const sideBySide = `
  WITH a AS (SELECT * FROM read_parquet($before)), b AS (SELECT * FROM read_parquet($after)),
  pairs AS (
    SELECT coalesce(a.measure, b.measure) AS measure, coalesce(a.destination, b.destination) AS destination,
      coalesce(a.origin, b.origin) AS origin, coalesce(a.sex, b.sex) AS sex, coalesce(a.age, b.age) AS age,
      coalesce(a.education, b.education) AS education, coalesce(a.period, b.period) AS period,
      a.value AS before, b.value AS after, a.status AS status_before, b.status AS status_after,
      a.unit = b.unit AS comparable,
      CASE WHEN a.measure IS NULL THEN 'added'
           WHEN b.measure IS NULL THEN 'removed'
           WHEN a.value IS DISTINCT FROM b.value OR a.unit <> b.unit THEN 'revised'
           WHEN a.status <> b.status OR a.data_type IS DISTINCT FROM b.data_type
             OR a.notes IS DISTINCT FROM b.notes THEN 'annotated'
           ELSE 'same' END AS kind
    FROM a FULL OUTER JOIN b
      ON a.measure = b.measure AND a.destination = b.destination AND a.origin IS NOT DISTINCT FROM b.origin
      AND a.sex = b.sex AND a.age = b.age AND a.education = b.education AND a.period = b.period
  ),
  changes AS (
    SELECT *, CASE WHEN comparable THEN after - before END AS difference,
      CASE WHEN comparable AND before <> 0 THEN (after - before) / abs(before) * 100 END AS percent
    FROM pairs
  )`;

const key = "measure, destination, origin NULLS FIRST, sex, age, education, period";

const counted = `${sideBySide}
  SELECT destination, period, kind, count(*) AS count FROM pairs GROUP BY ALL ORDER BY ALL`;

const biggest = `${sideBySide}
  SELECT * FROM changes
  WHERE kind = 'revised' AND difference IS NOT NULL AND ($destinations IS NULL OR list_contains($destinations, destination))
  ORDER BY abs(difference) DESC, ${key} LIMIT $limit`;

const changed = `${sideBySide}
  SELECT * FROM changes WHERE list_contains($kinds, kind) ORDER BY ${key}`;

const text = <T extends string>() => z.string().transform((value) => value as T);

const Counted = z.object({
  destination: text<TerritoryId>(),
  period: text<Period>(),
  kind: z.enum([...changeKinds, "same"]),
  count: z.int(),
});

const ChangeRow = z
  .object({
    kind: z.enum(changeKinds),
    measure: text<Measure>(),
    destination: text<TerritoryId>(),
    origin: text<TerritoryId>().nullable(),
    sex: text<Sex>(),
    age: text<AgeGroup>(),
    education: text<Education>(),
    period: text<Period>(),
    before: z.number().nullable(),
    after: z.number().nullable(),
    difference: z.number().nullable(),
    percent: z.number().nullable(),
    status_before: z.string().nullable(),
    status_after: z.string().nullable(),
  })
  .transform(
    ({ status_before, status_after, ...row }): Change => ({
      ...row,
      statusBefore: status_before,
      statusAfter: status_after,
    }),
  );

/** What `after` adds, removes and revises against `before`: two releases of one dataset. */
export async function compareReleases(
  engine: Engine,
  before: Release,
  after: Release,
  { biggest: limit = 20, destinations, ...options }: CompareOptions = {},
): Promise<Comparison> {
  const paths = { before: before.parquet, after: after.parquet };
  const rows = await engine.rows(counted, paths, Counted, options);
  const top = { ...paths, limit, destinations: destinations ?? null };
  return {
    before,
    after,
    counts: tally(rows),
    byDestination: groups(rows, (row) => row.destination).map(([destination, of]) => ({
      destination,
      ...tally(of),
    })),
    byPeriod: groups(rows, (row) => row.period).map(([period, of]) => ({ period, ...tally(of) })),
    biggest: limit === 0 ? [] : await engine.rows(biggest, top, ChangeRow, options),
  };
}

/** Every change of the given kinds (default: all), in the order of the file, in batches. */
export function changes(
  engine: Engine,
  before: Release,
  after: Release,
  { kinds = changeKinds, ...options }: QueryOptions & { readonly kinds?: readonly ChangeKind[] } = {},
): AsyncGenerator<readonly Change[], void, void> {
  return engine.stream(changed, { before: before.parquet, after: after.parquet, kinds }, ChangeRow, options);
}

function tally(rows: readonly z.infer<typeof Counted>[]): ChangeCounts {
  const counts = { added: 0, removed: 0, revised: 0, annotated: 0, same: 0 };
  for (const { kind, count } of rows) counts[kind] += count;
  return counts;
}

/** Groups with a change in them, in the order of their keys' code units. */
function groups<K extends string, R extends { kind: string }>(
  rows: readonly R[],
  of: (row: R) => K,
): [K, R[]][] {
  const found = new Map<K, R[]>();
  for (const row of rows) {
    const group = found.get(of(row));
    if (group) group.push(row);
    else found.set(of(row), [row]);
  }
  return [...found]
    .filter(([, group]) => group.some(({ kind }) => kind !== "same"))
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}
