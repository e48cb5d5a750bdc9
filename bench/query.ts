/**
 * A filtered query of 20 million observations through `queryObservations`, against the same SQL in bare DuckDB, in one run:
 * `npm run bench -- query [--keep]`. The observations are made up from their number, in a folder for temporary files; they
 * are reused if they are still there, and deleted afterwards unless `--keep` is said.
 */
import { existsSync } from "node:fs";
import { mkdir, rename, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import type { Period } from "../src/kernel/period.ts";
import { TerritoryId } from "../src/kernel/territory/model.ts";
import { releaseHash, sha256OfFile } from "../src/statistics/releases/canonical.ts";
import { measureCoverage } from "../src/statistics/releases/coverage.ts";
import { openEngine } from "../src/statistics/releases/engine.ts";
import type { Release, ReleaseDescription } from "../src/statistics/releases/model.ts";
import { observationColumns } from "../src/statistics/releases/observation-rows.ts";
import {
  type ObservationFilter,
  observationSql,
  queryObservations,
} from "../src/statistics/releases/observations.ts";
import { copyOptions } from "../src/statistics/releases/writer.ts";

const count = 20_000_000;
const target = 1.5;
const runs = 15;
const folder = join(tmpdir(), "corridor-bench-query");
const parquet = join(folder, "observations.parquet");

/** 250 destinations by 250 origins by three sexes by as many years as make up the number, in the order of the file. */
const madeUp = `
  SELECT 'migrant-stock' AS measure, ((i // 80000) + 100)::VARCHAR AS destination, ((i // 320) % 250 + 100)::VARCHAR AS origin,
    CASE (i // 107) % 3 WHEN 0 THEN 'F' WHEN 1 THEN 'M' ELSE 'T' END AS sex, 'T' AS age, 'T' AS education,
    (1950 + i % 107)::VARCHAR AS period,
    CASE WHEN hash(i) % 20 = 0 THEN NULL ELSE (hash(i) % 1000000)::DOUBLE END AS value,
    CASE WHEN hash(i) % 20 = 0 THEN 'O' ELSE 'A' END AS status, 'persons' AS unit, 'BR' AS data_type, NULL::VARCHAR AS notes
  FROM range(${count}) r(i)`;

async function make(): Promise<void> {
  await mkdir(folder, { recursive: true });
  const began = performance.now();
  const engine = await openEngine({
    directories: [folder],
    memoryLimit: "1GB",
    tempDirectory: join(folder, "spill"),
  });
  await engine.run(`COPY (${madeUp}) TO $path ${copyOptions}`, { path: `${parquet}.part` });
  await engine.close();
  await rename(`${parquet}.part`, parquet);
  console.log(`made ${count.toLocaleString("en")} observations in ${seconds(performance.now() - began)}`);
}

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;

interface Timed {
  readonly ms: number;
  readonly rows: number;
}

/** The medians of two works that take turns, so that whatever else the machine does falls on both. */
async function inTurns(works: readonly (() => Promise<number>)[]): Promise<readonly Timed[]> {
  const times: number[][] = works.map(() => []);
  const rows: number[] = [];
  for (let run = 0; run < runs + 2; run += 1) {
    for (const [i, work] of works.entries()) {
      const began = performance.now();
      rows[i] = await work();
      if (run >= 2) times[i]?.push(performance.now() - began);
    }
  }
  return times.map((all, i) => {
    const sorted = all.sort((x, y) => x - y);
    return { ms: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN, rows: rows[i] ?? 0 };
  });
}

/** The text of a statement with its parameters written into it, as a person would type it. */
function spelt(sql: string, parameters: ReturnType<typeof observationSql>["parameters"]): string {
  return sql.replaceAll(/\$(\w+)/g, (_, name: string) => {
    const value = parameters[name];
    const quote = (text: unknown) =>
      typeof text === "string" ? `'${text.replaceAll("'", "''")}'` : String(text);
    return Array.isArray(value) ? `[${value.map(quote).join(", ")}]` : quote(value);
  });
}

if (!existsSync(parquet)) await make();
const { size } = await stat(parquet);
console.log(`${(size / 1e6).toFixed(0)} MB of Parquet`);

const engine = await openEngine({ directories: [folder] });
const bare = await (await DuckDBInstance.create(":memory:", { memory_limit: "512MB" })).connect();
const description: ReleaseDescription = {
  format: 1,
  dataset: "un-desa-stock",
  version: "2024",
  source: { publisher: "A benchmark", title: "Made-up figures", version: "2024", licence: "CC0" },
  inputs: [],
  notes: {},
  findings: [],
  ...(await measureCoverage(engine, parquet)),
};
const release: Release = {
  hash: releaseHash(await sha256OfFile(parquet), description),
  description,
  parquet,
};

const id = (text: string) => TerritoryId.parse(text);
const some = (from: number, n: number) => Array.from({ length: n }, (_, i) => id(String(from + i)));
const filters: readonly (readonly [string, ObservationFilter])[] = [
  ["one corridor", { destinations: [id("233")], origins: [id("133")] }],
  ["a destination in a year", { destinations: [id("233")], periods: ["2020" as Period] }],
  ["an origin in a year", { origins: [id("133")], periods: ["2020" as Period], sexes: ["T"] }],
  ["an origin at all times", { origins: [id("133")] }],
  ["a destination, whole", { destinations: [id("233")] }],
  ["twenty by twenty", { destinations: some(120, 20), origins: some(150, 20), sexes: ["F"] }],
  ["the first hundred of a year", { periods: ["2020" as Period], limit: 100 }],
];

let worst = 0;
for (const [name, filter] of filters) {
  const { sql, parameters } = observationSql(release, filter, observationColumns);
  const text = spelt(sql, parameters);
  const [own, other] = await inTurns([
    async () => {
      let rows = 0;
      for await (const batch of queryObservations(engine, release, filter)) rows += batch.length;
      return rows;
    },
    async () => (await (await bare.run(text)).getRowObjects()).length,
  ]);
  if (!own || own.rows !== other?.rows) throw new Error(`${name}: not the same rows`);
  const ratio = own.ms / other.ms;
  worst = Math.max(worst, ratio);
  const row = [
    `${own.rows} rows`,
    `${own.ms.toFixed(1)} ms`,
    `bare ${other.ms.toFixed(1)} ms`,
    `ratio ${ratio.toFixed(2)}`,
  ];
  console.log(`${name.padEnd(28)} ${row.map((cell) => cell.padStart(18)).join("")}`);
}
console.log(
  `worst ratio ${worst.toFixed(2)} (target ${target}); memory ${(process.memoryUsage.rss() / 1e6).toFixed(0)} MB`,
);

bare.closeSync();
await engine.close();
if (!process.argv.includes("--keep")) await rm(folder, { recursive: true, force: true });
process.exitCode = worst <= target ? 0 : 1;
