import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { ok, type Result } from "../kernel/problem.ts";
import type { OnProgress } from "../kernel/progress.ts";
import { projectRoot } from "../kernel/root.ts";
import type { Store } from "../store/open.ts";
import { sha256OfFile } from "./releases/canonical.ts";
import { selectOriginals } from "./repository.ts";
import type { Imports } from "./service.ts";

export interface StarterOptions {
  readonly store: Store;
  readonly imports: Imports;
  readonly onProgress?: OnProgress;
  /** Where the figures lie that come with the software. */
  readonly folder?: string;
}

/** Where the figures lie that come with the software. */
export function starterFolder(): string {
  return join(projectRoot(), "data", "starter");
}

/**
 * Imports the figures that come with the software, each file once: the journal knows which are in. Killed half-way, it
 * goes on with the next file. Gives how many files were imported now.
 */
export async function ensureStarter(options: StarterOptions): Promise<Result<number>> {
  const { store, imports, onProgress, folder = starterFolder() } = options;
  const known = new Set(await selectOriginals(store.database()));
  const names = (await readdir(folder)).filter((name) => name.endsWith(".tsv")).sort();
  let imported = 0;
  for (const name of names) {
    const path = join(folder, name);
    if (known.has(await sha256OfFile(path))) continue;
    const staged = await imports.stage({ kind: "system" }, path, onProgress ? { onProgress } : {});
    if (!staged.ok) return staged;
    const accepted = await imports.accept({ kind: "system" }, staged.value);
    if (!accepted.ok) return accepted;
    imported += 1;
  }
  return ok(imported);
}
