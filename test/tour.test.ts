import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import { projectRoot } from "../src/kernel/root.ts";
import { scratchFolder } from "./support/corridor.ts";

/** The README says what its commands print: here they are run, as written, and compared. */
const readme = readFileSync(join(projectRoot(), "README.md"), "utf8");
const steps = [...readme.matchAll(/```console\n\$ npx corridor (.+)\n([\s\S]*?)```/g)].map(
  ([, command = "", output = ""]) => ({ command, output }),
);
const scratch = scratchFolder();
afterAll(() => scratch.remove());

/** What differs from machine to machine: the version of Node, the folder, and the space on its disk. */
function steady(text: string): string {
  return text
    .replace(/Node [\d.]+ /g, "Node … ")
    .replace(/data folder \S+ can/g, "data folder … can")
    .replace(/[\d,]+ bytes are free/g, "… bytes are free")
    .replace(/unbroken, \d+ entries/g, "unbroken, … entries")
    .trimEnd();
}

test("the README has its five steps", () => {
  expect(steps).toHaveLength(5);
});

test.each(steps)("$command", async ({ command, output }) => {
  const words = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? "");
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(projectRoot(), "dist/cli/main.js"), ...words],
    {
      cwd: projectRoot(),
      env: {
        ...process.env,
        CORRIDOR_HOME: join(scratch.path, "home"),
        LANG: "en_GB.UTF-8",
        LC_ALL: "",
        DATABASE_URL: "",
      },
    },
  );
  expect(steady(stdout)).toBe(steady(output));
});
