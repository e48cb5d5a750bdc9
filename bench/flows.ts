/**
 * Flows from stocks: one period by each method, how the time grows with the number of territories, and the whole job from
 * the figures that come with Corridor. Baselines of the same run: a plain loop over the closed form, and the slow obvious
 * array of n^3 cells. `npm run bench -- flows [--draws 200]`; give no draws to leave them out.
 */
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { unwrap } from "../src/kernel/problem.ts";
import { projectRoot } from "../src/kernel/root.ts";
import { checkPair } from "../src/methods/flows/check.ts";
import { flowMethods, openFlows } from "../src/methods/flows/from-stocks.ts";
import type { StockPair } from "../src/methods/flows/model.ts";
import { columnSums, type Matrix, zeros } from "../src/methods/matrix.ts";
import { aged, madeUpStock, seeded } from "../src/methods/support.ts";
import { FlowParameters } from "../src/statistics/derived/flows/parameters.ts";
import { flowsRecipe } from "../src/statistics/derived/flows/recipe.ts";
import { flowPeriods, stocksOf } from "../src/statistics/derived/flows/stocks.ts";
import { estimateAll } from "../src/statistics/derived/flows/work.ts";
import { stageImport } from "../src/statistics/importing/stage.ts";
import { cubeOf } from "../src/statistics/releases/cube.ts";
import { openTestHome } from "../src/statistics/releases/support/home.ts";

/** The closed form and nothing else, as one would first write it. */
function plainLoop({ start, end }: StockPair): Matrix {
  const n = start.rows;
  const flow = zeros(n);
  const [out, into] = [new Float64Array(n), new Float64Array(n)];
  for (let k = 0; k < n; k++) {
    let total = 0;
    for (let i = 0; i < n; i++) {
      const change = (end.values[k * n + i] ?? 0) - (start.values[k * n + i] ?? 0);
      out[i] = Math.max(0, -change);
      into[i] = Math.max(0, change);
      total += out[i] ?? 0;
    }
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++)
        flow.values[i * n + j] =
          (flow.values[i * n + j] ?? 0) + ((out[i] ?? 0) * (into[j] ?? 0)) / Math.max(total, 1);
  }
  return flow;
}

/** Every cell of the array held, and added up afterwards. */
function wholeArray({ start, end }: StockPair): Matrix {
  const n = start.rows;
  const cells = new Float64Array(n * n * n);
  for (let k = 0; k < n; k++) {
    let total = 0;
    for (let i = 0; i < n; i++)
      total += Math.max(0, (start.values[k * n + i] ?? 0) - (end.values[k * n + i] ?? 0));
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++)
        cells[(i * n + j) * n + k] =
          (Math.max(0, (start.values[k * n + i] ?? 0) - (end.values[k * n + i] ?? 0)) *
            Math.max(0, (end.values[k * n + j] ?? 0) - (start.values[k * n + j] ?? 0))) /
          Math.max(total, 1);
  }
  const flow = zeros(n);
  for (let at = 0; at < n * n; at++)
    for (let k = 0; k < n; k++) flow.values[at] = (flow.values[at] ?? 0) + (cells[at * n + k] ?? 0);
  return flow;
}

/** The quickest of several runs, in milliseconds: what the work takes where nobody disturbs it. */
function quickest(work: () => unknown, runs = 12): number {
  work();
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < runs; i++) {
    const began = performance.now();
    work();
    best = Math.min(best, performance.now() - began);
  }
  return best;
}

function madeUp(n: number): StockPair {
  const random = seeded(n);
  const start = madeUpStock(n, random);
  const end = aged(start, random);
  // Births and deaths explain most of a population's change, as they do in the world.
  const before = columnSums(start);
  const change = columnSums(end).map((people, j) => people - (before[j] ?? 0));
  return {
    start,
    end,
    births: change.map((c) => Math.max(0, c)),
    deaths: change.map((c) => Math.max(0, -c)),
  };
}

