import { sql, type Transaction } from "kysely";
import { z } from "zod";
import type { Meeting } from "../model.ts";
import { Point, PointContent } from "./model.ts";
import { type Database, pointTables } from "./tables.ts";

/** Points in the store. */

interface Row {
  readonly meeting: string;
  readonly number: number;
  readonly revision: number;
  readonly hash: string;
  readonly content: unknown;
  readonly text: string;
  readonly at: Date;
}

const columns = ["meeting", "number", "revision", "hash", "content", "text", "at"] as const;

function pointOf({ content, ...row }: Row): Point {
  return Point.parse({ ...PointContent.parse(content), ...row });
}

/** The current wording of every point of a meeting that stands, in the order of their numbers. */
export async function selectPoints(database: Database, meeting: string): Promise<readonly Point[]> {
  const rows = await pointTables(database)
    .selectFrom("meeting_point")
    .select(columns)
    .distinctOn("number")
    .where("meeting", "=", meeting)
    .orderBy("number")
    .orderBy("revision", "desc")
    .execute();
  return rows.map(pointOf).filter(({ withdrawn }) => !withdrawn);
}

/** Every wording of one point, the latest first. */
export async function selectWordings(
  database: Database,
  meeting: string,
  number: number,
): Promise<readonly Point[]> {
  const rows = await pointTables(database)
    .selectFrom("meeting_point")
    .select(columns)
    .where("meeting", "=", meeting)
    .where("number", "=", number)
    .orderBy("revision", "desc")
    .execute();
  return rows.map(pointOf);
}

/** Numbers of points whose wording holds the words of a query, as contributions are searched. */
export async function findPoints(
  database: Database,
  meeting: string,
  query: string,
): Promise<ReadonlySet<number>> {
  const looked = query.normalize("NFC").trim().slice(0, 200);
  const { rows } = await sql<{ number: number }>`select distinct number from meeting_point
    where meeting = ${meeting} and (words @@ websearch_to_tsquery('simple'::regconfig, ${looked})
      or strpos(lower(text), lower(${looked})) > 0)`.execute(database);
  return new Set(rows.map(({ number }) => number));
}

export async function nextPoint(trx: Transaction<unknown>, meeting: string): Promise<number> {
  const row = await pointTables(trx)
    .selectFrom("meeting_point")
    .select(({ fn }) => fn.max("number").as("number"))
    .where("meeting", "=", meeting)
    .executeTakeFirst();
  return (row?.number ?? 0) + 1;
}

export async function insertPoint(trx: Transaction<unknown>, point: Point, actor: string): Promise<void> {
  const { meeting, number, revision, hash, text, at } = point;
  await pointTables(trx)
    .insertInto("meeting_point")
    .values({
      ...{ meeting, number, revision, hash, text, at, actor },
      content: JSON.stringify(PointContent.parse(point)),
    })
    .execute();
}

/**
 * Who raised which point. The one place where that is read or written: of a meeting under the Chatham House Rule nothing is written,
 * and nothing that might be there by any other way is read.
 */
export async function selectRaisedBy(
  database: Database,
  { id, attribution }: Pick<Meeting, "id" | "attribution">,
): Promise<ReadonlyMap<number, readonly string[]>> {
  if (attribution === "chatham-house") return new Map();
  const rows = await pointTables(database)
    .selectFrom("meeting_point_by")
    .select(["point", "party"])
    .where("meeting", "=", id)
    .orderBy("point")
    .orderBy(sql`party collate "C"`)
    .execute();
  const found = new Map<number, string[]>();
  for (const { point, party } of rows) found.set(point, [...(found.get(point) ?? []), party]);
  return found;
}

export async function writeRaisedBy(
  trx: Transaction<unknown>,
  { id, attribution }: Pick<Meeting, "id" | "attribution">,
  point: number,
  by: readonly string[],
): Promise<void> {
  if (attribution === "chatham-house") return;
  await pointTables(trx)
    .deleteFrom("meeting_point_by")
    .where("meeting", "=", id)
    .where("point", "=", point)
    .execute();
  if (by.length === 0) return;
  await pointTables(trx)
    .insertInto("meeting_point_by")
    .values(by.map((party) => ({ meeting: id, point, party })))
    .execute();
}

const Rests = z.object({ paragraphs: z.array(z.object({ rests: z.array(z.string()) })) });

/** How far the summary of a meeting is, and the references on which it rests; undefined where none was begun. */
export async function selectSummaryRests(
  database: Database,
  meeting: string,
): Promise<{ readonly state: string; readonly rests: ReadonlySet<string> } | undefined> {
  const row = await pointTables(database)
    .selectFrom("summary")
    .select(["state", "content"])
    .where("meeting", "=", meeting)
    .executeTakeFirst();
  if (!row) return undefined;
  const { paragraphs } = Rests.parse(row.content);
  return { state: row.state, rests: new Set(paragraphs.flatMap(({ rests }) => rests)) };
}
