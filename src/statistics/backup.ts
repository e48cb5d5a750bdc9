import { access, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Transaction } from "kysely";
import { z } from "zod";
import type { Actor } from "../kernel/actor.ts";
import { ProblemError, problem, type Result } from "../kernel/problem.ts";
import type { OnProgress } from "../kernel/progress.ts";
import type { ArchiveItem } from "../store/archive/model.ts";
import { type BackupDone, writeBackup } from "../store/backup.ts";
import type { Home } from "../store/home.ts";
import type { Store } from "../store/open.ts";
import { notedOriginals, originalPath } from "../store/originals.ts";
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
  const originals = new Set([...(await selectOriginals(trx)), ...(await notedOriginals(trx))]);
  for (const { dataset, current, releases } of await selectLedgers(trx)) {
    items.push({ name: `releases/${dataset}/index.json`, text: canonicalText({ current, releases }) });
    for (const hash of releases) {
      const folder = join(paths.releases, dataset, hash);
      for (const sha256 of await inputsOf(folder)) originals.add(sha256);
      for (const file of ["observations.parquet", "release.json"]) {
        const path = join(folder, file);
        if (!(await isThere(path)))
          throw new ProblemError(problem("store.release-missing", { dataset, hash }));
        items.push({ name: `releases/${dataset}/${hash}/${file}`, path });
      }
    }
  }
  for (const sha256 of [...originals].sort()) {
    const path = originalPath(paths, sha256);
    // A release that was adopted names files that this folder may never have had.
    if (await isThere(path)) items.push({ name: `files/${sha256.slice(0, 2)}/${sha256}`, path });
  }
  return items;
}

const Inputs = z.object({ inputs: z.array(z.object({ sha256: z.string() })) });

async function inputsOf(folder: string): Promise<readonly string[]> {
  const path = join(folder, "release.json");
  if (!(await isThere(path))) return [];
  const { inputs } = Inputs.parse(JSON.parse(await readFile(path, "utf8")));
  return inputs.map(({ sha256 }) => sha256);
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
