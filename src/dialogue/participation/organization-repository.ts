import { sql, type Transaction } from "kysely";
import { Organization } from "./model.ts";
import { type Database, participationTables } from "./tables.ts";

const columns = [
  "id",
  "name",
  "acronym",
  "territory",
  "site",
  "applied",
  "circulated",
  "until",
  "decision",
] as const;

/** The organizations that ask to take part, by identifier. */
export async function selectOrganizations(
  database: Database,
  meeting: string,
): Promise<readonly Organization[]> {
  const rows = await participationTables(database)
    .selectFrom("meeting_organization")
    .select(columns)
    .where("meeting", "=", meeting)
    .orderBy(sql`id collate "C"`)
    .execute();
  return rows.map((row) => Organization.parse(row));
}

export async function selectOrganization(
  database: Database,
  meeting: string,
  id: string,
): Promise<Organization | undefined> {
  const row = await participationTables(database)
    .selectFrom("meeting_organization")
    .select(columns)
    .where("meeting", "=", meeting)
    .where("id", "=", id)
    .executeTakeFirst();
  return row && Organization.parse(row);
}

export async function writeOrganization(
  trx: Transaction<unknown>,
  meeting: string,
  { id, ...organization }: Organization,
  by: { readonly at: Date; readonly actor: string },
): Promise<void> {
  const values = { ...organization, changed: by.at, actor: by.actor };
  await participationTables(trx)
    .insertInto("meeting_organization")
    .values({ meeting, id, ...values })
    .onConflict((conflict) => conflict.columns(["meeting", "id"]).doUpdateSet(values))
    .execute();
}

/** An objection: of all that is kept of a meeting, what fewest may see. */
export interface Objection {
  readonly organization: string;
  readonly party: string;
  readonly reason: string | null;
  readonly at: Date;
  readonly withdrawn: Date | null;
}

/** Every objection, also those withdrawn, by organization and party. */
export async function selectObjections(database: Database, meeting: string): Promise<readonly Objection[]> {
  return participationTables(database)
    .selectFrom("organization_objection")
    .select(["organization", "party", "reason", "at", "withdrawn"])
    .where("meeting", "=", meeting)
    .orderBy(sql`organization collate "C"`)
    .orderBy(sql`party collate "C"`)
    .execute();
}

export async function writeObjection(
  trx: Transaction<unknown>,
  { meeting, organization, party, ...rest }: Objection & { readonly meeting: string; readonly actor: string },
): Promise<void> {
  const { reason, withdrawn, at, actor } = rest;
  await participationTables(trx)
    .insertInto("organization_objection")
    .values({ meeting, organization, party, reason, at, actor, withdrawn })
    .onConflict((conflict) =>
      conflict
        .columns(["meeting", "organization", "party"])
        .doUpdateSet(withdrawn === null ? { reason, at, actor, withdrawn } : { withdrawn, actor }),
    )
    .execute();
}
