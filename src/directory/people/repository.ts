import { sql, type Transaction } from "kysely";
import { z } from "zod";
import { Language, languages } from "../../kernel/language.ts";
import { TerritoryId } from "../../kernel/territory/model.ts";
import { type Party, PartyId, PartyKind, RegionalGroup } from "../model.ts";
import {
  type Held,
  Holding,
  PersonEntry,
  type PersonFilter,
  type Post,
  PostKind,
  PostTitle,
} from "./model.ts";
import { type Database, peopleTables } from "./tables.ts";

/** The tables of the directory: the only file with their SQL. */

const Names = z.record(Language, z.string());

const PartyRow = z.object({
  id: PartyId,
  kind: PartyKind,
  names: Names,
  acronym: z.string().nullable(),
  territory: TerritoryId.nullable(),
  regional_group: RegionalGroup.nullable(),
  since: z.int().nullable(),
  until: z.int().nullable(),
  site: z.string().nullable(),
});

/** The parties that were added or corrected here; all, or one. */
export async function selectParties(database: Database, id?: string): Promise<readonly Party[]> {
  const rows = await peopleTables(database)
    .selectFrom("party")
    .selectAll()
    .$if(id !== undefined, (query) => query.where("id", "=", id ?? ""))
    .orderBy(sql`id collate "C"`)
    .execute();
  return rows.map((row) => {
    const { regional_group, ...party } = PartyRow.parse(row);
    return { ...party, regionalGroup: regional_group };
  });
}

/** How many parties are kept, and when one was last written. */
export async function selectPartyState(database: Database): Promise<string> {
  const row = await peopleTables(database)
    .selectFrom("party")
    .select([sql<number>`count(*)::int`.as("kept"), sql<Date | null>`max(changed)`.as("changed")])
    .executeTakeFirst();
  return `${row?.kept ?? 0}-${row?.changed?.getTime() ?? 0}`;
}

export async function writeParty(trx: Transaction<unknown>, party: Party, changed: Date): Promise<void> {
  const { id, regionalGroup, names, ...rest } = party;
  const ordered = Object.fromEntries(languages.map((language) => [language, names[language]]));
  const values = { ...rest, names: JSON.stringify(ordered), regional_group: regionalGroup, changed };
  await peopleTables(trx)
    .insertInto("party")
    .values({ id, ...values })
    .onConflict((conflict) => conflict.column("id").doUpdateSet(values))
    .execute();
}

const PostRow = z.object({
  id: z.string(),
  kind: PostKind,
  party: PartyId.nullable(),
  title: PostTitle.nullable(),
  email: z.string().nullable(),
  language: Language.nullable(),
  ended: z.string().nullable(),
});

/** The posts that have become rows; all, or one. */
export async function selectPosts(database: Database, id?: string): Promise<readonly Post[]> {
  const rows = await peopleTables(database)
    .selectFrom("post")
    .selectAll()
    .$if(id !== undefined, (query) => query.where("id", "=", id ?? ""))
    .orderBy(sql`id collate "C"`)
    .execute();
  return rows.map((row) => PostRow.parse(row));
}

export async function writePost(trx: Transaction<unknown>, post: Post, changed: Date): Promise<void> {
  const { id, title, ...rest } = post;
  const values = { ...rest, title: title === null ? null : JSON.stringify(title), changed };
  await peopleTables(trx)
    .insertInto("post")
    .values({ id, ...values })
    .onConflict((conflict) => conflict.column("id").doUpdateSet(values))
    .execute();
}

/** By name, then identifier. */
export async function selectPersons(
  database: Database,
  { q, language, ids, gone = false }: PersonFilter = {},
): Promise<readonly PersonEntry[]> {
  const like = `%${(q ?? "").trim().replace(/[%_\\]/g, "\\$&")}%`;
  const rows = await peopleTables(database)
    .selectFrom("person")
    .selectAll()
    .$if(!gone, (query) => query.where("gone", "is", null))
    .$if(q !== undefined, (query) =>
      query.where((eb) => eb.or([eb("name", "ilike", like), eb("email", "ilike", like)])),
    )
    .$if(language !== undefined, (query) => query.where("language", "=", language ?? ""))
    .$if(ids !== undefined, (query) => query.where(sql<boolean>`id::text = any(${[...(ids ?? [])]})`))
    .orderBy(sql`name collate "C"`)
    .orderBy("id")
    .execute();
  return rows.map((row) => PersonEntry.parse(row));
}

