/**
 * Everything that a newcomer needs to trust a change: types, lint, arrows, the build, and all tests. Goes on after a
 * failure, so that one run tells all, and closes with a line of counts.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const scratch = mkdtempSync(join(tmpdir(), "corridor-test-"));
const report = join(scratch, "vitest.json");

const steps = [
  ["types of routes", ["node_modules/@react-router/dev/bin.js", "typegen"]],
  ["types", ["node_modules/typescript/bin/tsc", "--noEmit"]],
  ["lint", ["node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", "."]],
  [
    "arrows",
    [
      "node_modules/dependency-cruiser/bin/dependency-cruise.mjs",
      "--config",
      ".dependency-cruiser.mjs",
      "src",
    ],
  ],
  ["build", ["scripts/build.mjs", "--if-needed"]],
  [
    "tests",
    [
      "node_modules/vitest/vitest.mjs",
      "run",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${report}`,
    ],
  ],
];

const results = steps.map(([name, command]) => {
  console.log(`\n== ${name}`);
  const began = performance.now();
  const { status } = spawnSync(process.execPath, command, { stdio: "inherit" });
  console.log(
    `== ${name}: ${status === 0 ? "good" : "FAILED"} in ${((performance.now() - began) / 1000).toFixed(1)} s`,
  );
  return { name, failed: status !== 0 };
});

const tests = existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : undefined;
rmSync(scratch, { recursive: true, force: true });
const steady = results.filter(({ name }) => name !== "tests");
const passed = steady.filter((step) => !step.failed).length + (tests?.numPassedTests ?? 0);
const broken = steady.filter((step) => step.failed).length;
const failed =
  broken + Math.max(tests?.numFailedTests ?? 0, results.some((s) => s.name === "tests" && s.failed) ? 1 : 0);
console.log(`\n${passed} passed, ${failed} failed, ${tests?.numPendingTests ?? 0} skipped`);
process.exit(failed === 0 && tests ? 0 : 1);
