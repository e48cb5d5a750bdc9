import { sql, type Transaction } from "kysely";
import { z } from "zod";
import { Distribution, FollowUp, FollowUpContent, Receipt, Transmission } from "./model.ts";
import { type Database, outcomeTables } from "./tables.ts";

/** Distributions, transmissions and follow-up actions in the store. */

/** The latest first. */
export async function selectDistributions(
  database: Database,
  meeting: string,
): Promise<readonly Distribution[]> {
  const rows = await outcomeTables(database)
    .selectFrom("distribution")
    .select(["meeting", "number", "symbol", "lists", "at"])
    .where("meeting", "=", meeting)
    .orderBy("number", "desc")
    .execute();
  return rows.map((row) => Distribution.parse(row));
}

export async function insertDistribution(
  trx: Transaction<unknown>,
  { lists, ...row }: Distribution,
  actor: string,
): Promise<void> {
  await outcomeTables(trx)
    .insertInto("distribution")
    .values({ ...row, lists: JSON.stringify(lists), actor })
    .execute();
}

/** Every letter of a distribution with where it stands, by party, place and attempt. */
export async function selectReceipts(
  database: Database,
  meeting: string,
  distribution: number,
): Promise<readonly Receipt[]> {
  const rows = await outcomeTables(database)
    .selectFrom("distribution_letter as d")
    .leftJoin("letter as l", "l.once", "d.once")
    .select(["d.party", "d.place", "d.attempt", "d.once", "d.language", "d.at", "d.opened", "d.downloaded"])
    .select(["d.acknowledged", "l.state as letter"])
    .select((eb) =>
      (["sent", "delivered", "relayed"] as const).map((news) =>
        eb
          .selectFrom("letter_attempt as a")
          .whereRef("a.letter", "=", "l.number")
          .where("a.outcome", "=", news)
          .select(({ fn }) => fn.min("a.at").as("at"))
          .as(news),
      ),
    )
    .where("d.meeting", "=", meeting)
    .where("d.distribution", "=", distribution)
    .orderBy(sql`d.party collate "C"`)
    .orderBy("d.place")
    .orderBy("d.attempt")
    .execute();
  return rows.map((row) => Receipt.parse(row));
}

export interface LetterRow {
  readonly meeting: string;
  readonly distribution: number;
  readonly party: string;
  readonly place: number;
  readonly attempt: number;
  readonly once: string | null;
  readonly key_hash: string | null;
  readonly language: string | null;
  readonly at: Date;
}

/** Rows in one statement. */
const batch = 500;

export async function insertLetters(trx: Transaction<unknown>, rows: readonly LetterRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += batch)
    await outcomeTables(trx)
      .insertInto("distribution_letter")
      .values(
        rows
          .slice(from, from + batch)
          .map((row) => ({ ...row, opened: null, downloaded: null, acknowledged: null })),
      )
      .execute();
}

const ByKey = z.object({
  meeting: z.string(),
  distribution: z.int(),
  party: z.string(),
  place: z.int(),
  attempt: z.int(),
  symbol: z.string(),
  opened: z.date().nullable(),
  downloaded: z.date().nullable(),
  acknowledged: z.date().nullable(),
});
export type LetterByKey = z.infer<typeof ByKey>;

/** The letter in which a link was. */
export async function selectByKey(database: Database, hash: string): Promise<LetterByKey | undefined> {
  const row = await outcomeTables(database)
    .selectFrom("distribution_letter as l")
    .innerJoin("distribution as d", (join) =>
      join.onRef("d.meeting", "=", "l.meeting").onRef("d.number", "=", "l.distribution"),
    )
    .select(["l.meeting", "l.distribution", "l.party", "l.place", "l.attempt", "d.symbol"])
    .select(["l.opened", "l.downloaded", "l.acknowledged"])
    .where("l.key_hash", "=", hash)
    .executeTakeFirst();
  return row && ByKey.parse(row);
}

export async function markLetter(
  trx: Transaction<unknown>,
  hash: string,
  marks: Readonly<Partial<Record<"opened" | "downloaded" | "acknowledged", Date>>>,
): Promise<void> {
  await outcomeTables(trx)
    .updateTable("distribution_letter")
    .set(marks)
    .where("key_hash", "=", hash)
    .execute();
}

/** In the order in which they were done. */
export async function selectTransmission(
  database: Database,
  meeting: string,
): Promise<readonly Transmission[]> {
  const rows = await outcomeTables(database)
    .selectFrom("transmission")
    .select(["number", "step", "day", "symbol", "note", "distribution"])
    .where("meeting", "=", meeting)
    .orderBy("number")
    .execute();
  return rows.map((row) => Transmission.parse(row));
}

export async function insertTransmission(
  trx: Transaction<unknown>,
  meeting: string,
  step: Transmission,
  by: { readonly at: Date; readonly actor: string },
): Promise<void> {
  await outcomeTables(trx)
    .insertInto("transmission")
    .values({ meeting, ...step, ...by })
    .execute();
}

/** Follow-up actions as they stand, of one meeting or of all, in the order of their numbers. */
export async function selectFollowUps(database: Database, meeting?: string): Promise<readonly FollowUp[]> {
  const rows = await outcomeTables(database)
    .selectFrom("follow_up_revision as r")
    .innerJoin("follow_up as f", (join) =>
      join.onRef("f.meeting", "=", "r.meeting").onRef("f.number", "=", "r.number"),
    )
    .select(["r.meeting", "r.number", "f.point", "r.revision", "r.hash", "r.content", "r.at"])
    .distinctOn(["r.meeting", "r.number"])
    .$if(meeting !== undefined, (query) => query.where("r.meeting", "=", meeting ?? ""))
    .orderBy("r.meeting")
    .orderBy("r.number")
    .orderBy("r.revision", "desc")
    .execute();
  return rows.map(followUpOf).sort(byNumber);
}

/** Every revision of one, the latest first. */
export async function selectFollowUpRevisions(
  database: Database,
  meeting: string,
  number: number,
): Promise<readonly FollowUp[]> {
  const rows = await outcomeTables(database)
    .selectFrom("follow_up_revision as r")
    .innerJoin("follow_up as f", (join) =>
      join.onRef("f.meeting", "=", "r.meeting").onRef("f.number", "=", "r.number"),
    )
    .select(["r.meeting", "r.number", "f.point", "r.revision", "r.hash", "r.content", "r.at"])
    .where("r.meeting", "=", meeting)
    .where("r.number", "=", number)
    .orderBy("r.revision", "desc")
    .execute();
  return rows.map(followUpOf);
}

function followUpOf({ content, ...row }: { readonly content: unknown }): FollowUp {
  return FollowUp.parse({ ...FollowUpContent.parse(content), ...row });
}

function byNumber(a: FollowUp, b: FollowUp): number {
  return a.meeting < b.meeting ? -1 : a.meeting > b.meeting ? 1 : a.number - b.number;
}

export async function writeFollowUp(
  trx: Transaction<unknown>,
  followUp: FollowUp,
  actor: string,
): Promise<void> {
  const { meeting, number, point, revision, hash, at } = followUp;
  if (revision === 1)
    await outcomeTables(trx).insertInto("follow_up").values({ meeting, number, point, at, actor }).execute();
  await outcomeTables(trx)
    .insertInto("follow_up_revision")
    .values({
      ...{ meeting, number, revision, hash, at, actor },
      content: JSON.stringify(FollowUpContent.parse(followUp)),
    })
    .execute();
}
