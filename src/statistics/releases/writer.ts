import { randomBytes } from "node:crypto";
import { chmod, mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { isMissing, statuses } from "../../kernel/dimension.ts";
import { ProblemError, problem } from "../../kernel/problem.ts";
import { type OnProgress, silent } from "../../kernel/progress.ts";
import { columns, type Observation } from "../observation.ts";
import { sha256OfFile } from "./canonical.ts";
import { type Coverage, measureCoverage } from "./coverage.ts";
import { flush, writeNew } from "./durable.ts";
import { type Engine, openEngine } from "./engine.ts";

/** What stands in a folder once its observations are written. */
export interface Written extends Coverage {
  readonly folder: string;
  readonly parquet: string;
  readonly sha256: string;
}

/** Memory of the engine that sorts; beyond it, it writes to the folder that it works in. */
const writerMemory = "192MB";

/** Rows that are handed to the engine at once: the size of its own vectors. */
const vector = 2048;

const table =
  "CREATE TABLE observations (measure VARCHAR NOT NULL, destination VARCHAR NOT NULL, origin VARCHAR, sex VARCHAR NOT NULL, age VARCHAR NOT NULL, education VARCHAR NOT NULL, period VARCHAR NOT NULL, value DOUBLE, status VARCHAR NOT NULL, unit VARCHAR NOT NULL, data_type VARCHAR, notes VARCHAR)";

/** Small row groups let a query for one destination skip most of the file. */
export const copyOptions = "(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 16384)";

/**
 * One thread writes the same bytes for the same observations whatever their order was. The order of columns in ORDER BY is
 * that of `columns`.
 */
export const copySorted = `COPY (
  SELECT measure, destination, origin, sex, age, education, period, value, status, unit, data_type, notes
  FROM observations
  ORDER BY measure, destination, origin NULLS FIRST, sex, age, education, period
) TO $path ${copyOptions}`;

/** In a sorted file equal keys are neighbours, so no table of all keys is needed. */
const duplicates = `
  SELECT concat_ws('|', measure, destination, coalesce(origin, ''), sex, age, education, period) AS key,
         value, before
  FROM (
    SELECT *, lag(value) OVER () AS before,
      measure = lag(measure) OVER () AND destination = lag(destination) OVER ()
      AND origin IS NOT DISTINCT FROM lag(origin) OVER () AND sex = lag(sex) OVER () AND age = lag(age) OVER ()
      AND education = lag(education) OVER () AND period = lag(period) OVER () AS same
    FROM read_parquet($path)
  ) WHERE same`;

const Duplicate = z.object({ key: z.string(), value: z.number().nullable(), before: z.number().nullable() });

const contradictions = `
  SELECT concat_ws('|', measure, destination, coalesce(origin, ''), sex, age, education, period) AS key, status
  FROM read_parquet($path)
  WHERE (value IS NULL) <> (status = ANY($missing)) OR NOT isfinite(coalesce(value, 0))
  LIMIT 10`;

const Contradiction = z.object({ key: z.string(), status: z.string() });

/**
 * Writes observations, in whatever order and batches they come, as `observations.parquet` in a new folder under `tmpDir`,
 * sorted and flushed. Throws ProblemError for a key that comes twice and for a value that contradicts its status. Whatever
 * goes wrong, the folder is gone afterwards.
 */
export async function writeObservations(
  tmpDir: string,
  batches: AsyncIterable<readonly Observation[]>,
  onProgress: OnProgress = silent,
): Promise<Written> {
  const folder = join(tmpDir, `release-${randomBytes(8).toString("hex")}`);
  await mkdir(folder, { recursive: true });
  let engine: Engine | undefined;
  try {
    engine = await openEngine({
      threads: 1,
      connections: 1,
      memoryLimit: writerMemory,
      tempDirectory: join(folder, "spill"),
      directories: [folder],
    });
    await engine.run(table);
    await fill(engine, batches, onProgress);
    const parquet = join(folder, "observations.parquet");
    await engine.run(copySorted, { path: parquet });
    await engine.run("DROP TABLE observations");
    await refuseDuplicates(engine, parquet);
    await refuseContradictions(engine, parquet);
    const coverage = await measureCoverage(engine, parquet);
    await engine.close();
    await rm(join(folder, "spill"), { recursive: true, force: true });
    await flush(parquet);
    await chmod(parquet, 0o444);
    return { ...coverage, folder, parquet, sha256: await sha256OfFile(parquet) };
  } catch (error) {
    await engine?.close();
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Adds `release.json` to a written folder and flushes both. */
export async function writeDescription(folder: string, json: string): Promise<void> {
  await writeNew(join(folder, "release.json"), json, 0o444);
  await flush(folder);
}

async function fill(
  engine: Engine,
  batches: AsyncIterable<readonly Observation[]>,
  onProgress: OnProgress,
): Promise<void> {
  let held: Observation[] = [];
  let done = 0;
  const hand = async (count: number) => {
    const rows = held.slice(0, count);
    held = held.slice(count);
    await engine.append(
      "observations",
      columns.map(([name]) => rows.map((o) => columnValue(o, name))),
    );
    done += rows.length;
    onProgress({ phase: "releases.writing", done, total: null, unit: "observations" });
  };
  for await (const batch of batches) {
    held = held.length === 0 ? [...batch] : held.concat(batch);
    while (held.length >= vector) await hand(vector);
  }
  if (held.length > 0) await hand(held.length);
}

type ColumnName = (typeof columns)[number][0];

function columnValue(o: Observation, name: ColumnName): string | number | null {
  return name === "data_type" ? o.dataType : o[name];
}

async function refuseDuplicates(engine: Engine, path: string): Promise<void> {
  const first: z.infer<typeof Duplicate>[] = [];
  let count = 0;
  for await (const batch of engine.stream(duplicates, { path }, Duplicate)) {
    count += batch.length;
    first.push(...batch.slice(0, 10 - first.length));
  }
  if (count === 0) return;
  throw new ProblemError(
    ...first.map(({ key, value, before }) =>
      problem("releases.duplicate-key", { key, first: before ?? "null", second: value ?? "null", count }),
    ),
  );
}

async function refuseContradictions(engine: Engine, path: string): Promise<void> {
  const found = await engine.rows(
    contradictions,
    { path, missing: statuses.filter(isMissing) },
    Contradiction,
  );
  if (found.length === 0) return;
  throw new ProblemError(
    ...found.map(({ key, status }) => problem("releases.status-contradicts-value", { key, status })),
  );
}
