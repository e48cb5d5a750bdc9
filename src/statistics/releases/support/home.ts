import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unwrap } from "../../../kernel/problem.ts";
import type { Observation } from "../../observation.ts";
import { type Catalogue, openCatalogue, type ReleaseDraft, type StagedRelease } from "../catalogue.ts";
import { type Engine, openEngine } from "../engine.ts";

/** A folder of releases for one test, with its engine. */
export interface TestHome {
  readonly folder: string;
  readonly releasesDir: string;
  readonly tmpDir: string;
  readonly engine: Engine;
  readonly catalogue: Catalogue;
  close(): Promise<void>;
}

export async function openTestHome(): Promise<TestHome> {
  const folder = await mkdtemp(join(tmpdir(), "corridor-releases-"));
  const [releasesDir, tmpDir] = [join(folder, "releases"), join(folder, "tmp")];
  const engine = await openEngine({ directories: [releasesDir, tmpDir] });
  return {
    folder,
    releasesDir,
    tmpDir,
    engine,
    catalogue: openCatalogue(releasesDir, tmpDir, engine),
    close: async () => {
      await engine.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export const draft: ReleaseDraft = {
  dataset: "un-desa-stock",
  version: "2024",
  source: { publisher: "A test", title: "Made-up figures", version: "2024", licence: "CC0" },
  inputs: [],
  notes: { "1": "A footnote." },
  findings: [],
};

/** The observations in batches of a size. */
export async function* inBatches(
  observations: readonly Observation[],
  size = 1000,
): AsyncGenerator<readonly Observation[], void, void> {
  for (let at = 0; at < observations.length; at += size) yield observations.slice(at, at + size);
}

export async function stageAll(
  catalogue: Catalogue,
  observations: readonly Observation[],
  changes: Partial<ReleaseDraft> = {},
): Promise<StagedRelease> {
  return unwrap(await catalogue.stage({ ...draft, ...changes }, inBatches(observations)));
}

export async function gather<T>(batches: AsyncIterable<readonly T[]>): Promise<T[]> {
  const all: T[] = [];
  for await (const batch of batches) all.push(...batch);
  return all;
}
