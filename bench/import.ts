/**
 * How long the import of the largest stock workbook takes, and in how much memory: `npm run bench -- import`. The workbook of
 * 2020 by destination and origin is put together in its published layout; each run is a process of its own, and beside it
 * DuckDB reads the same figures from CSV and the workbook is only inflated. The aim is at most three times that, in less
 * than 300 MB.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { inflateRawSync } from "node:zlib";
import { z } from "zod";
import { unwrap } from "../src/kernel/problem.ts";
import { projectRoot } from "../src/kernel/root.ts";
import { stageImport } from "../src/statistics/importing/stage.ts";
import { openCatalogue } from "../src/statistics/releases/catalogue.ts";
import { openEngine } from "../src/statistics/releases/engine.ts";
import { exportObservations } from "../src/statistics/releases/export.ts";

const Measured = z.object({ ms: z.number(), peakMegabytes: z.number() });

async function importOnce(folder: string): Promise<void> {
  const engine = await openEngine({ directories: [folder], tempDirectory: folder });
  const catalogue = openCatalogue(join(folder, "releases"), join(folder, "tmp"), engine);
  unwrap(await stageImport(join(folder, "stock.xlsx"), { catalogue, engine }));
  await engine.close();
}

async function makeCsv(folder: string): Promise<void> {
  const engine = await openEngine({ directories: [folder], tempDirectory: folder });
  const catalogue = openCatalogue(join(folder, "releases"), join(folder, "tmp"), engine);
  const { releases } = unwrap(await stageImport(join(folder, "stock.xlsx"), { catalogue, engine }));
  for (const release of releases)
    await exportObservations(engine, release, {}, "csv", join(folder, "stock.csv"));
  await engine.close();
}

async function readWithDuckdb(folder: string): Promise<void> {
  const engine = await openEngine({ directories: [folder] });
  await engine.run("CREATE TEMP TABLE figures AS SELECT * FROM read_csv($path)", {
    path: join(folder, "stock.csv"),
  });
  await engine.close();
}

/** Every entry of the archive, by its local headers' sizes in the central directory. */
async function inflate(folder: string): Promise<void> {
  const zip = readFileSync(join(folder, "stock.xlsx"));
  for (
    let at = zip.lastIndexOf("PK\u0001\u0002"), end = at;
    at >= 0;
    at = at > 0 ? zip.lastIndexOf("PK\u0001\u0002", at - 1) : -1
  ) {
    if (end < at) break;
    const [method, size, offset] = [
      zip.readUInt16LE(at + 10),
      zip.readUInt32LE(at + 20),
      zip.readUInt32LE(at + 42),
    ];
    const data = offset + 30 + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28);
    if (method === 8) inflateRawSync(zip.subarray(data, data + size));
  }
}

/** What a process that only loads the same modules takes. */
async function nothing(): Promise<void> {}

const parts = { importOnce, readWithDuckdb, inflate, nothing };

const bundle = join(projectRoot(), "node_modules", ".cache", "corridor-bench", "import.mjs");

/** The product runs bundled; a loader that translates sources would be measured with it. */
async function bundleItself(): Promise<void> {
  const { build } = await import("esbuild");
  await build({
    entryPoints: [fileURLToPath(import.meta.url)],
    outdir: dirname(bundle),
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    packages: "external",
    platform: "node",
    format: "esm",
    logLevel: "error",
  });
}

/** The quickest of three processes, and the largest memory. */
function measure(part: keyof typeof parts, folder: string) {
  const runs = [1, 2, 3].map(() => {
    const ran = spawnSync(process.execPath, [bundle, part, folder], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "inherit"],
    });
    return Measured.parse(JSON.parse(ran.stdout.trim().split("\n").at(-1) ?? ""));
  });
  return {
    ms: Math.min(...runs.map((run) => run.ms)),
    peak: Math.max(...runs.map((run) => run.peakMegabytes)),
  };
}

const [part, folder] = process.argv.slice(2);
if (part !== undefined && folder !== undefined && part in parts) {
  const began = performance.now();
  await parts[part as keyof typeof parts](folder);
  console.log(
    JSON.stringify({ ms: performance.now() - began, peakMegabytes: process.resourceUsage().maxRSS / 1024 }),
  );
} else {
  await compare();
}

async function compare(): Promise<void> {
  // Loaded here, so that what only makes the workbook is not measured with the import.
  const { convertedFigures, writeOriginWorkbook } = await import(
    "../src/statistics/sources/support/published.ts"
  );
  if (convertedFigures === undefined) {
    console.log("skipped: the figures of 2020 are not at hand");
    return;
  }
  const made = mkdtempSync(join(tmpdir(), "corridor-bench-"));
  try {
    await bundleItself();
    await writeOriginWorkbook(join(made, "stock.xlsx"), "2020");
    await makeCsv(made);
    const ours = measure("importOnce", made);
    const [duckdb, inflated] = [measure("readWithDuckdb", made), measure("inflate", made)];
    const ratio = ours.ms / (duckdb.ms + inflated.ms);
    console.log(`workbook ${(statSync(join(made, "stock.xlsx")).size / 1e6).toFixed(1)} MB`);
    console.log(
      `import ${ours.ms.toFixed(0)} ms, DuckDB from CSV ${duckdb.ms.toFixed(0)} ms, inflating ${inflated.ms.toFixed(0)} ms`,
    );
    console.log(`a process that only loads the modules: ${measure("nothing", made).peak.toFixed(0)} MB`);
    console.log(`ratio ${ratio.toFixed(2)} (at most 3), peak ${ours.peak.toFixed(0)} MB (at most 300)`);
    process.exitCode = ratio <= 3 && ours.peak < 300 ? 0 : 1;
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}
