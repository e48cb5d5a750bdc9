import { randomBytes } from "node:crypto";
import { chmod, mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { isMissing } from "../../kernel/dimension.ts";
import { ProblemError, problem } from "../../kernel/problem.ts";
import { type OnProgress, silent } from "../../kernel/progress.ts";
import { flush, writeNew } from "../../store/durable.ts";
import { columns, key, type Observation } from "../observation.ts";
import { sha256OfFile } from "./canonical.ts";
import { type Coverage, measureCoverage } from "./coverage.ts";
import { type Engine, openEngine } from "./engine.ts";
import { openTextCodes, type TextCodes } from "./text-codes.ts";

/** What stands in a folder once its observations are written. */
export interface Written extends Coverage {
  readonly folder: string;
  readonly parquet: string;
  readonly sha256: string;
}

/** Memory of the engine that sorts; beyond it, it writes to the folder that it works in. */
const writerMemory = "192MB";

/** Rows that are handed to the engine at once. */
const handful = 16_384;

/** Texts are held as numbers until they are written (see `text-codes.ts`): a third of the memory, half of the time. */
const table =
  "CREATE TABLE observations (measure INTEGER NOT NULL, destination INTEGER NOT NULL, origin INTEGER, sex INTEGER NOT NULL, age INTEGER NOT NULL, education INTEGER NOT NULL, period INTEGER NOT NULL, value DOUBLE, status INTEGER NOT NULL, unit INTEGER NOT NULL, data_type INTEGER, notes INTEGER)";

/** Small row groups let a query for one destination skip most of the file. */
export const copyOptions = "(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 16384)";

/** Beyond so many texts the packed keys below would not fit into 63 bits. */
const mostTexts = 50_000;

/**
 * One thread writes the same bytes for the same observations whatever their order was. The order of columns in ORDER BY is
 * that of `columns`, an origin that is null first; packed into two numbers, it is sorted in half the time.
 */
const copySorted = `COPY (
  SELECT $texts[measure] AS measure, $texts[destination] AS destination, $texts[origin] AS origin, $texts[sex] AS sex,
    $texts[age] AS age, $texts[education] AS education, $texts[period] AS period, value, $texts[status] AS status,
    $texts[unit] AS unit, $texts[data_type] AS data_type, $texts[notes] AS notes
  FROM (
    SELECT observations.* FROM observations, (SELECT $ranks::INTEGER[] AS r, $n::BIGINT AS n)
    ORDER BY ((r[measure] * n + r[destination]) * n + coalesce(r[origin] + 1, 0)) * n + r[sex],
      (r[age] * n + r[education]) * n + r[period]
  )
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
    const codes = openTextCodes();
    await fill(engine, batches, codes, onProgress);
    const parquet = join(folder, "observations.parquet");
    const texts = codes.texts();
    if (texts.length > mostTexts) throw new RangeError(`${texts.length} texts in one release`);
    await engine.run(copySorted, { path: parquet, texts, ranks: codes.ranks(), n: texts.length + 1 });
    await engine.run("DROP TABLE observations");
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

type Column = (number | null)[];

/** One reader for each column of texts: a property that is named in the code is read many times faster than one that is not. */
const textOf: Readonly<Record<TextColumn, (o: Observation) => string | null>> = {
  measure: (o) => o.measure,
  destination: (o) => o.destination,
  origin: (o) => o.origin,
  sex: (o) => o.sex,
  age: (o) => o.age,
  education: (o) => o.education,
  period: (o) => o.period,
  status: (o) => o.status,
  unit: (o) => o.unit,
  data_type: (o) => o.dataType,
  notes: (o) => o.notes,
};

async function fill(
  engine: Engine,
  batches: AsyncIterable<readonly Observation[]>,
  codes: TextCodes,
  onProgress: OnProgress,
): Promise<void> {
  const empty = () => columns.map((): Column => []);
  let held = empty();
  let count = 0;
  let done = 0;
  const hand = async () => {
    await engine.append("observations", held);
    held = empty();
    done += count;
    count = 0;
    onProgress({ phase: "releases.writing", done, total: null, unit: "observations" });
  };
  for await (const batch of batches) {
    refuseContradictions(batch);
    columns.forEach(([name], i) => {
      const column = held[i] ?? [];
      if (name === "value") for (const { value } of batch) column.push(value);
      else addCodes(column, batch, name, codes);
    });
    count += batch.length;
    if (count >= handful) await hand();
  }
  if (count > 0) await hand();
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

/** Neighbours mostly say the same, so the last text is compared before any is looked up. */
function addCodes(column: Column, batch: readonly Observation[], name: TextColumn, codes: TextCodes): void {
  const read = textOf[name];
  let last: string | null = null;
  let code: number | null = null;
  for (const observation of batch) {
    const text = read(observation);
    if (text !== last) {
      code = codes.code(text);
      last = text;
    }
    column.push(code);
  }
}

type TextColumn = Exclude<(typeof columns)[number][0], "value">;

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
