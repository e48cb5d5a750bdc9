import { access, rm } from "node:fs/promises";
import { basename } from "node:path";
import { requireRight } from "../directory/rights.ts";
import { type Actor, actorName } from "../kernel/actor.ts";
import type { Sex } from "../kernel/dimension.ts";
import { attempt, ProblemError, problem, type Result, unwrap } from "../kernel/problem.ts";
import type { OnProgress } from "../kernel/progress.ts";
import type { Store } from "../store/open.ts";
import { type CopiedFile, copyAside, keepOriginal } from "../store/originals.ts";
import type { HomePaths } from "../store/paths.ts";
import type { StagedImport } from "./importing/model.ts";
import { stageImport } from "./importing/stage.ts";
import { type Recovered, recover } from "./recovery.ts";
import type { Catalogue, Published, ReleaseName, StagedRelease } from "./releases/catalogue.ts";
import type { Engine } from "./releases/engine.ts";
import {
  type Arrival,
  insertImport,
  type JournalEntry,
  selectJournal,
  selectLedgers,
  updateCurrent,
} from "./repository.ts";

export interface StageOptions {
  readonly onProgress?: OnProgress;
  /** What the file is called; otherwise the last part of its path. */
  readonly name?: string;
  /** The sex that a file states nowhere. */
  readonly sex?: Sex;
  /** True where it is meant that the file lacks rows, or figures that a release of the same version has. */
  readonly acceptLosses?: boolean;
}

/** The deeds around imports. Only the operator and the software itself may do them; others get `directory.not-allowed`. */
export interface Imports {
  /** Reads a file into releases that nobody sees yet. Problems: those of {@link stageImport}, `store.file-changed`. */
  stage(actor: Actor, path: string, options?: StageOptions): Promise<Result<StagedImport>>;
  /**
   * Makes a staged import visible. It is written in the journal first, so once this returns it outlives any crash.
   * Without `makeCurrent` a release becomes current if its version is not older than the current one's. Problems:
   * `store.import-settled`, `store.stage-gone`, `store.visible-later`, those of the disk and the store.
   */
  accept(
    actor: Actor,
    staged: StagedImport,
    choice?: { readonly makeCurrent?: boolean | undefined },
  ): Promise<Result<readonly Published[]>>;
  /** Removes a staged import. Twice is once. */
  discard(actor: Actor, staged: StagedImport): Promise<Result<void>>;
  /** Makes a visible release the current one of its dataset. Problem: `releases.unknown`. */
  makeCurrent(actor: Actor, name: ReleaseName): Promise<Result<void>>;
  /** Accepted imports, newest first: at most `limit` (50) before the import `before`. */
  journal(
    actor: Actor,
    page?: { readonly limit?: number; readonly before?: number },
  ): Promise<Result<readonly JournalEntry[]>>;
}

export interface ImportsOptions {
  readonly store: Store;
  readonly paths: HomePaths;
  readonly catalogue: Catalogue;
  readonly engine: Engine;
  readonly now?: () => Date;
}

/**
 * The deeds around imports over a data folder that this process holds. First it mends what a crash has left: what is
 * journaled becomes visible, what is not is removed. Give what came of that with the deeds.
 */
export async function openImports(
  options: ImportsOptions,
): Promise<{ readonly imports: Imports; readonly recovered: Recovered }> {
  const recovered = await recover(options);
  return { imports: importsOver(options), recovered };
}

