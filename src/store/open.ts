import type { Kysely, Transaction } from "kysely";
import { type Actor, actorName } from "../kernel/actor.ts";
import { attempt, ProblemError, problem, type Result } from "../kernel/problem.ts";
import { appendEntry, type DeedEntry, takeDeedTurn } from "./audit.ts";
import type { Backend } from "./backend.ts";
import { onDisk } from "./disk.ts";
import { storeError } from "./failure.ts";
import type { Home } from "./home.ts";
import { migrate } from "./migrations/migrate.ts";
import { pgliteBackend } from "./pglite/backend.ts";
import { hostOf, postgresBackend } from "./postgres.ts";
import { readSetting, writeSetting } from "./settings.ts";

/** The relational store. */
export interface Store {
  readonly kind: "pglite" | "postgres";
  /** For reading. Writing is refused by the store itself: what changes something is a deed. */
  database<T extends object>(): Kysely<T>;
  /**
   * Does something: one transaction, one entry in the audit log, both or neither. Deeds are done one after the other.
   * `entry` may depend on what the work gives. Rights are the caller's business.
   */
  deed<T>(
    actor: Actor,
    entry: DeedEntry | ((done: T) => DeedEntry),
    work: (trx: Transaction<unknown>) => Promise<T>,
  ): Promise<T>;
  /** Reads several things as they were at one moment. */
  snapshot<T>(work: (trx: Transaction<unknown>) => Promise<T>): Promise<T>;
  /**
   * Tells of every deed that may have changed something, by its code, before whoever did it hears that it is done; null where
   * it failed, since a failure can come after the disk has it. So what is remembered of the store is never older than what
   * somebody was told. One process writes at a time: there are no deeds but these.
   */
  watch(listener: (deed: string | null) => void): void;
  close(): Promise<void>;
}

export interface StoreOptions {
  /** An address `postgres://…`; without it the store is embedded in the data folder. */
  readonly databaseUrl?: string | undefined;
  readonly now?: () => Date;
  /** Longest that a statement may take or wait, in milliseconds. */
  readonly timeout?: number;
}

/**
 * Opens the store of a data folder, makes it where it is missing and brings it up to date. Problems: `store.disk-full`,
 * `store.unreadable`, `store.unreachable`, `store.refused`, `store.newer-format`, `store.migration-changed`,
 * `store.other-home`, `store.too-slow`.
 */
export function openStore(home: Home, options: StoreOptions = {}): Promise<Result<Store>> {
  const now = options.now ?? (() => new Date());
  return attempt(async () => {
    const backend = await openBackend(home, options);
    try {
      await prepare(backend, home, now());
      return storeOver(backend, now);
    } catch (error) {
      await backend.close();
      throw error;
    }
  });
}

/** The store without its rules, for {@link openStore} and for restoring into it. */
export async function openBackend(home: Home, options: StoreOptions): Promise<Backend> {
  const timeout = options.timeout ?? 60_000;
  const { databaseUrl } = options;
  if (databaseUrl) return postgresBackend(databaseUrl, timeout);
  try {
    return await onDisk(home.paths.store, () => pgliteBackend(home.paths, timeout));
  } catch (error) {
    throw storeError(error, databaseUrl ? hostOf(databaseUrl) : home.paths.store);
  }
}

function storeOver(backend: Backend, now: () => Date): Store {
  const listeners: ((deed: string | null) => void)[] = [];
  return {
    kind: backend.kind,
    database: <T extends object>() => backend.database as unknown as Kysely<T>,
    deed: async (actor, entry, work) => {
      let code: string | null = null;
      try {
        return await backend.write(async (trx) => {
          await takeDeedTurn(trx);
          const done = await work(trx);
          const told = typeof entry === "function" ? entry(done) : entry;
          await appendEntry(trx, now(), actorName(actor), told);
          code = told.deed;
          return done;
        });
      } catch (error) {
        code = null;
        throw error;
      } finally {
        for (const listener of listeners) listener(code);
      }
    },
    snapshot: (work) => backend.snapshot(work),
    watch: (listener) => void listeners.push(listener),
    close: () => backend.close(),
  };
}

/**
 * Brings the tables up to date and makes sure that the store is this folder's: it speaks of the releases in one folder,
 * with another its journal would be wrong. In one transaction, so that of two processes that begin at once the second
 * finds all of it done.
 */
async function prepare(backend: Backend, home: Home, at: Date): Promise<void> {
  await backend.write(async (trx) => {
    await migrate(trx, at);
    await takeDeedTurn(trx);
    const known = await readSetting(trx, "home.id");
    if (known === home.id) return;
    if (known !== undefined) throw otherHome(home, known);
    await writeSetting(trx, "home.id", home.id);
    await appendEntry(trx, at, actorName({ kind: "system" }), { deed: "store.create", subject: home.id });
  });
}

function otherHome(home: Home, known: string): ProblemError {
  return new ProblemError(problem("store.other-home", { path: home.paths.home, home: home.id, known }));
}
