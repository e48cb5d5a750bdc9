import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { projectRoot } from "../src/kernel/root.ts";
import { homePaths } from "../src/store/paths.ts";
import { scratchFolder } from "./support/corridor.ts";

/** Ctrl+C while a file is being read: the program says that nothing was changed, and nothing was. */

const scratch = scratchFolder();
afterAll(() => scratch.remove());
const home = join(scratch.path, "home");

function releases(): readonly string[] {
  return readdirSync(homePaths(home).releases, { recursive: true, encoding: "utf8" }).sort();
}

const program = join(projectRoot(), "dist", "cli", "main.js");

/** Runs the built command line, and lets `act` do something to it. */
async function run(args: readonly string[], act: (pid: number) => Promise<void>) {
  const child = spawn(process.execPath, [program, ...args, "--home", home], {
    env: { ...process.env, LC_ALL: "en_GB.UTF-8", DATABASE_URL: "" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    said += chunk;
  });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  await Promise.race([act(child.pid ?? 0), ended]);
  return { code: await ended, said };
}

test("an import that is interrupted changes nothing and says so", { timeout: 300_000 }, async () => {
  expect((await run(["releases"], async () => {})).code).toBe(0);
  const before = releases();
  const file = join(projectRoot(), "data", "starter", "un-desa-stock-2024.tsv");
  const { code, said } = await run(["import", file, "--yes"], async (pid) => {
    // Work has begun once the folder of a release stands among the work in progress.
    while (!readdirSync(homePaths(home).tmp).some((name) => name.startsWith("release-"))) await pause(2);
    process.kill(pid, "SIGINT");
  });
  expect(said).toContain(`${file} was not imported and nothing was changed.`);
  expect(code).toBe(130);
  expect(releases()).toEqual(before);
  // The next command that writes removes what was begun.
  expect((await run(["import", file, "--dry-run"], async () => {})).code).toBe(0);
  expect(releases()).toEqual(before);
  expect(readdirSync(homePaths(home).tmp)).toEqual([]);
});
