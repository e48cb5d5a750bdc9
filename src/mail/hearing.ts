import { sql, type Transaction } from "kysely";
import { type LetterNews, LetterState } from "./model.ts";
import { addAttempt } from "./repository.ts";
import { type Database, mailTables } from "./tables.ts";

/** What a bounce may say of the letter it answers. */
export interface LetterClue {
  readonly messageId?: string | undefined;
  /** Number and beginning of the Message-ID, from a return path. */
  readonly returned?: { readonly number: number; readonly begin: string } | undefined;
}

/** The letter that a bounce is about. */
export async function selectByClue(
  database: Database,
  { messageId, returned }: LetterClue,
): Promise<{ readonly number: number; readonly state: LetterState; readonly address: string } | undefined> {
  const letters = mailTables(database)
    .selectFrom("letter")
    .select(["number", "state", "address", "message_id"]);
  const byId = messageId ? await letters.where("message_id", "=", messageId).executeTakeFirst() : undefined;
  const byNumber =
    !byId && returned ? await letters.where("number", "=", returned.number).executeTakeFirst() : undefined;
  const row = byId ?? (byNumber?.message_id.startsWith(`<${returned?.begin}`) ? byNumber : undefined);
  return row && { number: row.number, address: row.address, state: LetterState.parse(row.state) };
}

/** Marks a letter that had been sent as come back. */
export function markBounced(
  trx: Transaction<unknown>,
  number: number,
  at: Date,
  answer: string,
): Promise<void> {
  return markNews(trx, number, { news: "bounced", at, answer, state: "bounced" });
}

/** Keeps what was heard of a letter, and where it therefore stands; without a state, that is not touched. */
export async function markNews(
  trx: Transaction<unknown>,
  number: number,
  heard: {
    readonly news: LetterNews;
    readonly at: Date;
    readonly answer: string;
    readonly state: "sent" | "bounced" | null;
  },
): Promise<void> {
  const { news, at, answer, state } = heard;
  if (state !== null)
    await mailTables(trx)
      .updateTable("letter")
      .set({
        ...{ state, settled: at, worker: null, next_try: null, secret: null },
        // What was delivered went out by a mail server, whatever was known of the try.
        ...(state === "sent" ? { via: sql<string>`coalesce(via, 'smtp')` } : {}),
      })
      .where("number", "=", number)
      .where("state", "!=", state)
      .execute();
  await addAttempt(trx, number, at, news, answer);
}
