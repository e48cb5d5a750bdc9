import { execFile } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { projectRoot } from "../src/kernel/root.ts";
import { scratchFolder } from "./support/corridor.ts";

/** What somebody gets who installs the package, not the repository: it must stand without the files that are not packed. */
const run = promisify(execFile);
const scratch = scratchFolder();
const installed = join(scratch.path, "package");

beforeAll(async () => {
  mkdirSync(scratch.path, { recursive: true });
  const pack = ["pack", "--ignore-scripts", "--silent", "--pack-destination", scratch.path];
  const { stdout } = await run("npm", pack, { cwd: projectRoot() });
  await run("tar", ["xzf", join(scratch.path, stdout.trim()), "-C", scratch.path]);
  symlinkSync(join(projectRoot(), "node_modules"), join(installed, "node_modules"));
});
afterAll(() => scratch.remove());

test("the installed command speaks, and answers from the starter figures", async () => {
  const corridor = (...words: string[]) =>
    run(process.execPath, [join(installed, "dist/cli/main.js"), ...words], {
      cwd: scratch.path,
      env: { ...process.env, CORRIDOR_HOME: join(scratch.path, "home"), LANG: "fr_FR.UTF-8" },
    });
  expect((await corridor("--help")).stdout).toContain("corridor");
  const query = [
    "--origin",
    "MEX",
    "--destination",
    "USA",
    "--sex",
    "T",
    "--year",
    "2024",
    "--format",
    "json",
  ];
  const observations = JSON.parse((await corridor("observations", "un-desa-stock", ...query)).stdout);
  // UN DESA, International Migrant Stock 2024.
  expect(observations).toMatchObject([
    { origin: "MEX", destination: "USA", period: "2024", unit: "persons" },
  ]);
});

test("the library is imported by its name", async () => {
  const script =
    "import { fit2, fromRows, toRows } from 'corridor/methods'; console.log(typeof fit2, toRows(fromRows([[1, 2], [3, 4]])).length)";
  const { stdout } = await run(process.execPath, ["--input-type=module", "-e", script], { cwd: installed });
  expect(stdout.trim()).toBe("function 2");
});
