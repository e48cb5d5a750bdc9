import type { Engine, QueryOptions } from "./engine.ts";
import { onDisk } from "./failures.ts";
import type { Release } from "./model.ts";
import { type ObservationFilter, observationSql } from "./observations.ts";

export const exportFormats = ["csv", "parquet"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** The columns of {@link presentedColumns}, of which the first two are the same in every row. */
const presented = (value: string) =>
  `$dataset::VARCHAR AS dataset, $release::VARCHAR AS release, origin, destination, sex, age, period, ${value} AS value, unit, status, measure, education, data_type AS "dataType", notes`;

/** The engine would write a whole number as `5496877.0`. */
const plainNumber =
  "CASE WHEN value = trunc(value) AND abs(value) < 1e15 THEN value::BIGINT::VARCHAR ELSE value::VARCHAR END";

const selected: Readonly<Record<ExportFormat, string>> = {
  csv: presented(plainNumber),
  parquet: presented("value"),
};

const targets: Readonly<Record<ExportFormat, string>> = {
  csv: "(FORMAT csv, HEADER)",
  parquet: "(FORMAT parquet, COMPRESSION zstd)",
};

/**
 * Writes the observations that a filter lets through as one file: CSV (RFC 4180, UTF-8, missing values empty) or Parquet,
 * with the columns of `presentedColumns`, in the order of the release. `path` must lie in one of the engine's folders and
 * is written over. Throws ProblemError where the disk is full or may not be written.
 */
export async function exportObservations(
  engine: Engine,
  release: Release,
  filter: ObservationFilter,
  format: ExportFormat,
  path: string,
  options: QueryOptions = {},
): Promise<void> {
  const { sql, parameters } = observationSql(release, filter, selected[format]);
  const { dataset } = release.description;
  await onDisk(path, () =>
    engine.run(
      `COPY (${sql}) TO $target ${targets[format]}`,
      { ...parameters, dataset, release: release.hash, target: path },
      options,
    ),
  );
}
