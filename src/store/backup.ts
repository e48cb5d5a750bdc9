import { randomBytes } from "node:crypto";
import { link, mkdir, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Transaction } from "kysely";
import { sql } from "kysely";
import { type Actor, actorName } from "../kernel/actor.ts";
import { attempt, ProblemError, problem, type Result, unwrap } from "../kernel/problem.ts";
import type { OnProgress } from "../kernel/progress.ts";
import { softwareVersion } from "../kernel/root.ts";
import { type ArchiveItem, backupFormat, type Manifest } from "./archive/model.ts";
import { readArchive } from "./archive/read.ts";
import { writeArchive } from "./archive/write.ts";
import { verifyAudit } from "./audit.ts";
import { isErrno, onDisk } from "./disk.ts";
import { flush } from "./durable.ts";
import type { Home } from "./home.ts";
import type { Store } from "./open.ts";
import { requireOperator } from "./rights.ts";
import { dumpTables, tablesAt } from "./tables.ts";

export interface BackupOptions {
  /**
   * What to save beside the store: files that never change once they are there, and small texts, as the store says at the
   * moment that the transaction sees.
   */
  readonly holdings: (trx: Transaction<unknown>) => Promise<readonly ArchiveItem[]>;
  readonly now?: (() => Date) | undefined;
  readonly onProgress?: OnProgress | undefined;
}

export interface BackupDone {
  readonly path: string;
  readonly bytes: number;
  readonly releases: number;
}

/**
 * Saves a data folder with its store into one file, while everybody goes on working: it holds the state of one moment.
 * The file gets its name when it has been read again and compared. Problems: `store.not-allowed`, `store.backup-exists`,
 * `store.audit-broken`, `store.disk-full`, `store.unreadable`.
 */
export function writeBackup(
  actor: Actor,
  { home, store }: { readonly home: Home; readonly store: Store },
  path: string,
  options: BackupOptions,
): Promise<Result<BackupDone>> {
  return attempt(async () => {
    requireOperator(actor, "store.backup");
    if (await stat(path).catch(() => undefined)) throw exists(path);
    const into = dirname(path);
    if (!(await stat(into).catch(() => undefined))) {
      throw new ProblemError(problem("store.unreadable", { path: into, reason: "ENOENT" }));
    }
    const work = join(home.paths.tmp, `backup-${randomBytes(6).toString("hex")}`);
    const part = `${path}.${randomBytes(6).toString("hex")}.part`;
    try {
      const saved = await onDisk(home.paths.tmp, () => snapshot(store, work, options));
      await onDisk(path, () => save(home, saved, part, path, options));
      const { size } = await stat(path);
      const releases = saved.items.filter(({ name }) => name.endsWith("/release.json")).length;
      await noteDone(actor, store, path, saved.audit);
      return { path, bytes: size, releases };
    } finally {
      await rm(work, { recursive: true, force: true });
      await rm(part, { force: true });
    }
  });
}

interface Snapshot {
  readonly items: readonly ArchiveItem[];
  readonly audit: Manifest["audit"];
  readonly migration: number;
}

/** The tables go through a folder of ours, so that the store is not held up by the slower writing of everything else. */
async function snapshot(store: Store, work: string, { holdings }: BackupOptions): Promise<Snapshot> {
  await mkdir(work, { recursive: true, mode: 0o700 });
  return store.snapshot(async (trx) => {
    const audit = unwrap(await verifyAudit(trx));
    const step = await sql<{ number: number }>`select max(number) as number from migration`.execute(trx);
    const migration = step.rows[0]?.number ?? 0;
    const files = await dumpTables(trx, tablesAt(migration), work);
    const tables = files.map((name) => ({ name: `store/${name}`, path: join(work, name) }));
    return { items: [...tables, ...(await holdings(trx))], audit, migration };
  });
}

async function save(
  home: Home,
  saved: Snapshot,
  part: string,
  path: string,
  options: BackupOptions,
): Promise<void> {
  const { now = () => new Date(), onProgress } = options;
  const head = {
    format: backupFormat,
    software: softwareVersion(),
    made: now().toISOString(),
    home: home.id,
    migration: saved.migration,
  } as const;
  await writeArchive(part, head, saved.items, saved.audit, onProgress);
  await readArchive(part, { phase: "store.backup-check", onProgress });
  await giveName(part, path);
}

/** A backup never takes the place of another file. */
async function giveName(part: string, path: string): Promise<void> {
  try {
    await link(part, path);
  } catch (error) {
    if (isErrno(error, "EEXIST")) throw exists(path);
    // Some disks know no second name for a file.
    if (!isErrno(error, "EPERM", "ENOTSUP", "ENOSYS")) throw error;
    await rename(part, path);
  }
  await flush(dirname(path));
}

/** Saving is taking everything away, so it stands in the log. */
async function noteDone(actor: Actor, store: Store, path: string, audit: Manifest["audit"]): Promise<void> {
  const entry = { deed: "store.backup", subject: basename(path), detail: { by: actorName(actor), audit } };
  await store.deed(actor, entry, async () => {});
}

function exists(file: string): ProblemError {
  return new ProblemError(problem("store.backup-exists", { file }));
}
