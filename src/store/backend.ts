import type { Dialect } from "kysely";
import { Kysely, sql, type Transaction } from "kysely";
import { guarded, insideTransaction, refuseInside } from "./guard.ts";

/** The relational store without its rules: only `open`, migrations, backup and restore see it. */
export interface Backend {
  readonly kind: "pglite" | "postgres";
  /** Reading only: the session refuses to write outside of {@link write}. */
  readonly database: Kysely<unknown>;
  /** One transaction that may write. */
  write<T>(work: (trx: Transaction<unknown>) => Promise<T>): Promise<T>;
  /** One transaction that sees one state of the store throughout and writes nothing. */
  snapshot<T>(work: (trx: Transaction<unknown>) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** The schema in which all tables stand, so that a database may be shared with other programs. */
export const schema = "corridor";

/** What each session is told at its start: nobody writes by accident, and nobody waits for ever. */
export function greeting(timeout: number): readonly string[] {
  return [
    `set search_path to ${schema}`,
    "set default_transaction_read_only to on",
    "set timezone to 'UTC'",
    `set statement_timeout to ${timeout}`,
    // Sooner than the statement's own limit, so that who waits is told that the store is busy.
    `set lock_timeout to ${Math.round(timeout * 0.9)}`,
    `set idle_in_transaction_session_timeout to ${timeout * 2}`,
  ];
}

/** A backend over a dialect; `where` names the store in problems. */
export function makeBackend(kind: Backend["kind"], dialect: Dialect, where: string): Backend {
  const database = new Kysely<unknown>({ dialect: guarded(dialect, where) });
  return {
    kind,
    database,
    write: async (work) => {
      refuseInside();
      return database
        .transaction()
        .setAccessMode("read write")
        .execute((trx) => insideTransaction(() => work(trx)));
    },
    snapshot: async (work) => {
      refuseInside();
      return database
        .transaction()
        .setIsolationLevel("repeatable read")
        .setAccessMode("read only")
        .execute((trx) => insideTransaction(() => work(trx)));
    },
    close: () => database.destroy(),
  };
}

/** Makes the schema where it is missing. In the transaction of the migrations. */
export async function ensureSchema(trx: Transaction<unknown>): Promise<void> {
  await sql`create schema if not exists ${sql.id(schema)}`.execute(trx);
}
