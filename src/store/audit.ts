import { createHash } from "node:crypto";
import { type Kysely, sql, type Transaction } from "kysely";
import { canonicalJson } from "../kernel/canonical.ts";
import { failed, ok, problem, type Result } from "../kernel/problem.ts";
import { type OnProgress, silent } from "../kernel/progress.ts";

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

export type AuditTables = {
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

const pageSize = 2000;

/** All entries from the first up to the one numbered `last`, a page at a time. */
export async function* auditEntries(
  database: Kysely<unknown>,
  last = Number.MAX_SAFE_INTEGER,
): AsyncGenerator<AuditEntry, void, void> {
  const tables = database.withTables<AuditTables>();
  for (let after = 0; ; ) {
    const page = await tables
      .selectFrom("audit_entry")
      .selectAll()
      .where("number", ">", after)
      .where("number", "<=", last)
      .orderBy("number")
      .limit(pageSize)
      .execute();
    yield* page;
    const end = page.at(-1);
    if (!end || page.length < pageSize) return;
    after = end.number;
  }
}

/** What a stretch of entries may be checked against besides itself. */
export interface ChainOptions {
  /**
   * The hash of an entry that was noted elsewhere, such as the head of an earlier day. A log whose end was cut off still holds
   * together: only a hash that was kept outside of it tells.
   */
  readonly head?: string | undefined;
  /** How many entries there should be, for telling how far the work is. */
  readonly total?: number | undefined;
  readonly onProgress?: OnProgress | undefined;
}

const entriesPerTell = 1000;

/**
 * Follows a chain of entries from the first. Problems: `store.audit-broken` with the number of the first entry that does not
 * fit and `how` (`missing`: it is not there; `changed`: its hash is not that of what it says; `unlinked`: it follows upon
 * another entry than the one before it); `audit.head-absent` where no entry has the hash that was noted.
 */
export async function followChain(
  entries: AsyncIterable<AuditEntry>,
  { head, total, onProgress = silent }: ChainOptions = {},
): Promise<Result<AuditChain>> {
  let chain: AuditChain = { entries: 0, head: noEntryBefore };
  let seen = head === undefined || head === noEntryBefore;
  for await (const { hash, ...entry } of entries) {
    const number = chain.entries + 1;
    const how = misfit(entry, hash, chain);
    if (how) return failed(problem("store.audit-broken", { number, how }));
    chain = { entries: number, head: hash };
    seen ||= hash === head;
    if (number % entriesPerTell === 0)
      onProgress({ phase: "audit.verify", done: number, total: total ?? null, unit: "rows" });
  }
  if (!seen) return failed(problem("audit.head-absent", { head: head ?? "", entries: chain.entries }));
  return ok(chain);
}

function misfit(
  entry: Omit<AuditEntry, "hash">,
  hash: string,
  before: AuditChain,
): "missing" | "changed" | "unlinked" | undefined {
  if (entry.number !== before.entries + 1) return "missing";
  if (entryHash(entry) !== hash) return "changed";
  return entry.previous === before.head ? undefined : "unlinked";
}

/** Follows the log's chain as {@link followChain} does, with its problems. */
export async function verifyAudit(
  database: Kysely<unknown>,
  options: ChainOptions = {},
): Promise<Result<AuditChain>> {
  const { entries } = await auditHead(database);
  return followChain(auditEntries(database), { total: entries, ...options });
}

/** What the log's last entry says of itself, unchecked: its number and its hash. */
export async function auditHead(database: Kysely<unknown>): Promise<AuditChain> {
  const last = await database
    .withTables<AuditTables>()
    .selectFrom("audit_entry")
    .select(["number", "hash"])
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  return { entries: last?.number ?? 0, head: last?.hash ?? noEntryBefore };
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

/** The log as JSON lines, first entry first, up to the one numbered `last`. */
export async function* exportAudit(
  database: Kysely<unknown>,
  last?: number,
): AsyncGenerator<string, void, void> {
  for await (const entry of auditEntries(database, last)) yield entryLine(entry);
}

/** An entry as a line of JSON, from which its hash can be worked out again. */
export function entryLine(entry: AuditEntry): string {
  return `${canonicalJson({ ...entry, at: entry.at.toISOString() })}\n`;
}
