import { spawn } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { unwrap } from "../../kernel/problem.ts";
import { projectRoot } from "../../kernel/root.ts";
import { openCatalogue } from "./catalogue.ts";
import { openTestHome, type TestHome } from "./support/home.ts";

let home: TestHome;
beforeAll(async () => {
  home = await openTestHome();
  await mkdir(home.releasesDir);
});
afterAll(() => home.close());

/** Lets the process work, kills it so many milliseconds after its first release, and gives what it acknowledged. */
function workAndDie(first: number, milliseconds: number): Promise<string[]> {
  const script = join(import.meta.dirname, "support", "stage-until-killed.ts");
  const args = ["--import", "tsx", script, home.releasesDir, home.tmpDir, String(first)];
  const child = spawn(process.execPath, args, { cwd: projectRoot(), stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  child.stdout.on("data", (part) => {
    if (said === "") setTimeout(() => child.kill("SIGKILL"), milliseconds);
    said += String(part);
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", () => resolve(said.split("\n").filter((line) => line.length === 64)));
  });
}

test("a kill at any moment loses no acknowledged release and shows no other than whole ones", async () => {
  const acknowledged: string[] = [];
  for (let round = 0; round < 6; round += 1) {
    acknowledged.push(...(await workAndDie(round * 1000, 20 + round * 67)));
    const after = openCatalogue(home.releasesDir, home.tmpDir, home.engine);
    const listed = await after.list("un-desa-stock");
    const hashes = listed.map(({ hash }) => String(hash));
    expect(hashes).toEqual(expect.arrayContaining(acknowledged));
    // The last one may have been published and killed before it could say so.
    expect(hashes.length - new Set(acknowledged).size).toBeLessThanOrEqual(round + 1);
    for (const { hash } of listed) unwrap(await after.verify({ dataset: "un-desa-stock", hash }));
    for (const name of await after.staged()) {
      unwrap(await after.verify(name));
      unwrap(await after.discard(name));
    }
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(6);
}, 120_000);
