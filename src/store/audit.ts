import { createHash } from "node:crypto";
import { type Kysely, sql, type Transaction } from "kysely";
import { canonicalJson } from "../kernel/canonical.ts";
import { failed, ok, problem, type Result } from "../kernel/problem.ts";

/**
 * The audit log: one entry for each deed, written in the deed's own transaction, never changed, each with the hash of the
 * one before, so that a later hand in the tables shows.
 */

/** What a deed leaves in the log besides who and when. `detail` holds what JSON can hold. */
export interface DeedEntry {
  /** A code such as `import.accept`. */
  readonly deed: string;
  /** What it was done to. */
  readonly subject: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

export interface AuditEntry {
  readonly number: number;
  readonly at: Date;
  readonly actor: string;
  readonly deed: string;
  readonly subject: string;
  readonly detail: unknown;
  /** Hash of the entry before; zeros for the first. */
  readonly previous: string;
  readonly hash: string;
}

/** A stretch of the log that holds together: how many entries, and the hash of the last. */
export interface AuditChain {
  readonly entries: number;
  readonly head: string;
}

type AuditTables = {
  audit_entry: {
    number: number;
    at: Date;
    actor: string;
    deed: string;
    subject: string;
    detail: unknown;
    previous: string;
    hash: string;
  };
};

export const noEntryBefore = "0".repeat(64);

/** SHA-256 over the hash before, a line feed, and the entry in canonical JSON. */
export function entryHash(entry: Omit<AuditEntry, "hash">): string {
  const { previous, at, ...rest } = entry;
  return createHash("sha256")
    .update(`${previous}\n${canonicalJson({ ...rest, at: at.toISOString() })}`)
    .digest("hex");
}

/** Takes the one turn that there is to write: deeds are done one after the other, so the log is one chain. */
export async function takeDeedTurn(trx: Transaction<unknown>): Promise<void> {
  await sql`lock table audit_entry in share row exclusive mode`.execute(trx);
}

/** Adds an entry. Only in a transaction that has {@link takeDeedTurn}. */
export async function appendEntry(
  trx: Transaction<unknown>,
  at: Date,
  actor: string,
  { deed, subject, detail = {} }: DeedEntry,
): Promise<void> {
  const tables = trx.withTables<AuditTables>();
  const last = await tables
    .selectFrom("audit_entry")
    .select(["number", "hash"])
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  const entry = {
    number: (last?.number ?? 0) + 1,
    at,
    actor,
    deed,
    subject,
    // As it will be read again: without what JSON does not hold.
    detail: JSON.parse(canonicalJson(detail)) as unknown,
    previous: last?.hash ?? noEntryBefore,
  };
  await tables
    .insertInto("audit_entry")
    .values({ ...entry, detail: canonicalJson(detail), hash: entryHash(entry) })
    .execute();
}

const pageSize = 500;

/** All entries from the first, a page at a time. */
export async function* auditEntries(database: Kysely<unknown>): AsyncGenerator<AuditEntry, void, void> {
  const tables = database.withTables<AuditTables>();
  for (let after = 0; ; ) {
    const page = await tables
      .selectFrom("audit_entry")
      .selectAll()
      .where("number", ">", after)
      .orderBy("number")
      .limit(pageSize)
      .execute();
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < pageSize) return;
    after = last.number;
  }
}

/** Follows the chain from the first entry. Problem: `store.audit-broken` with the number of the first entry that does not fit. */
export async function verifyAudit(database: Kysely<unknown>): Promise<Result<AuditChain>> {
  let chain: AuditChain = { entries: 0, head: noEntryBefore };
  for await (const { hash, ...entry } of auditEntries(database)) {
    const fits =
      entry.number === chain.entries + 1 && entry.previous === chain.head && entryHash(entry) === hash;
    if (!fits) return failed(problem("store.audit-broken", { number: chain.entries + 1 }));
    chain = { entries: entry.number, head: hash };
  }
  return ok(chain);
}

/** The latest entries of these deeds, the newest first. */
export async function latestEntries(
  database: Kysely<unknown>,
  deeds: readonly string[],
  limit: number,
): Promise<readonly Pick<AuditEntry, "number" | "at" | "deed" | "subject" | "detail">[]> {
  return database
    .withTables<AuditTables>()
    .selectFrom("audit_entry")
    .select(["number", "at", "deed", "subject", "detail"])
    .where("deed", "in", [...deeds])
    .orderBy("number", "desc")
    .limit(limit)
    .execute();
}

/** The log as JSON lines, first entry first. */
export async function* exportAudit(database: Kysely<unknown>): AsyncGenerator<string, void, void> {
  for await (const entry of auditEntries(database)) {
    yield `${canonicalJson({ ...entry, at: entry.at.toISOString() })}\n`;
  }
}
