/**
 * How long a newcomer waits: the first start on a new folder, with the build and without, and a later one; beside each the
 * time of Node starting with nothing to do. `npm run bench -- start`. Aims on two cores: first under 25 s, later under 3 s.
 */
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectRoot } from "../src/kernel/root.ts";

const root = projectRoot();
const folder = mkdtempSync(join(tmpdir(), "corridor-bench-"));

/** Seconds until the server says where it is, and then until its first page is there. */
function start(): Promise<{ readonly listening: number; readonly page: number }> {
  const began = performance.now();
  const since = () => (performance.now() - began) / 1000;
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [join(root, "dist/cli/main.js"), "start", "--home", join(folder, "home"), "--port", "0"],
      {
        stdio: ["ignore", "pipe", "ignore"],
      },
    );
    child.on("error", reject);
    child.stdout.setEncoding("utf8").on("data", async (said: string) => {
      const url = /https?:\/\/\S+/.exec(said)?.[0];
      if (!url) return;
      const listening = since();
      await (await fetch(`${url}/en`)).arrayBuffer();
      const page = since();
      child.once("close", () => resolve({ listening, page }));
      child.kill("SIGTERM");
    });
  });
}

try {
  const nothing = timed(() => execFileSync(process.execPath, ["-e", ""]));
  const build = timed(() =>
    execFileSync(process.execPath, ["scripts/build.mjs"], { cwd: root, stdio: "ignore" }),
  );
  const first = await start();
  const later = await start();
  const ratio = (seconds: number) =>
    `${seconds.toFixed(1)} s, ${(seconds / nothing).toFixed(0)} times Node alone`;
  console.log(`Node alone ${nothing.toFixed(2)} s; build ${ratio(build)}`);
  console.log(
    `first start, with the build ${ratio(build + first.listening)}; its first page after ${(build + first.page).toFixed(1)} s (aim 25)`,
  );
  console.log(
    `later start ${ratio(later.listening)}; its first page after ${later.page.toFixed(1)} s (aim 3)`,
  );
  process.exitCode = build + first.listening <= 25 && later.listening <= 3 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function timed(work: () => void): number {
  const began = performance.now();
  work();
  return (performance.now() - began) / 1000;
}
