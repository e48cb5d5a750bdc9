import { type Kysely, sql } from "kysely";
import type { AuditEntry, AuditTables } from "./audit.ts";

/** Which entries of the log are wanted; what is left out is not asked. */
export interface AuditQuestion {
  /** Actors as they stand in the log: `operator:anna`, `person:` and an identifier. None of them is nobody. */
  readonly actors?: readonly string[] | undefined;
  /** A code such as `import.accept`, or its first part for all deeds of a kind. */
  readonly deed?: string | undefined;
  /** What it was done to, as it stands in the log. */
  readonly subject?: string | undefined;
  /** Words anywhere in what it was done to, whatever their case. */
  readonly text?: string | undefined;
  /** From this instant on. */
  readonly from?: Date | undefined;
  /** Before this instant. */
  readonly until?: Date | undefined;
}

export interface AuditPlace {
  /** Only entries with a number below this one. */
  readonly before?: number | undefined;
  /** Only entries with a number above this one: the oldest of them, still the newest first. */
  readonly after?: number | undefined;
  readonly limit: number;
}

/** Entries that answer the question, the newest first. */
export async function searchAudit(
  database: Kysely<unknown>,
  question: AuditQuestion,
  { before, after, limit }: AuditPlace,
): Promise<readonly AuditEntry[]> {
  const upward = before === undefined && after !== undefined;
  let query = asked(database, question).selectAll().limit(limit);
  if (before !== undefined) query = query.where("number", "<", before);
  if (after !== undefined) query = query.where("number", ">", after);
  const found = await query.orderBy("number", upward ? "asc" : "desc").execute();
  return upward ? found.toReversed() : found;
}

/** How many entries answer the question, counted no further than `most`. */
export async function countAudit(
  database: Kysely<unknown>,
  question: AuditQuestion,
  most: number,
): Promise<number> {
  const found = asked(database, question).select("number").limit(most);
  const { n } = await database
    .selectFrom(found.as("found"))
    .select(({ fn }) => fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Every deed that the log knows, with how often it was done, sorted by its code. */
export async function deedsDone(
  database: Kysely<unknown>,
): Promise<readonly { readonly deed: string; readonly times: number }[]> {
  const rows = await database
    .withTables<AuditTables>()
    .selectFrom("audit_entry")
    .select(({ fn }) => ["deed", fn.countAll<number>().as("times")])
    .groupBy("deed")
    .execute();
  return rows
    .map(({ deed, times }) => ({ deed, times: Number(times) }))
    .sort((a, b) => (a.deed < b.deed ? -1 : a.deed > b.deed ? 1 : 0));
}

/** The actors of the log that have these letters in their own name there, at most `limit` of them. */
export async function actorsNamed(
  database: Kysely<unknown>,
  letters: string,
  limit: number,
): Promise<readonly string[]> {
  const rows = await database
    .withTables<AuditTables>()
    .selectFrom("audit_entry")
    .select("actor")
    .distinct()
    .where(sql<boolean>`position(lower(${letters}) in lower(actor)) > 0`)
    .orderBy("actor")
    .limit(limit)
    .execute();
  return rows.map(({ actor }) => actor);
}

function asked(database: Kysely<unknown>, { actors, deed, subject, text, from, until }: AuditQuestion) {
  let query = database.withTables<AuditTables>().selectFrom("audit_entry");
  if (actors !== undefined)
    query = actors.length > 0 ? query.where("actor", "in", [...actors]) : query.where(sql<boolean>`false`);
  if (deed !== undefined)
    query = deed.includes(".")
      ? query.where("deed", "=", deed)
      : query.where(sql<boolean>`starts_with(deed, ${`${deed}.`})`);
  if (subject !== undefined) query = query.where("subject", "=", subject);
  if (text !== undefined) query = query.where(sql<boolean>`position(lower(${text}) in lower(subject)) > 0`);
  if (from !== undefined) query = query.where("at", ">=", from);
  if (until !== undefined) query = query.where("at", "<", until);
  return query;
}