function importsOver({ store, paths, catalogue, engine, now = () => new Date() }: ImportsOptions): Imports {
  const waiting = new Map<StagedImport, CopiedFile>();
  const inTurn = makeQueue();

  async function stage(actor: Actor, path: string, options: StageOptions): Promise<StagedImport> {
    requireRight(actor, "import.stage");
    const { sex, name = basename(path), ...rest } = options;
    const hints = sex === undefined ? {} : { hints: { sex } };
    const staged = unwrap(await stageImport(path, { catalogue, engine, name, ...rest, ...hints }));
    try {
      const copy = await copyAside(paths, path);
      waiting.set(staged, copy);
      if (copy.sha256 !== staged.report.sha256) {
        throw new ProblemError(problem("store.file-changed", { file: staged.report.file }));
      }
      return staged;
    } catch (error) {
      await inTurn(() => remove(staged));
      throw error;
    }
  }

  async function accept(
    actor: Actor,
    staged: StagedImport,
    makeCurrent: boolean | undefined,
  ): Promise<readonly Published[]> {
    requireRight(actor, "import.accept");
    const copy = waiting.get(staged);
    if (!copy) throw new ProblemError(problem("store.import-settled"));
    const arrivals = await arrivalsOf(staged.releases, makeCurrent);
    await keepOriginal(paths, copy);
    await store.deed(
      actor,
      (number) => ({
        deed: "import.accept",
        subject: `import/${number}`,
        detail: { file: staged.report.file, sha256: staged.report.sha256, releases: arrivals },
      }),
      (trx) => insertImport(trx, { at: now(), actor: actorName(actor), report: staged.report }, arrivals),
    );
    waiting.delete(staged);
    const published: Published[] = [];
    for (const { current, ...name } of arrivals) published.push(await publish(name, current));
    return published;
  }

  /** What is journaled will be visible at the next opening at the latest. */
  async function publish(name: ReleaseName, current: boolean): Promise<Published> {
    const done = await catalogue.publish(name, { makeCurrent: current });
    if (done.ok) return done.value;
    throw new ProblemError(...done.problems, problem("store.visible-later", { dataset: name.dataset }));
  }

  async function arrivalsOf(
    releases: readonly StagedRelease[],
    makeCurrent: boolean | undefined,
  ): Promise<readonly Arrival[]> {
    const versions = new Map<string, string | undefined>();
    const arrivals: Arrival[] = [];
    for (const { dataset, hash, description, parquet } of releases) {
      await access(parquet).catch(() => {
        throw new ProblemError(problem("store.stage-gone", { dataset }));
      });
      if (!versions.has(dataset)) {
        versions.set(dataset, (await catalogue.current(dataset))?.description.version);
      }
      const before = versions.get(dataset);
      const current = before === undefined || (makeCurrent ?? description.version >= before);
      if (current) versions.set(dataset, description.version);
      arrivals.push({ dataset, hash, version: description.version, current });
    }
    return arrivals;
  }

  async function remove(staged: StagedImport): Promise<void> {
    // The journal is asked, not remembered: a deed whose answer was lost may have been done.
    const written = (await selectLedgers(store.database())).flatMap(({ releases }) => releases);
    const copy = waiting.get(staged);
    waiting.delete(staged);
    // The same file may be waiting twice; what the other one waits for stays.
    const others = [...waiting.keys()].flatMap(({ releases }) => releases.map(({ hash }) => hash));
    const wanted = new Set([...written, ...others]);
    for (const release of staged.releases) {
      if (!wanted.has(release.hash)) unwrap(await catalogue.discard(release));
    }
    if (copy) await rm(copy.path, { force: true });
  }

  async function makeCurrent(actor: Actor, name: ReleaseName): Promise<void> {
    requireRight(actor, "release.make-current");
    unwrap(await catalogue.find(name.dataset, name.hash));
    await store.deed(
      actor,
      { deed: "release.make-current", subject: `release/${name.dataset}/${name.hash}` },
      (trx) => updateCurrent(trx, name),
    );
    unwrap(await catalogue.setCurrent(name));
  }

  return {
    stage: (actor, path, options = {}) => attempt(() => stage(actor, path, options)),
    accept: (actor, staged, choice = {}) =>
      attempt(() => inTurn(() => accept(actor, staged, choice.makeCurrent))),
    discard: (actor, staged) =>
      attempt(() =>
        inTurn(async () => {
          requireRight(actor, "import.discard");
          if (waiting.has(staged)) await remove(staged);
        }),
      ),
    makeCurrent: (actor, name) => attempt(() => inTurn(() => makeCurrent(actor, name))),
    journal: (actor, { limit = 50, before } = {}) =>
      attempt(async () => {
        requireRight(actor, "import.journal");
        return selectJournal(store.database(), { limit, before });
      }),
  };
}

/** Does one thing after the other, in the order of asking. */
function makeQueue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    last = turn.catch(() => {});
    return turn;
  };
}