/** By an address in its normal form. */
export async function selectPersonByEmail(
  database: Database,
  email: string,
): Promise<PersonEntry | undefined> {
  const row = await peopleTables(database)
    .selectFrom("person")
    .selectAll()
    .where(sql`lower(email)`, "=", email)
    .executeTakeFirst();
  return row && PersonEntry.parse(row);
}

export async function writePerson(
  trx: Transaction<unknown>,
  person: PersonEntry,
  changed: Date,
): Promise<void> {
  const { id, ...rest } = person;
  const values = { ...rest, changed };
  await peopleTables(trx)
    .insertInto("person")
    .values({ id, ...values })
    .onConflict((conflict) => conflict.column("id").doUpdateSet(values))
    .execute();
}

export interface HoldingFilter {
  readonly post?: string | undefined;
  /** All posts of a party. */
  readonly party?: string | undefined;
  readonly person?: string | undefined;
  readonly number?: number | undefined;
  /** Only what lasts on this day. */
  readonly on?: string | undefined;
}

/** Who holds and held posts, with the persons, by post, then the latest first. */
export async function selectHoldings(
  database: Database,
  { post, party, person, number, on }: HoldingFilter = {},
): Promise<readonly Held[]> {
  const rows = await peopleTables(database)
    .selectFrom("holding as h")
    .innerJoin("person as p", "p.id", "h.person")
    .select(["h.number", "h.post", "h.person", "h.part", "h.since", "h.until", "h.note"])
    .select(["p.name", "p.email", "p.telephone", "p.language", "p.sex", "p.note as about", "p.gone"])
    .$if(post !== undefined, (query) => query.where("h.post", "=", post ?? ""))
    .$if(party !== undefined, (query) =>
      query.where("h.post", "in", (eb) =>
        eb
          .selectFrom("post")
          .select("id")
          .where("party", "=", party ?? ""),
      ),
    )
    .$if(person !== undefined, (query) => query.where(sql`h.person::text`, "=", person ?? ""))
    .$if(number !== undefined, (query) => query.where("h.number", "=", number ?? 0))
    .$if(on !== undefined, (query) =>
      query
        .where("h.since", "<=", on ?? "")
        .where((eb) => eb.or([eb("h.until", "is", null), eb("h.until", ">=", on ?? "")])),
    )
    .orderBy(sql`h.post collate "C"`)
    .orderBy("h.since", "desc")
    .orderBy("h.number", "desc")
    .execute();
  return rows.map(({ about, name, email, telephone, language, sex, gone, ...holding }) => ({
    ...Holding.parse(holding),
    who: PersonEntry.parse({
      id: holding.person,
      name,
      email,
      telephone,
      language,
      sex,
      gone,
      note: about,
    }),
  }));
}

export async function insertHolding(
  trx: Transaction<unknown>,
  holding: Omit<Holding, "number">,
  at: Date,
  actor: string,
): Promise<number> {
  const last = await peopleTables(trx)
    .selectFrom("holding")
    .select("number")
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  const number = (last?.number ?? 0) + 1;
  await peopleTables(trx)
    .insertInto("holding")
    .values({ ...holding, number, at, actor })
    .execute();
  return number;
}

/** Its term and its note. */
export async function updateHolding(
  trx: Transaction<unknown>,
  { number, since, until, note }: Holding,
): Promise<void> {
  await peopleTables(trx)
    .updateTable("holding")
    .set({ since, until, note })
    .where("number", "=", number)
    .execute();
}

export async function endHolding(trx: Transaction<unknown>, number: number, until: string): Promise<void> {
  await peopleTables(trx).updateTable("holding").set({ until }).where("number", "=", number).execute();
}

/** Takes out a holding that has not begun: it never was. */
export async function dropHolding(trx: Transaction<unknown>, number: number): Promise<void> {
  await peopleTables(trx).deleteFrom("holding").where("number", "=", number).execute();
}

/** Notes on holdings may speak of the person. */
export async function clearHoldingNotes(trx: Transaction<unknown>, person: string): Promise<void> {
  await peopleTables(trx).updateTable("holding").set({ note: null }).where("person", "=", person).execute();
}
