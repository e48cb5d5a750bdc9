import { flowMethods, flowsFromStocks } from "../src/methods/flows/from-stocks.ts";
import { columnSums } from "../src/methods/matrix.ts";
import { aged, madeUpStock, seeded } from "../src/methods/support.ts";

/** Time of one period by each method, and how it grows with the number of territories; the baseline is n = 50. */
const sizes = [50, 100, 200, 235, 400];
for (const method of flowMethods) {
  const times = sizes.map((n) => {
    const random = seeded(n);
    const start = madeUpStock(n, random);
    const end = aged(start, random);
    // Births and deaths explain most of a population's change, as they do in the world.
    const change = columnSums(end).map((people, j) => people - (columnSums(start)[j] ?? 0));
    const pair = {
      start,
      end,
      births: change.map((c) => Math.max(0, c)),
      deaths: change.map((c) => Math.max(0, -c)),
    };
    flowsFromStocks(method, pair);
    const began = performance.now();
    const runs = 5;
    for (let i = 0; i < runs; i++) flowsFromStocks(method, pair);
    return (performance.now() - began) / runs;
  });
  const first = times[0] ?? 1;
  const cells = times.map((time, i) => time / first / ((sizes[i] ?? 1) / 50) ** 3);
  console.log(
    `${method.padEnd(20)} ${sizes.map((n, i) => `n=${n} ${times[i]?.toFixed(1)} ms (${cells[i]?.toFixed(2)}x per n^3)`).join("  ")}`,
  );
}
console.log(`memory of the process: ${(process.memoryUsage.rss() / 1e6).toFixed(0)} MB`);
