import { constants, existsSync } from "node:fs";
import { access, mkdir, statfs } from "node:fs/promises";
import { dirname, join } from "node:path";
import { attempt, type Problem, ProblemError, problem, type Result } from "../kernel/problem.ts";
import { projectRoot } from "../kernel/root.ts";
import { type Catalogue, openCatalogue } from "../statistics/releases/catalogue.ts";
import { type Engine, openEngine } from "../statistics/releases/engine.ts";
import { verifyAudit } from "../store/audit.ts";
import { type Home, openHome } from "../store/home.ts";
import { openStore } from "../store/open.ts";
import { homePaths } from "../store/paths.ts";

/** One thing looked at; its words are `cli:doctor.check.<check>`. */
export interface Check {
  readonly check: string;
  readonly good: boolean;
  readonly facts: Readonly<Record<string, string | number>>;
  readonly problems: readonly Problem[];
}

/** Less free space than this will not hold the starter figures, their store and an import at work. */
const leastFreeBytes = 500e6;

/** Looks at the machine, the data folder, the store and every release, one after the other. Changes nothing but a missing folder. */
export async function* examine(
  folder: string,
  env: Readonly<Record<string, string | undefined>>,
): AsyncGenerator<Check> {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  yield check("node", major > 20 || (major === 20 && minor >= 19), { version: process.versions.node });
  yield check("build", existsSync(join(projectRoot(), "dist", "web", "server", "index.js")));
  const paths = homePaths(folder);
  const reachable = await attempt(() => reach(paths.home));
  yield outcome(reachable, "home", { path: paths.home });
  if (!reachable.ok) return;
  const { bavail, bsize } = await statfs(paths.home);
  const free = bavail * bsize;
  yield check("space", free >= leastFreeBytes, { free });
  const home = await openHome(folder);
  if (home.ok) yield* examineStore(home.value, env);
  else yield* heldOrBad(home.problems);
  yield* examineReleases(paths.releases, paths.tmp);
  if (home.ok) await home.value.close();
}

async function* examineStore(
  home: Home,
  env: Readonly<Record<string, string | undefined>>,
): AsyncGenerator<Check> {
  yield check("free", true);
  const store = await openStore(home, { databaseUrl: env.DATABASE_URL });
  yield outcome(store, "store", { kind: store.ok ? store.value.kind : "" });
  if (!store.ok) return;
  const audit = await verifyAudit(store.value.database());
  yield outcome(audit, "audit", { entries: audit.ok ? audit.value.entries : 0 });
  await store.value.close();
}

/** A folder that a running Corridor holds is well; one that cannot be opened is not. */
function* heldOrBad(problems: readonly Problem[]): Generator<Check> {
  const held = problems.find(({ code }) => code === "store.in-use");
  if (held) yield check("held", true, { pid: held.facts.pid ?? 0 });
  else yield { check: "free", good: false, facts: {}, problems };
}

async function* examineReleases(releases: string, tmp: string): AsyncGenerator<Check> {
  const engine: Engine = await openEngine({ directories: [releases, tmp] });
  try {
    const catalogue: Catalogue = openCatalogue(releases, tmp, engine);
    for (const dataset of await catalogue.datasets()) {
      for (const { hash } of await catalogue.list(dataset)) {
        yield outcome(await catalogue.verify({ dataset, hash }), "release", {
          dataset,
          release: hash.slice(0, 12),
        });
      }
    }
  } finally {
    await engine.close();
  }
}

async function reach(folder: string): Promise<void> {
  try {
    if (!existsSync(folder)) await mkdir(folder, { recursive: true, mode: 0o700 });
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ProblemError(
      problem("cli.home-unreachable", { path: folder, parent: dirname(folder), reason }),
    );
  }
}

function check(name: string, good: boolean, facts: Check["facts"] = {}): Check {
  return { check: name, good, facts, problems: [] };
}

function outcome(result: Result<unknown>, name: string, facts: Check["facts"]): Check {
  return { check: name, good: result.ok, facts, problems: result.ok ? [] : result.problems };
}
