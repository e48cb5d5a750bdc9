import { sql, type Transaction } from "kysely";
import { type Problem, ProblemError, problem } from "../../kernel/problem.ts";
import { ensureSchema, schema } from "../backend.ts";
import { migrations as all } from "./all.ts";
import { checksum, type Migration } from "./migration.ts";

type MigrationTables = {
  migration: { number: number; name: string; checksum: string; at: Date };
};

/**
 * Brings the store's tables up to date within a transaction: forward only, all or nothing, one process at a time. Throws
 * ProblemError: `store.newer-format` where newer software has written the store, `store.migration-changed`.
 */
export async function migrate(
  trx: Transaction<unknown>,
  at: Date,
  known: readonly Migration[] = all,
): Promise<void> {
  // Two processes that start at once on one database: the second waits and finds the work done.
  await sql`select pg_advisory_xact_lock(hashtext(${`${schema}.migration`}))`.execute(trx);
  await ensureSchema(trx);
  await sql`create table if not exists migration (
    number bigint primary key, name text not null, checksum text not null, at timestamptz not null
  )`.execute(trx);
  await take(trx.withTables<MigrationTables>(), known, at);
}

async function take(trx: Transaction<MigrationTables>, known: readonly Migration[], at: Date): Promise<void> {
  const taken = await trx.selectFrom("migration").selectAll().orderBy("number").execute();
  for (const step of taken) {
    const same = known.find(({ number }) => number === step.number);
    const wrong = same ? changed(same, step.checksum) : tooNew(step.number, known);
    if (wrong) throw new ProblemError(wrong);
  }
  for (const step of known) {
    if (taken.some(({ number }) => number === step.number)) continue;
    for (const statement of step.statements) await sql.raw(statement).execute(trx);
    const { number, name } = step;
    await trx
      .insertInto("migration")
      .values({ number, name, checksum: checksum(step), at })
      .execute();
  }
}

function changed(step: Migration, written: string): Problem | undefined {
  if (checksum(step) === written) return undefined;
  return problem("store.migration-changed", { number: step.number, name: step.name });
}

function tooNew(found: number, known: readonly Migration[]): Problem {
  return problem("store.newer-format", { path: schema, found, known: known.at(-1)?.number ?? 0 });
}
