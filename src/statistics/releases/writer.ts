import { randomBytes } from "node:crypto";
import { chmod, mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { isMissing } from "../../kernel/dimension.ts";
import { ProblemError, problem } from "../../kernel/problem.ts";
import { type OnProgress, silent } from "../../kernel/progress.ts";
import { flush, writeNew } from "../../store/durable.ts";
import { key, type Observation } from "../observation.ts";
import { sha256OfFile } from "./canonical.ts";
import { type Coverage, measureCoverage } from "./coverage.ts";
import { type Engine, openEngine } from "./engine.ts";
import { type Kind, openKinds } from "./kinds.ts";
import type { Parameters } from "./pool.ts";
import { openTextCodes, ranks } from "./text-codes.ts";

/** What stands in a folder once its observations are written. */
export interface Written extends Coverage {
  readonly folder: string;
  readonly parquet: string;
  readonly sha256: string;
}

/** Memory of the engine that sorts; beyond it, it writes to the folder that it works in. */
const writerMemory = "192MB";

/** Rows that are handed to the engine at once. */
const handful = 32_768;

/**
 * Figures are held as numbers until they are written (see `kinds.ts` and `text-codes.ts`): a fifth of the memory, a third
 * of the time. A figure that is missing is held as NaN, which no figure can be.
 */
const table =
  "CREATE TABLE figures (destination INTEGER NOT NULL, origin INTEGER NOT NULL, period INTEGER NOT NULL, kind INTEGER NOT NULL, value DOUBLE NOT NULL)";

/** Small row groups let a query for one destination skip most of the file. */
export const copyOptions = "(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 16384)";

/** Beyond so many texts or kinds the packed keys below would not fit into 63 bits. */
const most = 100_000;

/**
 * One thread writes the same bytes for the same observations whatever their order was. The order is that of `columns`,
 * an origin that is null first; packed into two numbers, it is sorted in half the time. Item 0 of a list is null.
 */
const copySorted = `COPY (
  SELECT $measure[kind] AS measure, $places[destination] AS destination, $places[origin] AS origin, $sex[kind] AS sex,
    $age[kind] AS age, $education[kind] AS education, $periods[period] AS period, nullif(value, 'nan'::DOUBLE) AS value,
    $status[kind] AS status, $unit[kind] AS unit, nullif($data_type[kind], '') AS data_type,
    nullif($notes[kind], '') AS notes
  FROM (
    SELECT figures.*
    FROM figures, (
      SELECT $place_ranks::BIGINT[] AS places, $period_ranks::BIGINT[] AS periods,
        $measure_ranks::BIGINT[] AS measures, $kind_ranks::BIGINT[] AS kinds, ${most}::BIGINT AS most
    )
    ORDER BY (measures[kind] * most + places[destination]) * most + coalesce(places[origin] + 1, 0),
      kinds[kind] * most + periods[period]
  )
) TO $path ${copyOptions}`;

/** In a sorted file equal keys are neighbours, so no table of all keys is needed; comparing hashes takes a third of the time. */
const suspects = `
  SELECT count(*)::INTEGER AS count FROM (
    SELECT hash = lag(hash) OVER () AS same
    FROM (SELECT hash(measure, destination, origin, sex, age, education, period) AS hash FROM read_parquet($path))
  ) WHERE same`;

const Suspects = z.object({ count: z.int() });

/** The neighbours whose keys are the same, with what they say. */
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
      connections: 2,
      memoryLimit: writerMemory,
      tempDirectory: join(folder, "spill"),
      directories: [folder],
    });
    await engine.run(table);
    const codes = await fill(engine, batches, onProgress);
    const parquet = join(folder, "observations.parquet");
    await engine.run(copySorted, { path: parquet, ...listsOf(codes) });
    await engine.run("DROP TABLE figures");
    const [coverage, sha256] = await Promise.all([
      measureCoverage(engine, parquet),
      sha256OfFile(parquet),
      refuseDuplicates(engine, parquet),
    ]);
    await engine.close();
    await rm(join(folder, "spill"), { recursive: true, force: true });
    await flush(parquet);
    await chmod(parquet, 0o444);
    return { ...coverage, folder, parquet, sha256 };
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

interface Codes {
  readonly kinds: readonly Kind[];
  /** Destinations and origins. */
  readonly places: readonly string[];
  readonly periods: readonly string[];
}

/** Hands the observations to the engine as numbers, and gives what the numbers mean. */
async function fill(
  engine: Engine,
  batches: AsyncIterable<readonly Observation[]>,
  onProgress: OnProgress,
): Promise<Codes> {
  const [kinds, places, periods] = [openKinds(), openTextCodes(), openTextCodes()];
  const [destination, origin] = [new Int32Array(handful), new Int32Array(handful)];
  const [period, kind] = [new Int32Array(handful), new Int32Array(handful)];
  const value = new Float64Array(handful);
  const held = [destination, origin, period, kind, value];
  let count = 0;
  let done = 0;
  const hand = async () => {
    await engine.append(
      "figures",
      held.map((column) => column.subarray(0, count)),
    );
    done += count;
    count = 0;
    onProgress({ phase: "releases.writing", done, total: null, unit: "observations" });
  };
  for await (const batch of batches) {
    refuseContradictions(batch);
    for (const one of batch) {
      destination[count] = places.code(one.destination);
      origin[count] = places.code(one.origin);
      period[count] = periods.code(one.period);
      kind[count] = kinds.code(one);
      value[count] = one.value ?? Number.NaN;
      count += 1;
      if (count === handful) await hand();
    }
  }
  if (count > 0) await hand();
  return { kinds: kinds.list(), places: places.texts(), periods: periods.texts() };
}

/** The lists that `copySorted` looks the numbers up in, and by which it sorts them. */
function listsOf({ kinds, places, periods }: Codes): Parameters {
  const longest = Math.max(kinds.length, places.length, periods.length);
  if (longest >= most) throw new RangeError(`${longest} kinds or texts in one release`);
  return {
    places,
    periods,
    place_ranks: ranks(places),
    period_ranks: ranks(periods),
    measure_ranks: ranks(kinds.map(({ measure }) => measure)),
    kind_ranks: ranks(kinds.map(({ sex, age, education }) => [sex, age, education].join("\0"))),
    measure: kinds.map(({ measure }) => measure),
    sex: kinds.map(({ sex }) => sex),
    age: kinds.map(({ age }) => age),
    education: kinds.map(({ education }) => education),
    status: kinds.map(({ status }) => status),
    unit: kinds.map(({ unit }) => unit),
    data_type: kinds.map(({ dataType }) => dataType ?? ""),
    notes: kinds.map(({ notes }) => notes ?? ""),
  };
}

/** A number with a status that says there is none, none with one that has one, or one that is not finite. */
function refuseContradictions(batch: readonly Observation[]): void {
  const wrong = batch.filter(({ value, status }) =>
    value === null ? !isMissing(status) : isMissing(status) || !Number.isFinite(value),
  );
  if (wrong.length === 0) return;
  throw new ProblemError(
    ...wrong
      .slice(0, 10)
      .map((one) => problem("releases.status-contradicts-value", { key: key(one), status: one.status })),
  );
}

async function refuseDuplicates(engine: Engine, path: string): Promise<void> {
  const [suspected] = await engine.rows(suspects, { path }, Suspects);
  if (suspected?.count === 0) return;
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
