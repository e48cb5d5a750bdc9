import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { attempt, ProblemError, problem, type Result, unwrap } from "../kernel/problem.ts";
import type { OnProgress } from "../kernel/progress.ts";
import { type ReadArchive, readArchive } from "./archive/read.ts";
import { appendEntry, takeDeedTurn, verifyAudit } from "./audit.ts";
import { type Backend, schema } from "./backend.ts";
import { isErrno, onDisk } from "./disk.ts";
import { flush, flushTree } from "./durable.ts";
import { storeError } from "./failure.ts";
import { writeFormat } from "./format.ts";
import { takeLock } from "./lock.ts";
import { migrations } from "./migrations/all.ts";
import { migrate } from "./migrations/migrate.ts";
import { type HomePaths, homePaths } from "./paths.ts";
import { pgliteBackend } from "./pglite/backend.ts";
import { hostOf, postgresBackend } from "./postgres.ts";
import { loadTables, tablesAt } from "./tables.ts";

export interface RestoreOptions {
  /** An empty database `postgres://…`; without it the store is embedded in the folder. */
  readonly databaseUrl?: string | undefined;
  readonly now?: (() => Date) | undefined;
  readonly onProgress?: OnProgress | undefined;
  /** Longest that a statement may take, in milliseconds. */
  readonly timeout?: number;
}

export interface RestoreDone {
  readonly releases: number;
  readonly originals: number;
  /** When the backup was made. */
  readonly made: string;
}

/** Work in progress inside the folder, so that it need not be on the disk of another. */
const staging = "restoring";

/**
 * Makes a data folder from a backup: all of it, or nothing. Everything is compared with the backup's manifest, and the
 * audit log followed from its first entry, before the folder becomes one that can be opened. A restore that was killed is
 * begun anew by doing it again. Problems: `store.restore-not-empty`, `store.restore-database-not-empty`,
 * `store.backup-unreadable`, `store.backup-damaged`, `store.backup-newer`, `store.newer-format`, `store.audit-broken`,
 * `store.disk-full`, `store.unreadable`, `store.in-use-unnamed`, those of the database.
 */
export function restoreBackup(
  file: string,
  folder: string,
  options: RestoreOptions = {},
): Promise<Result<RestoreDone>> {
  const paths = homePaths(folder);
  return attempt(() => onDisk(paths.home, () => restore(file, paths, options)));
}

async function restore(file: string, paths: HomePaths, options: RestoreOptions): Promise<RestoreDone> {
  await mkdir(paths.home, { recursive: true, mode: 0o700 });
  await refuseFull(paths);
  const lock = unwrap(await takeLock(paths.lock));
  if (!("release" in lock)) throw new ProblemError(problem("store.in-use-unnamed", { path: paths.home }));
  try {
    // Another restore may have come to its end just before.
    await refuseFull(paths);
    return await restoreLocked(file, paths, options);
  } finally {
    await lock.release();
  }
}

async function restoreLocked(file: string, paths: HomePaths, options: RestoreOptions): Promise<RestoreDone> {
  const { onProgress, now = () => new Date(), databaseUrl, timeout = 600_000 } = options;
  await clear(paths);
  const inside = homePaths(join(paths.home, staging));
  try {
    await mkdir(inside.home, { mode: 0o700 });
    const archive = await readArchive(file, { into: inside.home, phase: "store.restore-check", onProgress });
    requireTables(file, archive);
    const dump = join(inside.home, "tables");
    await rename(inside.store, dump);
    if (!databaseUrl) await load(await pgliteBackend(inside, timeout), inside.store, archive, dump, now());
    await move(inside, paths, databaseUrl === undefined);
    if (databaseUrl) {
      await load(postgresBackend(databaseUrl, timeout), hostOf(databaseUrl), archive, dump, now());
    }
    await rm(inside.home, { recursive: true });
    await flush(paths.home);
    // Only now is it a data folder that can be opened.
    await writeFormat(paths.format, archive.head.home);
    return summary(archive);
  } catch (error) {
    await clear(paths).catch(() => {});
    throw error;
  }
}

/** Fills the tables, in one transaction with making them. */
async function load(
  backend: Backend,
  where: string,
  archive: ReadArchive,
  dump: string,
  at: Date,
): Promise<void> {
  const { head, manifest } = archive;
  const known = migrations.at(-1)?.number ?? 0;
  if (head.migration > known) {
    throw new ProblemError(problem("store.newer-format", { path: where, found: head.migration, known }));
  }
  try {
    await backend.write(async (trx) => {
      const tables = await sql`select 1 from pg_tables where schemaname = ${schema} limit 1`.execute(trx);
      if (tables.rows.length > 0) {
        throw new ProblemError(problem("store.restore-database-not-empty", { path: where }));
      }
      await migrate(
        trx,
        at,
        migrations.filter(({ number }) => number <= head.migration),
      );
      await takeDeedTurn(trx);
      await loadTables(trx, tablesAt(head.migration), dump);
      const chain = unwrap(await verifyAudit(trx));
      if (chain.head !== manifest.audit.head) {
        throw new ProblemError(problem("store.audit-broken", { number: chain.entries + 1 }));
      }
      const entry = {
        deed: "store.restore",
        subject: head.home,
        detail: { made: head.made, audit: manifest.audit },
      };
      await appendEntry(trx, at, "system", entry);
    });
  } catch (error) {
    throw storeError(error, where);
  } finally {
    await backend.close();
  }
}

function requireTables(file: string, { head, manifest }: ReadArchive): void {
  const saved = new Set(manifest.entries.map(({ name }) => name));
  if (tablesAt(head.migration).some((table) => !saved.has(`store/${table}.jsonl`))) {
    throw new ProblemError(problem("store.backup-unreadable", { file }));
  }
}

async function move(from: HomePaths, to: HomePaths, withStore: boolean): Promise<void> {
  for (const part of ["releases", "files", "tmp"] as const) {
    await mkdir(from[part], { recursive: true, mode: 0o700 });
    await flushTree(from[part]);
  }
  for (const part of ["releases", "files", "tmp", ...(withStore ? (["store"] as const) : [])] as const) {
    await rename(from[part], to[part]);
  }
  await flush(to.home);
}

/** Empty, or what a restore has left that was killed: no `format`, but the folder in which it worked. */
async function refuseFull(paths: HomePaths): Promise<void> {
  const entries = (await readdir(paths.home)).filter((name) => !/^lock(\..*)?$/.test(name));
  if (entries.length === 0 || (entries.includes(staging) && !entries.includes("format"))) return;
  throw new ProblemError(problem("store.restore-not-empty", { path: paths.home }));
}

/** `restoring` goes last, since it says that the rest is ours to remove. */
async function clear(paths: HomePaths): Promise<void> {
  const entries = await readdir(paths.home);
  if (!entries.includes(staging) || entries.includes("format")) return;
  for (const path of [paths.store, paths.releases, paths.files, paths.tmp, join(paths.home, staging)]) {
    await rm(path, { recursive: true, force: true }).catch((error: unknown) => {
      if (!isErrno(error, "ENOENT")) throw error;
    });
  }
}

function summary({ head, manifest }: ReadArchive): RestoreDone {
  const count = (form: RegExp) => manifest.entries.filter(({ name }) => form.test(name)).length;
  return { releases: count(/\/release\.json$/), originals: count(/^files\//), made: head.made };
}
