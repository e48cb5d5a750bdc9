/** Runs one benchmark (`npm run bench -- query`) or, without a name, all of them one after the other. */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";

const all = readdirSync("bench")
  .filter((name) => name.endsWith(".ts") && !name.startsWith("_"))
  .sort();
const [wanted, ...rest] = process.argv.slice(2);
const chosen = wanted ? all.filter((name) => name === `${wanted}.ts`) : all;
if (chosen.length === 0) {
  console.error(`No benchmark "${wanted}". There are: ${all.map((name) => name.slice(0, -3)).join(", ")}.`);
  process.exit(2);
}
let failed = 0;
for (const name of chosen) {
  console.log(`\n== ${name.slice(0, -3)}`);
  failed +=
    spawnSync(process.execPath, ["--expose-gc", "--import", "tsx", `bench/${name}`, ...rest], {
      stdio: "inherit",
      // As the product runs.
      env: { ...process.env, NODE_ENV: "production" },
    }).status === 0
      ? 0
      : 1;
}
process.exit(failed === 0 ? 0 : 1);
