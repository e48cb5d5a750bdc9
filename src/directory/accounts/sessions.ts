import type { Transaction } from "kysely";
import { z } from "zod";
import { Language } from "../../kernel/language.ts";
import { tokenHash } from "./adapter.ts";
import type { Database } from "./scope.ts";
import { accountTables } from "./tables.ts";

/** How long a session may lie unused, in milliseconds: half a day. */
export const idleLasts = 12 * 3_600_000;

/** That a session is used is written down at most this often, in milliseconds, for all sessions together. */
export const seenEvery = 5 * 60_000;

/** The session of a browser, with whose it is. */
const OpenSession = z.object({
  id: z.uuid(),
  person: z.uuid(),
  name: z.string(),
  email: z.string(),
  language: Language,
  secondFactor: z.boolean(),
  seen: z.date(),
  expires: z.date(),
});
export type OpenSession = z.infer<typeof OpenSession>;

/** A session as its owner sees it. */
export interface ShownSession {
  readonly id: string;
  /** As the browser calls itself. */
  readonly device: string;
  readonly since: Date;
  readonly seen: Date;
  /** True for the one that asks. */
  readonly here: boolean;
}

/** The session of a token while it lasts: not ended, not too old, of an account that is open and a person who is there. */
export async function findSession(
  database: Database,
  at: Date,
  token: string,
): Promise<OpenSession | undefined> {
  const row = await accountTables(database)
    .selectFrom("account_session as s")
    .innerJoin("account as a", "a.id", "s.user_id")
    .innerJoin("person as p", "p.id", "a.id")
    .select(["s.id", "a.id as person", "p.name", "a.email", "p.language"])
    .select(["a.two_factor_enabled as secondFactor", "s.updated_at as seen", "s.expires_at as expires"])
    .where("s.token", "=", tokenHash(token))
    .where("s.expires_at", ">", at)
    .where("a.closed", "is", null)
    .where("p.gone", "is", null)
    .executeTakeFirst();
  return row && OpenSession.parse(row);
}

/** A person's sessions, the one used last first. */
export async function listSessions(
  database: Database,
  at: Date,
  person: string,
): Promise<readonly Omit<ShownSession, "here">[]> {
  const rows = await accountTables(database)
    .selectFrom("account_session")
    .select(["id", "user_agent as device", "created_at as since", "updated_at as seen"])
    .where("user_id", "=", person)
    .where("expires_at", ">", at)
    .where("updated_at", ">", new Date(at.getTime() - idleLasts))
    .orderBy("updated_at", "desc")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({ ...row, device: row.device ?? "" }));
}

/** Ends sessions of a person: one, all, or all but one. Gives how many there were. */
export async function endSessions(
  trx: Transaction<unknown>,
  person: string,
  which: { readonly only?: string; readonly but?: string } = {},
): Promise<number> {
  const { only, but } = which;
  const done = await accountTables(trx)
    .deleteFrom("account_session")
    .where("user_id", "=", person)
    .$if(only !== undefined, (query) => query.where("id", "=", only ?? ""))
    .$if(but !== undefined, (query) => query.where("id", "!=", but ?? ""))
    .executeTakeFirst();
  return Number(done.numDeletedRows);
}

/** Writes down when sessions were last used, and clears away what is over. */
export async function writeSeen(
  trx: Transaction<unknown>,
  at: Date,
  seen: ReadonlyMap<string, Date>,
): Promise<void> {
  const tables = accountTables(trx);
  for (const [id, when] of seen)
    await tables
      .updateTable("account_session")
      .set({ updated_at: when })
      .where("id", "=", id)
      .where("updated_at", "<", when)
      .execute();
  const idle = new Date(at.getTime() - idleLasts);
  await tables
    .deleteFrom("account_session")
    .where((eb) => eb.or([eb("expires_at", "<=", at), eb("updated_at", "<=", idle)]))
    .execute();
  await tables.deleteFrom("account_challenge").where("expires_at", "<=", at).execute();
}
