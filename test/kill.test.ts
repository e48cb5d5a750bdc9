import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { unwrap } from "../src/kernel/problem.ts";
import { projectRoot } from "../src/kernel/root.ts";
import { openServices } from "../src/server/open.ts";
import { verifyAudit } from "../src/store/audit.ts";
import { originalPath } from "../src/store/originals.ts";
import { homePaths } from "../src/store/paths.ts";
import { prepareEmbedded } from "../src/store/support/both.ts";

/**
 * The promise: what was acknowledged is there after a kill at any moment, and nothing is visible that was not asked for.
 * A process works on a data folder and is killed without warning, again and again, on the same folder.
 */

const root = mkdtempSync(join(tmpdir(), "corridor-kill-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const operator = { kind: "operator", name: "test" } as const;
const dataset = "un-desa-stock";

/** A seeded source of numbers from 0 to 1, so that a failure can be had again. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** When to kill: so many lines after the folder was opened, or while it is being opened, and then a part of a step. */
interface Moment {
  readonly while: "opening" | "working";
  readonly lines: number;
  /** From 0 to 1, of the time that such a step takes on this machine. */
  readonly part: number;
}

/** How long opening and one step took until now, in milliseconds: machines differ, and this one may be busy. */
const pace = { opening: 600, working: 60 };

/** Runs the process until its moment has come, and gives the lines that it said. */
async function runAndKill(
  folder: string,
  args: readonly string[],
  moment: Moment,
): Promise<readonly string[]> {
  const child = spawn(process.execPath, [importer, folder, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  let complained = "";
  child.stderr.on("data", (chunk) => {
    complained += chunk;
  });
  const ended = new Promise((resolve) => child.once("close", (_code, by) => resolve(by)));
  const lines: string[] = [];
  let timer: NodeJS.Timeout | undefined;
  let last = performance.now();
  for await (const line of createInterface({ input: child.stdout })) {
    const now = performance.now();
    if (line === "opened") pace.opening = 0.7 * pace.opening + 0.3 * (now - last);
    else if (lines.includes("opened")) pace.working = 0.9 * pace.working + 0.1 * (now - last);
    last = now;
    lines.push(line);
    const enough = moment.while === "opening" ? 1 : 2 + moment.lines;
    if (lines.length === enough) {
      timer = setTimeout(() => child.kill("SIGKILL"), moment.part * pace[moment.while]);
    }
  }
  const signal = await ended;
  clearTimeout(timer);
  // It may come to its end before its moment, but it may not fail.
  if (signal !== "SIGKILL" && lines.at(-1) !== "filled") throw new Error(`it ended by itself: ${complained}`);
  return lines;
}

/** The process, bundled once as the product is, so that it starts as quickly. */
const importer = join(projectRoot(), "dist", `kill-${process.pid}`, "importer.js");
afterAll(() => rmSync(dirname(importer), { recursive: true, force: true }));
beforeAll(async () => {
  await build({
    entryPoints: [join(projectRoot(), "test", "support", "importer.ts")],
    outfile: importer,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    packages: "external",
  });
});

/** What the lines of all runs so far oblige the folder to hold. */
class Ledger {
  readonly accepted = new Set<string>();
  readonly begun = new Set<string>();
  /** The pointer as it was last acknowledged, and where it may be, since a deed was under way at the end. */
  current: string | undefined;
  maybe: string | undefined;

  read(lines: readonly string[]): void {
    this.maybe = undefined;
    for (const line of lines) {
      const [what, hash = ""] = line.split(" ");
      if (what === "accepting") this.begun.add(hash);
      if (what === "accepted") this.accepted.add(hash);
      if (what === "accepting" || what === "pointing") this.maybe = hash;
      if (what === "accepted" || what === "pointed") {
        this.current = hash;
        this.maybe = undefined;
      }
    }
  }
}

function indexOf(folder: string): { current: string; releases: string[] } | undefined {
  const path = join(homePaths(folder).releases, dataset, "index.json");
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined;
}

/** What a reader sees who comes by before anyone has mended anything. */
function checkVisible(folder: string, ledger: Ledger): void {
  const visible = indexOf(folder)?.releases ?? [];
  for (const hash of ledger.accepted) expect(visible).toContain(hash);
  for (const hash of visible) expect(ledger.begun).toContain(hash);
}

/** Opens the folder as the product does and looks into everything. */
async function checkOpened(folder: string, ledger: Ledger): Promise<void> {
  const opened = unwrap(await openServices(folder));
  const { catalogue, imports, store, recovered, home } = opened;
  try {
    expect(recovered.problems).toEqual([]);
    expect(recovered.adopted).toEqual([]);
    expect((await verifyAudit(store.database())).ok).toBe(true);
    const journal = unwrap(await imports.journal(operator, { limit: 10_000 }));
    const journaled = journal.flatMap(({ releases }) => releases.map(({ hash }) => String(hash))).reverse();
    const visible = (await catalogue.list(dataset)).map(({ hash }) => String(hash));
    expect(visible).toEqual(journaled);
    for (const hash of ledger.accepted) expect(visible).toContain(hash);
    for (const hash of visible) expect(ledger.begun).toContain(hash);
    const current = (await catalogue.current(dataset))?.hash;
    expect([ledger.current, ledger.maybe]).toContain(current);
    ledger.current = current;
    expect(await catalogue.staged()).toEqual([]);
    for (const { hash } of await catalogue.list(dataset)) unwrap(await catalogue.verify({ dataset, hash }));
    for (const { file } of journal) expect(existsSync(originalPath(home.paths, file.sha256))).toBe(true);
    expect(readdirSync(home.paths.tmp)).toEqual([]);
  } finally {
    await opened.close();
  }
}

const kills = Number(process.env.CORRIDOR_KILLS ?? 50);
const seed = Number(process.env.CORRIDOR_SEED ?? 20241118);

test(`${kills} kills at random moments of opening, importing and deciding (seed ${seed})`, async () => {
  const random = seeded(seed);
  const folder = join(root, "home");
  await prepareEmbedded(folder);
  const ledger = new Ledger();
  for (let kill = 0; kill < kills; kill++) {
    const moment = {
      while: random() < 0.3 ? "opening" : "working",
      lines: Math.floor(random() * 12),
      part: random() * 1.2,
    } as const;
    const lines = await runAndKill(folder, [String(kill + 1)], moment);
    ledger.read(lines);
    checkVisible(folder, ledger);
    // Now and then through the front door; otherwise the next process has to cope with what this one left.
    if (kill % 10 === 9 || ledger.maybe !== undefined) await checkOpened(folder, ledger);
  }
  await checkOpened(folder, ledger);
  console.log(
    `killed ${kills} times: ${ledger.accepted.size} of ${ledger.begun.size} imports acknowledged, all there`,
  );
  expect(ledger.accepted.size).toBeGreaterThan(kills / 5);
}, 900_000);

test("killed while a new folder is made and filled, it is filled all the same and once", async () => {
  const random = seeded(seed + 1);
  const began = performance.now();
  await runAndKill(join(root, "whole"), ["0", "starter"], { while: "working", lines: 1000, part: 1 });
  const firstStart = performance.now() - began;
  const folder = join(root, "new");
  for (let kill = 0; kill < 6; kill++) {
    pace.opening = firstStart;
    await runAndKill(folder, ["0", "starter"], { while: "opening", lines: 0, part: (kill + random()) / 6 });
  }
  const opened = unwrap(await openServices(folder));
  await opened.close();
  const lines = await runAndKill(folder, ["0", "starter"], { while: "working", lines: 1000, part: 1 });
  expect(lines.at(-1)).toBe("filled");
  const again = unwrap(await openServices(folder));
  try {
    const journal = unwrap(await again.imports.journal({ kind: "system" }));
    expect(new Set(journal.map(({ file }) => file.sha256)).size).toBe(journal.length);
    expect(await again.catalogue.datasets()).toEqual([
      "un-desa-stock",
      "un-desa-stock-age",
      "un-wpp",
      "world-bank-indicators",
    ]);
    expect((await verifyAudit(again.store.database())).ok).toBe(true);
  } finally {
    await again.close();
  }
}, 900_000);
