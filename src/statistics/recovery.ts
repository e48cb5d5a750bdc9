import { access } from "node:fs/promises";
import { join } from "node:path";
import { type Problem, problem, unwrap } from "../kernel/problem.ts";
import type { Store } from "../store/open.ts";
import { notedOriginals, removeOrphans } from "../store/originals.ts";
import type { HomePaths } from "../store/paths.ts";
import type { Catalogue, ReleaseName } from "./releases/catalogue.ts";
import { datasets, type Release } from "./releases/model.ts";
import { insertRelease, type Ledger, selectLedgers, selectOriginals } from "./repository.ts";

/** What opening had to mend, and what it could not. */
export interface Recovered {
  /** Journaled, and now visible. */
  readonly published: readonly ReleaseName[];
  /** Neither journaled nor visible: removed. */
  readonly removed: readonly ReleaseName[];
  /** Visible without being journaled, as after a change of the store: written down. */
  readonly adopted: readonly ReleaseName[];
  /** Originals that no import speaks of, removed. */
  readonly originals: number;
  /** `store.release-missing`: journaled, but its folder is gone. */
  readonly problems: readonly Problem[];
}

interface Parts {
  readonly store: Store;
  readonly paths: HomePaths;
  readonly catalogue: Catalogue;
}

/**
 * Makes the folder say what the journal says. The journal is written before anything becomes visible, so after a crash
 * there may be a release that is journaled and not visible (it becomes visible) and one that is neither (it goes). Doing
 * it twice, or being killed in the middle and doing it again, comes to the same.
 */
export async function recover(parts: Parts): Promise<Recovered> {
  const { store, paths, catalogue } = parts;
  const adopted = await adoptVisible(parts, await selectLedgers(store.database()));
  const ledgers = await selectLedgers(store.database());
  const published: ReleaseName[] = [];
  const problems: Problem[] = [];
  for (const ledger of ledgers) await publishLedger(parts, ledger, published, problems);
  const removed: ReleaseName[] = [];
  for (const name of await catalogue.staged()) {
    const journaled = ledgers.some(
      ({ dataset, releases }) => dataset === name.dataset && releases.includes(name.hash),
    );
    if (journaled) continue;
    unwrap(await catalogue.discard(name));
    removed.push(name);
  }
  const originals = await removeOrphans(paths, await knownOriginals(parts));
  return { published, removed, adopted, originals, problems };
}

/** Those that imports and other rooms speak of, and those from which a visible release says that it was made. */
async function knownOriginals({ store, catalogue }: Parts): Promise<ReadonlySet<string>> {
  const known = new Set([
    ...(await selectOriginals(store.database())),
    ...(await notedOriginals(store.database())),
  ]);
  for (const dataset of datasets) {
    for (const { description } of await catalogue.list(dataset)) {
      for (const { sha256 } of description.inputs) known.add(sha256);
    }
  }
  return known;
}

async function publishLedger(
  { paths, catalogue }: Parts,
  { dataset, releases, current }: Ledger,
  published: ReleaseName[],
  problems: Problem[],
): Promise<void> {
  const visible = new Set((await catalogue.list(dataset)).map(({ hash }) => hash));
  for (const hash of releases) {
    if (visible.has(hash)) continue;
    const folder = join(paths.releases, dataset, hash);
    if (!(await exists(folder))) {
      problems.push(problem("store.release-missing", { dataset, hash }));
      continue;
    }
    unwrap(await catalogue.publish({ dataset, hash }, { makeCurrent: hash === current }));
    visible.add(hash);
    published.push({ dataset, hash });
  }
  const shown = await catalogue.current(dataset);
  if (shown && shown.hash !== current && visible.has(current)) {
    unwrap(await catalogue.setCurrent({ dataset, hash: current }));
  }
}

async function adoptVisible(
  { store, catalogue }: Parts,
  ledgers: readonly Ledger[],
): Promise<readonly ReleaseName[]> {
  const adopted: ReleaseName[] = [];
  for (const dataset of datasets) {
    const ledger = ledgers.find((one) => one.dataset === dataset);
    const strangers = (await catalogue.list(dataset)).filter(({ hash }) => !ledger?.releases.includes(hash));
    if (strangers.length === 0) continue;
    const shown = await catalogue.current(dataset);
    await adopt(store, strangers, ledger ? undefined : shown);
    adopted.push(...strangers.map(({ hash }) => ({ dataset, hash })));
  }
  return adopted;
}

/** Each dataset has a current release in the journal; where the dataset is new to it, that is the one that is shown. */
async function adopt(store: Store, strangers: readonly Release[], shown: Release | undefined): Promise<void> {
  const names = strangers.map(({ hash, description: { dataset, version } }) => ({
    dataset,
    hash,
    version,
    current: hash === shown?.hash,
  }));
  await store.deed(
    { kind: "system" },
    { deed: "release.adopt", subject: `dataset/${names[0]?.dataset}`, detail: { releases: names } },
    async (trx) => {
      for (const name of names) await insertRelease(trx, name, null);
    },
  );
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
