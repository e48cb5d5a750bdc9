import { writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { Actor } from "../../src/kernel/actor.ts";
import { unwrap } from "../../src/kernel/problem.ts";
import { openServices } from "../../src/server/open.ts";
import type { ReleaseHash } from "../../src/statistics/releases/model.ts";
import { ensureStarter } from "../../src/statistics/starter.ts";
import { figuresFile } from "../../src/statistics/support/figures.ts";

/**
 * A process that is to be killed: it opens a data folder as the product does, then imports, discards and moves pointers
 * without end, and says on standard output what it begins and what it was told is done. `FOLDER SEED [starter]`.
 */

const [folder = "", seed = "0", starter] = process.argv.slice(2);
const operator: Actor = { kind: "operator", name: "test" };

function say(...words: readonly string[]): void {
  writeSync(1, `${words.join(" ")}\n`);
}

say("opening");
const opened = unwrap(await openServices(folder));
const { imports, store, catalogue } = opened;
say("opened");

if (starter) {
  unwrap(await ensureStarter({ store, imports }));
  say("filled");
  await opened.close();
} else {
  for (let n = 0; ; n++) await work(n);
}

async function work(n: number): Promise<void> {
  const path = join(opened.temporaryFolder, `file-${n}.tsv`);
  writeFileSync(path, figuresFile("2024", Number(seed) * 1000 + n));
  const staged = unwrap(await imports.stage(operator, path));
  const hash = staged.releases[0]?.hash;
  if (!hash) throw new Error("nothing staged");
  say("staged", hash);
  if (n % 5 === 3) {
    unwrap(await imports.discard(operator, staged));
    say("discarded", hash);
    return;
  }
  say("accepting", hash);
  unwrap(await imports.accept(operator, staged));
  say("accepted", hash);
  if (n % 3 === 2) await backToFirst();
}

/** Makes the oldest release current: a deed that is a pointer alone. */
async function backToFirst(): Promise<void> {
  const [first] = await catalogue.list("un-desa-stock");
  const hash: ReleaseHash | undefined = first?.hash;
  if (!hash) return;
  say("pointing", hash);
  unwrap(await imports.makeCurrent(operator, { dataset: "un-desa-stock", hash }));
  say("pointed", hash);
}
