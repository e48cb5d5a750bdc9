import { access } from "node:fs/promises";
import { join } from "node:path";
import type { Transaction } from "kysely";
import type { Actor } from "../kernel/actor.ts";
import { ProblemError, problem, type Result } from "../kernel/problem.ts";
import type { OnProgress } from "../kernel/progress.ts";
import type { ArchiveItem } from "../store/archive/model.ts";
import { type BackupDone, writeBackup } from "../store/backup.ts";
import type { Home } from "../store/home.ts";
import type { Store } from "../store/open.ts";
import { originalPath } from "../store/originals.ts";
import type { HomePaths } from "../store/paths.ts";
import { canonicalText } from "./releases/canonical.ts";
import { selectLedgers, selectOriginals } from "./repository.ts";

export interface BackupOptions {
  readonly now?: (() => Date) | undefined;
  readonly onProgress?: OnProgress | undefined;
}

/**
 * Saves everything into one file: the store, every release that the journal knows, which of them are current, and the
 * originals. Others may go on importing; what they bring meanwhile is not in it. Problems: those of {@link writeBackup},
 * `store.release-missing`.
 */
export function backup(
  actor: Actor,
  parts: { readonly home: Home; readonly store: Store },
  path: string,
  options: BackupOptions = {},
): Promise<Result<BackupDone>> {
  const holdings = (trx: Transaction<unknown>) => holdingsOf(trx, parts.home.paths);
  return writeBackup(actor, parts, path, { ...options, holdings });
}

/** Taken from the journal and not from the folder, so that it is of one moment with the rest of the store. */
async function holdingsOf(trx: Transaction<unknown>, paths: HomePaths): Promise<readonly ArchiveItem[]> {
  const items: ArchiveItem[] = [];
  for (const { dataset, current, releases } of await selectLedgers(trx)) {
    items.push({ name: `releases/${dataset}/index.json`, text: canonicalText({ current, releases }) });
    for (const hash of releases) {
      for (const file of ["observations.parquet", "release.json"]) {
        const path = join(paths.releases, dataset, hash, file);
        await access(path).catch(() => {
          throw new ProblemError(problem("store.release-missing", { dataset, hash }));
        });
        items.push({ name: `releases/${dataset}/${hash}/${file}`, path });
      }
    }
  }
  for (const sha256 of await selectOriginals(trx)) {
    const path = originalPath(paths, sha256);
    items.push({ name: `files/${sha256.slice(0, 2)}/${sha256}`, path });
  }
  return items;
}
