import type { Transaction } from "kysely";
import { wordingHash } from "../contributions/reference.ts";
import { Summary, SummaryComment, type SummaryContent, SummaryVersion, type Taken } from "./model.ts";
import { type Database, summaryTables } from "./tables.ts";

/** Summaries in the store. */

export async function selectSummary(database: Database, meeting: string): Promise<Summary | undefined> {
  const row = await summaryTables(database)
    .selectFrom("summary")
    .select([
      "meeting",
      "state",
      "content",
      "revision",
      "comments_close as commentsClose",
      "symbol",
      "issued",
      "changed",
    ])
    .where("meeting", "=", meeting)
    .executeTakeFirst();
  return row && Summary.parse(row);
}

/** Writes a summary in the place of the one that was there. */
export async function writeSummary(
  trx: Transaction<unknown>,
  summary: Summary,
  actor: string,
): Promise<void> {
  const { meeting, content, commentsClose, ...rest } = summary;
  const row = { ...rest, content: JSON.stringify(content), comments_close: commentsClose, actor };
  await summaryTables(trx)
    .insertInto("summary")
    .values({ meeting, ...row })
    .onConflict((conflict) => conflict.column("meeting").doUpdateSet(row))
    .execute();
}

/** The latest first. */
export async function selectVersions(
  database: Database,
  meeting: string,
): Promise<readonly SummaryVersion[]> {
  const rows = await summaryTables(database)
    .selectFrom("summary_version")
    .select(["number", "why", "content", "hash", "at"])
    .where("meeting", "=", meeting)
    .orderBy("number", "desc")
    .execute();
  return rows.map((row) => SummaryVersion.parse(row));
}

/** Keeps the text as it stands; where the last version says the same for the same reason, that one. Gives its number. */
export async function keepVersion(
  trx: Transaction<unknown>,
  meeting: string,
  given: {
    readonly why: SummaryVersion["why"];
    readonly content: SummaryContent;
    readonly at: Date;
    readonly actor: string;
  },
): Promise<number> {
  const [latest] = await selectVersions(trx, meeting);
  const { why, content, at, actor } = given;
  const hash = wordingHash({ meeting, content });
  if (latest?.hash === hash && latest.why === why) return latest.number;
  const number = (latest?.number ?? 0) + 1;
  await summaryTables(trx)
    .insertInto("summary_version")
    .values({ meeting, number, why, content: JSON.stringify(content), hash, at, actor })
    .execute();
  return number;
}

/** In the order in which they came. */
export async function selectComments(
  database: Database,
  meeting: string,
): Promise<readonly SummaryComment[]> {
  const rows = await summaryTables(database)
    .selectFrom("summary_comment")
    .select(["number", "version", "paragraph", "party", "text", "at", "taken", "answer"])
    .where("meeting", "=", meeting)
    .orderBy("number")
    .execute();
  return rows.map((row) => SummaryComment.parse(row));
}

export async function insertComment(
  trx: Transaction<unknown>,
  meeting: string,
  comment: SummaryComment,
  actor: string,
): Promise<void> {
  await summaryTables(trx)
    .insertInto("summary_comment")
    .values({ meeting, ...comment, actor })
    .execute();
}

export async function answerComment(
  trx: Transaction<unknown>,
  meeting: string,
  number: number,
  given: { readonly taken: Taken; readonly answer: string | null },
): Promise<boolean> {
  const done = await summaryTables(trx)
    .updateTable("summary_comment")
    .set(given)
    .where("meeting", "=", meeting)
    .where("number", "=", number)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}
