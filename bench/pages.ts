/**
 * The pages: time of a warm page beside an empty answer of the same server library in the same run, time of a page made
 * anew beside its own queries, and bytes over the wire, page by page, as a browser takes them. Needs `npm run build`.
 */
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Hono } from "hono";
import { pino } from "pino";
import { chromium } from "playwright-core";
import { unwrap } from "../src/kernel/problem.ts";
import { createApp } from "../src/server/app.ts";
import type { Env } from "../src/server/http/env.ts";
import { listen } from "../src/server/listen.ts";
import { createMetrics } from "../src/server/metrics.ts";
import { openServices } from "../src/server/open.ts";
import { serverOptions } from "../src/server/options.ts";
import { loadPages } from "../src/server/pages/build.ts";
import { ensureStarter } from "../src/statistics/starter.ts";

const pages = [
  "/en",
  "/fr?year=2000&sex=F",
  "/en/territory/MEX",
  "/ar/territory/DEU",
  "/en/corridor/MEX/USA",
  "/en/dataset/un-desa-stock",
  "/zh/about",
];
const [blocks, rounds, warmUp] = [9, 80, 300];
const log = pino({ level: "silent" });
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
const plenty = { burst: 1_000_000, perMinute: 1_000_000 };
const options = serverOptions({ port: 0, limits: { pages: plenty, queries: plenty, downloads: plenty } });

const folder = await mkdtemp(join(tmpdir(), "corridor-bench-"));
const services = unwrap(await openServices(join(folder, "home")));
try {
  unwrap(await ensureStarter(services));
  const metrics = createMetrics();
  const app = createApp(services, { options, log, pages: unwrap(await loadPages()), metrics });
  const empty = new Hono<Env>().get("/", (c) => c.body(null));
  const [ours, bare] = [unwrap(await listen(app, options, log)), unwrap(await listen(empty, options, log))];
  try {
    await times(ours.url, bare.url, async () =>
      (await metrics.registry.metrics()).match(/query_duration_seconds_sum\{[^}]*\} ([\d.e-]+)/g),
    );
    await sizes(ours.url);
  } finally {
    await Promise.all([ours.stop(), bare.stop()]);
  }
} finally {
  await services.close();
  await rm(folder, { recursive: true, force: true });
}

/** One request over a connection that stays open, until its last byte, in milliseconds. */
function ask(url: string): Promise<number> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    request(url, { agent, headers: { "Accept-Encoding": "br" } }, (response) => {
      response.on("end", () => {
        if (response.statusCode !== 200) reject(new Error(`${url}: ${response.statusCode}`));
        else resolve(performance.now() - started);
      });
      response.resume();
    })
      .on("error", reject)
      .end();
  });
}

function never(): never {
  throw new Error("no block was measured");
}

function quantile(values: readonly number[], q: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * q)] ?? 0;
}

async function times(ours: string, bare: string, queries: () => Promise<string[] | null>): Promise<void> {
  const spent = async () =>
    ((await queries()) ?? []).reduce((sum, line) => sum + Number(line.split(" ").at(-1)) * 1000, 0);
  console.log(
    "page                          made anew  its queries   warm p50   warm p95  empty p95   ratio of p95",
  );
  let worst = 0;
  for (const page of pages) {
    const before = await spent();
    const anew = await ask(ours + page);
    const own = (await spent()) - before;
    for (let i = 0; i < warmUp; i++) await Promise.all([ask(ours + page), ask(`${bare}/`)]);
    // What making the page left behind is not to be cleared away while a kept one is timed.
    globalThis.gc?.();
    const found: { warm: number[]; nothing: number[]; ratio: number }[] = [];
    for (let block = 0; block < blocks; block++) {
      const [warm, nothing]: [number[], number[]] = [[], []];
      // Turn and turn about, so that whatever else the machine does falls on both.
      for (let i = 0; i < rounds; i++) {
        warm.push(await ask(ours + page));
        nothing.push(await ask(`${bare}/`));
      }
      found.push({ warm, nothing, ratio: quantile(warm, 0.95) / quantile(nothing, 0.95) });
    }
    // Of several blocks the one in the middle: one moment in which the machine is busy decides nothing.
    const { warm, nothing, ratio } =
      found.sort((a, b) => a.ratio - b.ratio)[Math.floor(blocks / 2)] ?? never();
    worst = Math.max(worst, ratio);
    const cells = [anew, own, quantile(warm, 0.5), quantile(warm, 0.95), quantile(nothing, 0.95)];
    console.log(
      `${page.padEnd(28)} ${cells.map((ms) => `${ms.toFixed(2)} ms`.padStart(10)).join(" ")} ${`${ratio.toFixed(2)}x`.padStart(10)}`,
    );
  }
  console.log(
    `worst warm page: ${worst.toFixed(2)} times an empty answer (bound: 4 times, a warm page has no queries)`,
  );
}

/** What a browser takes for a page, headers included: first what makes it readable, then scripts. */
async function sizes(ours: string): Promise<void> {
  const executablePath = ["/usr/bin/chromium", "/usr/bin/google-chrome"].find((path) => existsSync(path));
  if (executablePath === undefined)
    return console.log("no browser here: bytes over the wire were not measured");
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  console.log(
    "\npage                              HTML      style      fonts      other    readable     scripts",
  );
  for (const page of pages) {
    // A context of its own has an empty cache: a first visit.
    const context = await browser.newContext();
    const tab = await context.newPage();
    const session = await context.newCDPSession(tab);
    await session.send("Network.enable");
    const [kinds, bytes] = [new Map<string, string>(), new Map<string, number>()];
    session.on("Network.responseReceived", ({ requestId, type }) => void kinds.set(requestId, type));
    session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      const kind = kinds.get(requestId) ?? "Other";
      bytes.set(kind, (bytes.get(kind) ?? 0) + encodedDataLength);
    });
    await tab.goto(ours + page, { waitUntil: "networkidle" });
    await context.close();
    const of = (...names: string[]) => names.reduce((sum, name) => sum + (bytes.get(name) ?? 0), 0) / 1000;
    const scripts = of("Script");
    const all = [...bytes.values()].reduce((sum, n) => sum + n, 0) / 1000;
    const parts = [of("Document"), of("Stylesheet"), of("Font")];
    const other = all - scripts - parts.reduce((sum, n) => sum + n, 0);
    console.log(
      `${page.padEnd(28)} ${[...parts, other, all - scripts, scripts].map((kb) => `${kb.toFixed(1)} kB`.padStart(10)).join(" ")}`,
    );
  }
  await browser.close();
  console.log("bounds: readable 100 kB, scripts 180 kB");
}
