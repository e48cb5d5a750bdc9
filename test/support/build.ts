import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { projectRoot } from "../../src/kernel/root.ts";

/** The product's tests run what is built, so it is built first, where something has changed. */
export default function setup(): void {
  execFileSync(process.execPath, ["scripts/build.mjs", "--if-needed"], {
    cwd: join(projectRoot()),
    stdio: "inherit",
  });
}
