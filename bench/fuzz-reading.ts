/**
 * Fuzzes the readers of tables: `npx tsx bench/fuzz-reading.ts [FILES] [FIRST SEED]`, 5,000 files unless told otherwise. Prints what
 * became of them and each fault with the seed that makes it again; ends with 1 where there is one.
 */
import { once } from "node:events";
import { readdirSync, readlinkSync, writeSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { faults, fuzz, type Outcome, type Trial } from "../src/files/tables/fuzz.ts";
import { testFolder } from "../src/files/tables/support/files.ts";
import { oddWorkbook, smallWorkbook, texts } from "../src/files/tables/support/originals.ts";

const [count = 5000, firstSeed = 1] = process.argv.slice(2).map(Number);
const hangSeconds = 20;

/** A loop that never ends cannot be seen from within, so another thread watches the pulse of this one. */
const pulse = new Int32Array(new SharedArrayBuffer(4));
const watch = new Worker(
  `const { workerData, parentPort } = require("node:worker_threads"); let last = -1;
   setInterval(() => {
     const now = Atomics.load(workerData.pulse, 0);
     if (now === last) {
       require("node:fs").writeSync(2, "hang at seed " + now + "\\n");
       process.kill(process.pid, "SIGKILL");
     }
     last = now;
   }, ${hangSeconds * 1000});`,
  { eval: true, workerData: { pulse } },
);
await once(watch, "online");
watch.unref();

const rejections: unknown[] = [];
process.on("unhandledRejection", (reason) => rejections.push(reason));
process.on("uncaughtException", (error) => {
  writeSync(2, `crash at seed ${Atomics.load(pulse, 0)}: ${error.stack}\n`);
  process.exit(1);
});

/** What this process holds open, where that can be seen. */
function openFiles(): readonly string[] {
  if (process.platform !== "linux") return [];
  return readdirSync("/proc/self/fd").flatMap((fd) => {
    try {
      return [readlinkSync(`/proc/self/fd/${fd}`)];
    } catch {
      return [];
    }
  });
}

const folder = testFolder();
const started = performance.now();
const outcomes = new Map<Outcome, number>();
const codes = new Map<string, number>();
const faulty: Trial[] = [];
let slowest = 0;
try {
  // Workbooks more often, since there is more in them to be damaged.
  const workbooks = [smallWorkbook(), oddWorkbook()];
  const originals = [...workbooks, ...workbooks, ...workbooks, ...texts()];
  for await (const trial of fuzz(originals, folder.path, count, firstSeed)) {
    Atomics.store(pulse, 0, trial.seed);
    outcomes.set(trial.outcome, (outcomes.get(trial.outcome) ?? 0) + 1);
    if (trial.outcome === "problem") codes.set(trial.detail, (codes.get(trial.detail) ?? 0) + 1);
    if (faults.includes(trial.outcome)) faulty.push(trial);
    slowest = Math.max(slowest, trial.ms);
  }
  await new Promise((resolve) => setTimeout(resolve, 100));
} finally {
  folder.remove();
}
const leaked = openFiles().filter((path) => path.startsWith(folder.path)).length;
const by = (map: ReadonlyMap<string, number>) =>
  [...map]
    .sort(([, a], [, b]) => b - a)
    .map(([name, times]) => `${name} ${times}`)
    .join(", ");
console.log(
  `${count} damaged files in ${((performance.now() - started) / 1000).toFixed(1)} s: ${by(outcomes)}`,
);
console.log(`problems: ${by(codes)}`);
console.log(
  `slowest ${slowest.toFixed(0)} ms, unhandled rejections ${rejections.length}, files left open ${leaked}`,
);
for (const trial of faulty) console.log(JSON.stringify(trial));
process.exitCode = faulty.length + rejections.length + leaked === 0 ? 0 : 1;
