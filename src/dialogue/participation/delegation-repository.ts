import { sql, type Transaction } from "kysely";
import { Delegate, Delegation, type NewDelegate } from "./model.ts";
import { type Database, participationTables } from "./tables.ts";

const columns = ["id", "party", "level", "registered", "revision"] as const;

/** The delegations of a meeting, by identifier. */
export async function selectDelegations(database: Database, meeting: string): Promise<readonly Delegation[]> {
  const rows = await participationTables(database)
    .selectFrom("delegation")
    .select(columns)
    .where("meeting", "=", meeting)
    .orderBy(sql`id collate "C"`)
    .execute();
  return rows.map(delegationOf);
}

export async function selectDelegation(
  database: Database,
  meeting: string,
  id: string,
): Promise<Delegation | undefined> {
  const row = await participationTables(database)
    .selectFrom("delegation")
    .select(columns)
    .where("meeting", "=", meeting)
    .where("id", "=", id)
    .executeTakeFirst();
  return row && delegationOf(row);
}

function delegationOf({ registered, ...row }: { readonly registered: Date }): Delegation {
  return Delegation.parse({ ...row, registered: registered.toISOString() });
}

/** The delegates of one delegation or of all, by delegation, rank and place; those whose names were taken out too. */
export async function selectDelegates(
  database: Database,
  meeting: string,
  delegation?: string,
): Promise<ReadonlyMap<string, readonly Delegate[]>> {
  const rows = await participationTables(database)
    .selectFrom("delegate")
    .select(["number", "delegation", "rank", "place", "name", "post", "sex", "person", "gone"])
    .where("meeting", "=", meeting)
    .$if(delegation !== undefined, (query) => query.where("delegation", "=", delegation ?? ""))
    .orderBy(sql`delegation collate "C"`)
    .orderBy(sql`array_position(array['head','representative','alternate','adviser'], rank)`)
    .orderBy("place")
    .orderBy("number")
    .execute();
  const found = new Map<string, Delegate[]>();
  for (const { delegation: of, ...row } of rows) {
    const own = found.get(of) ?? [];
    own.push(Delegate.parse(row));
    found.set(of, own);
  }
  return found;
}

export interface WrittenDelegation {
  readonly meeting: string;
  readonly id: string;
  readonly party: string | null;
  readonly level: string | null;
  readonly revision: number;
  readonly at: Date;
  readonly actor: string;
}

/** Writes a delegation, new or changed, with all its delegates anew. `persons` are the identifiers of those whom the directory knows, in the order of delegates. */
export async function writeDelegation(
  trx: Transaction<unknown>,
  { meeting, id, party, level, revision, at, actor }: WrittenDelegation,
  delegates: readonly (NewDelegate & { readonly person: string | null })[],
): Promise<void> {
  const tables = participationTables(trx);
  const values = { level, revision, changed: at, actor };
  await tables
    .insertInto("delegation")
    .values({ meeting, id, party, registered: at, ...values })
    .onConflict((conflict) => conflict.columns(["meeting", "id"]).doUpdateSet(values))
    .execute();
  await deleteDelegates(trx, meeting, id);
  if (delegates.length === 0) return;
  const last = await tables
    .selectFrom("delegate")
    .select(({ fn }) => fn.max("number").as("number"))
    .executeTakeFirst();
  const first = (last?.number ?? 0) + 1;
  await tables
    .insertInto("delegate")
    .values(
      delegates.map(({ rank, name, post, sex, person }, place) => ({
        number: first + place,
        ...{ meeting, delegation: id, rank, place, name, post, sex, person },
        gone: null,
      })),
    )
    .execute();
}

async function deleteDelegates(
  trx: Transaction<unknown>,
  meeting: string,
  delegation: string,
): Promise<void> {
  await participationTables(trx)
    .deleteFrom("delegate")
    .where("meeting", "=", meeting)
    .where("delegation", "=", delegation)
    .execute();
}

export async function deleteDelegation(
  trx: Transaction<unknown>,
  meeting: string,
  id: string,
): Promise<void> {
  await deleteDelegates(trx, meeting, id);
  await participationTables(trx)
    .deleteFrom("delegation")
    .where("meeting", "=", meeting)
    .where("id", "=", id)
    .execute();
}

/** Takes out what is personal of delegates; that somebody was there stays. Gives how many. */
export async function eraseDelegates(
  trx: Transaction<unknown>,
  which: { readonly number: number; readonly meeting: string } | { readonly person: string },
  at: Date,
): Promise<number> {
  const done = await participationTables(trx)
    .updateTable("delegate")
    .set({ name: "", post: null, sex: null, person: null, gone: at })
    .where("gone", "is", null)
    .$if("person" in which, (query) => query.where("person", "=", "person" in which ? which.person : ""))
    .$if("number" in which, (query) =>
      query
        .where("number", "=", "number" in which ? which.number : 0)
        .where("meeting", "=", "number" in which ? which.meeting : ""),
    )
    .executeTakeFirst();
  return Number(done.numUpdatedRows);
}
