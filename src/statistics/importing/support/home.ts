import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import type { Problem, Result } from "../../../kernel/problem.ts";
import { type Catalogue, openCatalogue } from "../../releases/catalogue.ts";
import { type Engine, openEngine } from "../../releases/engine.ts";
import type { Release } from "../../releases/model.ts";
import type { ImportHints } from "../format.ts";
import type { StagedImport } from "../model.ts";
import { type StageImportOptions, stageImport } from "../stage.ts";

/** A catalogue in a folder of its own, for one test file. */
export interface TestHome {
  readonly folder: string;
  readonly catalogue: Catalogue;
  readonly engine: Engine;
  stage(
    path: string,
    hints?: ImportHints,
    options?: Pick<StageImportOptions, "acceptLosses">,
  ): Promise<Result<StagedImport>>;
  /** Stages and publishes; fails the test where the import fails. */
  publish(path: string, hints?: ImportHints): Promise<StagedImport>;
  /** One figure of a release; fails where there is not exactly one. */
  figure(release: Release, where: Where): Promise<Cell>;
  /** Every file below `releases` and `tmp`, so that a test sees what is left behind. */
  files(): readonly string[];
  close(): Promise<void>;
}

export interface Where {
  readonly destination: string;
  readonly origin?: string | null;
  readonly period: string;
  readonly sex?: string;
  readonly age?: string;
  readonly measure?: string;
}

const Cell = z.object({
  value: z.number().nullable(),
  status: z.string(),
  unit: z.string(),
  data_type: z.string().nullable(),
  notes: z.string().nullable(),
});
export type Cell = z.infer<typeof Cell>;

const one = `
  SELECT value, status, unit, data_type, notes FROM read_parquet($path)
  WHERE destination = $destination AND origin IS NOT DISTINCT FROM $origin AND period = $period AND sex = $sex
    AND age = $age AND ($measure = '' OR measure = $measure)`;

export async function openTestHome(): Promise<TestHome> {
  const folder = mkdtempSync(join(tmpdir(), "corridor-importing-"));
  const engine = await openEngine();
  const catalogue = openCatalogue(join(folder, "releases"), join(folder, "tmp"), engine);
  const stage: TestHome["stage"] = (path, hints = {}, options = {}) =>
    stageImport(path, { catalogue, engine, hints, ...options });
  return {
    folder,
    catalogue,
    engine,
    stage,
    async publish(path, hints) {
      const staged = await stage(path, hints);
      if (!staged.ok) throw new Error(staged.problems.map(say).join("\n"));
      for (const release of staged.value.releases) {
        const published = await catalogue.publish(release);
        if (!published.ok) throw new Error(published.problems.map(say).join("\n"));
      }
      return staged.value;
    },
    async figure(release, { destination, origin = null, period, sex = "T", age = "T", measure = "" }) {
      const parameters = { path: release.parquet, destination, origin, period, sex, age, measure };
      const rows = await engine.rows(one, parameters, Cell);
      const [only] = rows;
      if (rows.length !== 1 || !only)
        throw new Error(`${rows.length} figures for ${JSON.stringify(parameters)}`);
      return only;
    },
    files: () => [...filesBelow(join(folder, "releases")), ...filesBelow(join(folder, "tmp"))],
    async close() {
      await engine.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function say(problem: Problem): string {
  return JSON.stringify(problem);
}

function filesBelow(folder: string): string[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  return names.flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}

/** The only release of a staged import. */
export function onlyRelease(staged: StagedImport): StagedImport["releases"][number] {
  const [release] = staged.releases;
  if (!release || staged.releases.length !== 1) throw new Error(`${staged.releases.length} releases`);
  return release;
}