const ms = (value: number) => `${value.toFixed(1)} ms`;
const once = (pair: StockPair) => openFlows(pair).estimate("da_min_closed");

console.log("Closed minimum on made-up stocks; time for a cell of the n^3 array against n = 50");
let first: number | undefined;
for (const n of [50, 100, 200, 400]) {
  const pair = madeUp(n);
  const [own, loop, array] = [
    quickest(() => once(pair), n > 200 ? 4 : 12),
    quickest(() => plainLoop(pair), 5),
    n > 200 ? undefined : quickest(() => wholeArray(pair), 2),
  ];
  first ??= own / n ** 3;
  console.log(
    `  n=${n}: ${ms(own)}; ${(own / loop).toFixed(2)} of the plain loop (${ms(loop)})` +
      `${array === undefined ? "" : `, ${(own / array).toFixed(2)} of the whole array (${ms(array)})`}` +
      `; ${(own / n ** 3 / first).toFixed(2)} a cell`,
  );
}

const home = await openTestHome();
try {
  for (const name of ["un-desa-stock-2024", "un-wpp-2024"]) {
    const staged = unwrap(await stageImport(join(projectRoot(), "data", "starter", `${name}.tsv`), home));
    for (const release of staged.releases) unwrap(await home.catalogue.publish(release));
  }
  const [stockRelease, peopleRelease] = await Promise.all(
    flowsRecipe.inputs.map((dataset) => home.catalogue.current(dataset)),
  );
  if (!stockRelease || !peopleRelease) throw new Error("nothing was imported");
  const [stock, people] = [await cubeOf(home.engine, stockRelease), await cubeOf(home.engine, peopleRelease)];
  const periods = flowPeriods(stock).slice(0, 6);
  const tables = periods.flatMap((period) =>
    (["T", "F", "M"] as const).map((sex) => stocksOf(stock, people, period, sex)),
  );
  const [last] = tables.slice(-3);
  if (!last) throw new Error("no table");
  const { pair, names } = last;
  console.log(`\n${last.period}, ${names.length} territories, the figures that come with Corridor`);
  const loop = quickest(() => plainLoop(pair));
  console.log(`  plain loop over the closed form: ${ms(loop)}`);
  for (const method of flowMethods) {
    const time = quickest(() => {
      checkPair(pair);
      return openFlows(pair).estimate(method);
    });
    console.log(`  ${method}: ${ms(time)}, ${(time / loop).toFixed(2)} of the plain loop`);
  }
  const closed = quickest(() => once(pair));
  console.log(`  closed minimum: ${ms(closed)} (wanted: under 30 ms) ${closed < 30 ? "good" : "TOO SLOW"}`);
  globalThis.gc?.();
  const before = process.memoryUsage();
  once(pair);
  const after = process.memoryUsage();
  const grown = (after.arrayBuffers + after.heapUsed - before.arrayBuffers - before.heapUsed) / 1e6;
  console.log(`  memory taken by one estimate: ${grown.toFixed(0)} MB (wanted: under 100 MB)`);

  const wanted = process.argv.indexOf("--draws");
  const counts = [0, ...(wanted < 0 ? [] : [Number(process.argv[wanted + 1] ?? 200)])];
  for (const draws of counts) {
    const settings = FlowParameters.parse({ ...flowsRecipe.defaults, draws });
    const [began, cpu] = [performance.now(), process.cpuUsage()];
    let count = 0;
    for await (const { tables: made } of estimateAll(tables, settings, {}))
      count += made.low.rows > 0 ? 1 : 0;
    const { user, system } = process.cpuUsage(cpu);
    const seconds = (performance.now() - began) / 1000;
    console.log(
      `  six series with type of move, ${count} tables (six periods, both sexes and total), ${draws} draws on ` +
        `${availableParallelism()} cores: ${seconds.toFixed(1)} s, ${((user + system) / 1e6).toFixed(1)} s of processor ` +
        `(wanted: under ${draws === 0 ? 3 : 60} s)`,
    );
  }
} finally {
  await home.close();
}
