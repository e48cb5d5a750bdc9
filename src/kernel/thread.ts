import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker, type WorkerOptions } from "node:worker_threads";
import { projectRoot } from "./root.ts";

/**
 * Starts a thread from the file of these names under `src/`, without its ending: as it was built, or from its source where this code
 * itself runs from source, in tests and while developing. The file must be an entry of `scripts/build.mjs`.
 */
export function startThread(file: readonly string[], options: WorkerOptions = {}): Worker {
  const root = projectRoot();
  if (!import.meta.url.endsWith(".ts")) {
    return new Worker(pathToFileURL(`${join(root, "dist", ...file)}.js`), { ...options, execArgv: [] });
  }
  const tsxFolder = dirname(createRequire(join(root, "package.json")).resolve("tsx/package.json"));
  const tsx = pathToFileURL(join(tsxFolder, "dist", "esm", "api", "index.mjs")).href;
  const source = pathToFileURL(`${join(root, "src", ...file)}.ts`).href;
  // Node 20 cannot read TypeScript, and a loader given by execArgv does not reach into threads.
  const beginning = `import(${JSON.stringify(tsx)}).then(({ register }) => { register(); return import(${JSON.stringify(source)}); });`;
  return new Worker(beginning, { ...options, eval: true, execArgv: [] });
}
