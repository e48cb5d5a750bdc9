import { z } from "zod";
import type { AgeGroup } from "../../kernel/age.ts";
import type { Education, Measure, Sex } from "../../kernel/dimension.ts";
import type { Period } from "../../kernel/period.ts";
import type { TerritoryId } from "../../kernel/territory/model.ts";
import type { Observation } from "../observation.ts";
import type { Engine, QueryOptions } from "./engine.ts";
import type { DatasetId, Release } from "./model.ts";
import { observationColumns, observationReader } from "./observation-rows.ts";
import type { Parameters } from "./pool.ts";

/** Which observations of a release. A dimension left out, or an empty list, is not filtered. */
export interface ObservationFilter {
  readonly measures?: readonly Measure[];
  readonly destinations?: readonly TerritoryId[];
  readonly origins?: readonly TerritoryId[];
  readonly sexes?: readonly Sex[];
  readonly ages?: readonly AgeGroup[];
  readonly educations?: readonly Education[];
  readonly periods?: readonly Period[];
  readonly limit?: number;
  readonly offset?: number;
}

/** The same as people and programs ask it: of a dataset, in its current release or the one whose hash begins so. */
export interface ObservationQuery extends ObservationFilter {
  readonly dataset: DatasetId;
  readonly release?: string;
}

const dimensions = [
  ["measures", "measure"],
  ["destinations", "destination"],
  ["origins", "origin"],
  ["sexes", "sex"],
  ["ages", "age"],
  ["educations", "education"],
  ["periods", "period"],
] as const;

/** Up to so many values stay a filter of the scan, which keeps the order of the file; more become a join, which does not. */
const filterLimit = 4;

const order = "ORDER BY measure, destination, origin NULLS FIRST, sex, age, education, period";

/** A query over one release: a text of constant parts, and what it is given. */
export interface ObservationSql {
  readonly sql: string;
  readonly parameters: Parameters;
}

/** `SELECT <what> FROM … WHERE … LIMIT …` for a filter, in the order of the file. `what` is a constant of the caller. */
export function observationSql(release: Release, filter: ObservationFilter, what: string): ObservationSql {
  const parameters: Record<string, string | number | readonly string[]> = { path: release.parquet };
  const conditions: string[] = [];
  let joined = false;
  for (const [field, column] of dimensions) {
    const values: readonly string[] = filter[field] ?? [];
    if (values.length === 0) continue;
    if (values.length > filterLimit) {
      joined = true;
      conditions.push(`${column} = ANY($${field})`);
      parameters[field] = values;
      continue;
    }
    const names = values.map((value, i) => {
      parameters[`${field}_${i}`] = value;
      return `$${field}_${i}`;
    });
    conditions.push(`${column} IN (${names.join(", ")})`);
  }
  const { limit, offset } = filter;
  if (limit !== undefined) parameters.limit = limit;
  if (offset !== undefined) parameters.offset = offset;
  const sql = [
    `SELECT ${what} FROM read_parquet($path)`,
    conditions.length === 0 ? "" : `WHERE ${conditions.join(" AND ")}`,
    joined ? order : "",
    limit === undefined ? "" : "LIMIT $limit",
    offset === undefined ? "" : "OFFSET $offset",
  ];
  return { sql: sql.filter((part) => part !== "").join(" "), parameters };
}

/** The observations in batches, in the order of the file (see `columns`). Stopping early frees what was held. */
export async function* queryObservations(
  engine: Engine,
  release: Release,
  filter: ObservationFilter = {},
  options: QueryOptions = {},
): AsyncGenerator<readonly Observation[], void, void> {
  const { sql, parameters } = observationSql(release, filter, observationColumns);
  const read = observationReader();
  for await (const batch of engine.columns(sql, parameters, options)) yield read(batch);
}

const Count = z.object({ count: z.int() });

/** How many observations the filter lets through, `limit` and `offset` aside. */
export async function countObservations(
  engine: Engine,
  release: Release,
  filter: ObservationFilter = {},
  options: QueryOptions = {},
): Promise<number> {
  const { limit: _limit, offset: _offset, ...rest } = filter;
  const { sql, parameters } = observationSql(release, rest, "count(*) AS count");
  const [row] = await engine.rows(sql.replace(order, ""), parameters, Count, options);
  return row?.count ?? 0;
}
