import { sql, type Transaction } from "kysely";
import { Contribution, ContributionText, type TextPart } from "./model.ts";
import { contributionTables, type Database } from "./tables.ts";

/** Contributions in the store. */

const columns = [
  "meeting",
  "number",
  "kind",
  "party",
  "title",
  "language",
  "given",
  "session",
  "via",
  "link",
  "state",
  "shown",
  "at",
  "changed",
] as const;

/** All of a meeting, in the order of their numbers. */
export async function selectContributions(
  database: Database,
  meeting: string,
): Promise<readonly Contribution[]> {
  const rows = await contributionTables(database)
    .selectFrom("contribution")
    .select(columns)
    .where("meeting", "=", meeting)
    .orderBy("number")
    .execute();
  return rows.map((row) => Contribution.parse(row));
}

export async function selectContribution(
  database: Database,
  meeting: string,
  number: number,
): Promise<Contribution | undefined> {
  const row = await contributionTables(database)
    .selectFrom("contribution")
    .select(columns)
    .where("meeting", "=", meeting)
    .where("number", "=", number)
    .executeTakeFirst();
  return row && Contribution.parse(row);
}

/** The next number in a meeting. */
export async function nextNumber(trx: Transaction<unknown>, meeting: string): Promise<number> {
  const row = await contributionTables(trx)
    .selectFrom("contribution")
    .select(({ fn }) => fn.max("number").as("number"))
    .where("meeting", "=", meeting)
    .executeTakeFirst();
  return (row?.number ?? 0) + 1;
}

export async function insertContribution(
  trx: Transaction<unknown>,
  contribution: Contribution,
  actor: string,
): Promise<void> {
  await contributionTables(trx)
    .insertInto("contribution")
    .values({ ...contribution, actor })
    .execute();
}

export async function updateContribution(
  trx: Transaction<unknown>,
  contribution: Contribution,
): Promise<void> {
  const { meeting, number, at: _at, ...rest } = contribution;
  await contributionTables(trx)
    .updateTable("contribution")
    .set(rest)
    .where("meeting", "=", meeting)
    .where("number", "=", number)
    .execute();
}

/** Every revision of both texts, the latest of each part first. */
export async function selectTexts(
  database: Database,
  meeting: string,
  number: number,
): Promise<readonly ContributionText[]> {
  const rows = await contributionTables(database)
    .selectFrom("contribution_text")
    .select(["part", "revision", "hash", "language", "text", "file", "at", "actor"])
    .where("meeting", "=", meeting)
    .where("number", "=", number)
    .orderBy("part", "desc")
    .orderBy("revision", "desc")
    .execute();
  return rows.map((row) => ContributionText.parse(row));
}

/** Of each contribution the hash of its current written text, and whether it was checked against delivery. */
export async function selectCurrentTexts(
  database: Database,
  meeting: string,
): Promise<
  ReadonlyMap<number, { readonly hash: string | null; readonly file: boolean; readonly delivered: boolean }>
> {
  const { rows } = await sql<{ number: number; part: TextPart; hash: string; file: boolean }>`
    select distinct on (number, part) number, part, hash, file is not null as file
    from contribution_text where meeting = ${meeting} order by number, part, revision desc`.execute(database);
  const found = new Map<number, { hash: string | null; file: boolean; delivered: boolean }>();
  for (const { number, part, hash, file } of rows) {
    const one = found.get(number) ?? { hash: null, file: false, delivered: false };
    if (part === "written") found.set(number, { ...one, hash, file });
    else found.set(number, { ...one, hash: one.hash ?? hash, delivered: true });
  }
  return found;
}

export async function insertText(
  trx: Transaction<unknown>,
  contribution: Pick<Contribution, "meeting" | "number">,
  { file, ...text }: ContributionText,
): Promise<void> {
  const { meeting, number } = contribution;
  await contributionTables(trx)
    .insertInto("contribution_text")
    .values({ meeting, number, ...text, file: file && JSON.stringify(file) })
    .execute();
}
