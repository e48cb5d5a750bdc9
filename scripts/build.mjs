/**
 * Builds the product into dist/: the command line, workers and library with esbuild, the pages with React Router, and the
 * pages' small script of enhancements. With --if-needed it does nothing where nothing has changed since the last build.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { chmod, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { build } from "esbuild";
import { existsSync, globSync } from "./files.mjs";

const started = performance.now();
const stamp = "dist/.built-from";
const inputs = await fingerprint();
if (process.argv.includes("--if-needed") && existsSync(stamp) && (await readFile(stamp, "utf8")) === inputs)
  process.exit(0);

console.log("Building Corridor ...");
await rm("dist", { recursive: true, force: true });
await Promise.all([buildPrograms(), buildPages(), buildTypes()]);
await buildEnhancements();
await writeFile(stamp, inputs);
console.log(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s.`);

/** All that the build reads, by content, so that a fresh checkout and a touched file are told apart. */
async function fingerprint() {
  const hash = createHash("sha256");
  for (const file of globSync([
    "src",
    "scripts/build.mjs",
    "package-lock.json",
    "react-router.config.ts",
    "vite.config.ts",
  ])) {
    if (/\.test\.tsx?$/.test(file)) continue;
    hash
      .update(file)
      .update("\0")
      .update(await readFile(file))
      .update("\0");
  }
  return hash.digest("hex");
}

async function buildPrograms() {
  const entries = [
    "src/cli/main.ts",
    "src/store/pglite/worker.ts",
    "src/record/reading/pdf/worker.ts",
    "src/print/process/worker.ts",
    "src/statistics/derived/flows/worker.ts",
    "src/methods/index.ts",
  ].filter(existsSync);
  await build({
    entryPoints: entries,
    outdir: "dist",
    outbase: "src",
    bundle: true,
    splitting: true,
    chunkNames: "chunks/[name]-[hash]",
    format: "esm",
    platform: "node",
    target: "node20.19",
    packages: "external",
    sourcemap: true,
    logLevel: "warning",
  });
  await chmod("dist/cli/main.js", 0o755);
}

function buildPages() {
  return run("The pages do not build", ["node_modules/@react-router/dev/bin.js", "build"]);
}

/** The types of what others import as `corridor/methods`. */
function buildTypes() {
  const entry = "src/methods/index.ts";
  if (!existsSync(entry)) return undefined;
  const options = "--declaration --emitDeclarationOnly --skipLibCheck --strict --allowImportingTsExtensions";
  const target = "--target es2023 --module esnext --moduleResolution bundler --noUncheckedIndexedAccess";
  return run("The types of the methods do not build", [
    "node_modules/typescript/bin/tsc",
    ...["--ignoreConfig", "--outDir", "dist/methods", "--rootDir", "src/methods"],
    ...`${options} ${target}`.split(" "),
    entry,
  ]);
}

function run(failure, command) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, NODE_ENV: "production" },
    });
    let said = "";
    child.stdout.on("data", (chunk) => (said += chunk));
    child.stderr.on("data", (chunk) => (said += chunk));
    child.on("error", reject);
    child.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`${failure}:\n${said}`))));
  });
}

/** The script that public pages load: named by its content, its name in a manifest that the pages read. */
async function buildEnhancements() {
  const entry = "src/web/enhance/main.ts";
  if (!existsSync(entry)) return;
  const { metafile } = await build({
    entryPoints: { enhance: entry },
    outdir: "dist/web/client/assets",
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    bundle: true,
    // What only some readers ask for is a file of its own.
    splitting: true,
    minify: true,
    format: "esm",
    target: "es2022",
    metafile: true,
    logLevel: "warning",
  });
  const [file] = Object.keys(metafile.outputs).filter((name) => metafile.outputs[name].entryPoint === entry);
  await mkdir("dist/web/client/assets", { recursive: true });
  await writeFile(
    "dist/web/client/assets/enhance.json",
    JSON.stringify({ url: file.replace("dist/web/client", "") }),
  );
}
