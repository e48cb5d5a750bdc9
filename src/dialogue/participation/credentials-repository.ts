import { sql, type Transaction } from "kysely";
import { Credentials, CredentialsState } from "./model.ts";
import { type Database, participationTables } from "./tables.ts";

/** The credentials of a meeting, by party. */
export async function selectCredentials(
  database: Database,
  meeting: string,
): Promise<ReadonlyMap<string, Credentials>> {
  const rows = await participationTables(database)
    .selectFrom("credentials")
    .select(["party", "state", "authority", "issued", "received"])
    .where("meeting", "=", meeting)
    .orderBy(sql`party collate "C"`)
    .execute();
  return new Map(rows.map((row) => [row.party, Credentials.parse(row)]));
}

/** One step of the check. */
export interface CredentialsStep {
  readonly number: number;
  readonly state: CredentialsState;
  readonly note: string | null;
  readonly at: Date;
  readonly actor: string;
}

/** What was done with a party's credentials, the latest first. */
export async function selectSteps(
  database: Database,
  meeting: string,
  party: string,
): Promise<readonly CredentialsStep[]> {
  const rows = await participationTables(database)
    .selectFrom("credentials_step")
    .select(["number", "state", "note", "at", "actor"])
    .where("meeting", "=", meeting)
    .where("party", "=", party)
    .orderBy("number", "desc")
    .execute();
  return rows.map((row) => ({ ...row, state: CredentialsState.parse(row.state) }));
}

/** Writes where credentials stand, and the step that led there. */
export async function writeCredentials(
  trx: Transaction<unknown>,
  meeting: string,
  { party, ...credentials }: Credentials,
  step: { readonly note: string | null; readonly at: Date; readonly actor: string },
): Promise<void> {
  const tables = participationTables(trx);
  const values = { ...credentials, changed: step.at, actor: step.actor };
  await tables
    .insertInto("credentials")
    .values({ meeting, party, ...values })
    .onConflict((conflict) => conflict.columns(["meeting", "party"]).doUpdateSet(values))
    .execute();
  const last = await tables
    .selectFrom("credentials_step")
    .select(({ fn }) => fn.max("number").as("number"))
    .where("meeting", "=", meeting)
    .where("party", "=", party)
    .executeTakeFirst();
  await tables
    .insertInto("credentials_step")
    .values({ meeting, party, number: (last?.number ?? 0) + 1, state: credentials.state, ...step })
    .execute();
}
