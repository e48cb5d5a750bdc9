import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { projectRoot } from "../../kernel/root.ts";

/**
 * Starts the thread of the embedded store: as it was built, or from its source where this code itself runs from source,
 * in tests and while developing.
 */
export function startThread(): Worker {
  const root = projectRoot();
  if (!import.meta.url.endsWith(".ts")) {
    return new Worker(pathToFileURL(join(root, "dist", "store", "pglite", "worker.js")), { execArgv: [] });
  }
  const tsxFolder = dirname(createRequire(join(root, "package.json")).resolve("tsx/package.json"));
  const tsx = pathToFileURL(join(tsxFolder, "dist", "esm", "api", "index.mjs")).href;
  const source = pathToFileURL(join(root, "src", "store", "pglite", "worker.ts")).href;
  // Node 20 cannot read TypeScript, and a loader given by execArgv does not reach into threads.
  const beginning = `import(${JSON.stringify(tsx)}).then(({ register }) => { register(); return import(${JSON.stringify(source)}); });`;
  return new Worker(beginning, { eval: true, execArgv: [] });
}
