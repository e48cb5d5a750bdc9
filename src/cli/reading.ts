import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Catalogue, openCatalogue } from "../statistics/releases/catalogue.ts";
import { type Engine, openEngine } from "../statistics/releases/engine.ts";
import { homePaths } from "../store/paths.ts";
import type { CommandContext } from "./context.ts";
import { prepareHome } from "./prepare.ts";

/** Releases opened for reading alone: no lock, no store, so it works beside a running server. */
export interface Reading {
  readonly catalogue: Catalogue;
  readonly engine: Engine;
  /** A folder of this command's own that the engine may write into; gone afterwards. */
  readonly scratch: string;
}

/** Runs `work` over the releases of a data folder, which is filled with the starter figures if it is new. */
export async function withReading<T>(
  home: string,
  { terminal, env }: CommandContext,
  work: (reading: Reading) => Promise<T>,
): Promise<T> {
  await prepareHome(home, terminal, env);
  const { releases } = homePaths(resolve(home));
  const scratch = await mkdtemp(join(tmpdir(), "corridor-"));
  const engine = await openEngine({ directories: [releases, scratch], tempDirectory: scratch });
  try {
    return await work({ engine, scratch, catalogue: openCatalogue(releases, scratch, engine) });
  } finally {
    await engine.close();
    await rm(scratch, { recursive: true, force: true });
  }
}
