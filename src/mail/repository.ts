import { sql, type Transaction } from "kysely";
import { z } from "zod";
import { Language } from "../kernel/language.ts";
import { cancelForgotten, keptAnswer } from "./forgetting.ts";
import type { Outgoing } from "./message.ts";
import {
  Attempt,
  Letter,
  LetterKind,
  type LetterNews,
  type LetterState,
  type LetterStory,
  letterStates,
} from "./model.ts";
import { type Database, mailTables } from "./tables.ts";

/** The letters in the store: with `queue.ts`, which adds them, the only file with their SQL. */

/** Which letters are meant. What is left out does not matter. */
export interface LetterFilter {
  readonly state?: LetterState | undefined;
  readonly about?: string | undefined;
  readonly party?: string | undefined;
  readonly kind?: string | undefined;
  /** Part of an address, a name or a subject. */
  readonly text?: string | undefined;
}

const columns = [
  "number",
  "once",
  "kind",
  "about",
  "party",
  "person",
  "address",
  "name",
  "language",
  "subject",
  "state",
  "via",
  "tries",
  "next_try as nextTry",
  "queued",
  "settled",
  "had_secret as hadSecret",
] as const;

function filtered(database: Database, filter: LetterFilter) {
  const like = `%${(filter.text ?? "").replace(/[%_\\]/g, "\\$&")}%`;
  return mailTables(database)
    .selectFrom("letter")
    .$if(filter.state !== undefined, (query) => query.where("state", "=", filter.state ?? ""))
    .$if(filter.about !== undefined, (query) => query.where("about", "=", filter.about ?? ""))
    .$if(filter.party !== undefined, (query) => query.where("party", "=", filter.party ?? ""))
    .$if(filter.kind !== undefined, (query) => query.where("kind", "=", filter.kind ?? ""))
    .$if((filter.text ?? "") !== "", (query) =>
      query.where((eb) =>
        eb.or([eb("address", "ilike", like), eb("name", "ilike", like), eb("subject", "ilike", like)]),
      ),
    );
}

/** Letters, the newest first. */
export async function selectLetters(
  database: Database,
  filter: LetterFilter,
  page: { readonly limit: number; readonly offset: number },
): Promise<readonly Letter[]> {
  const rows = await filtered(database, filter)
    .select(columns)
    .orderBy("number", "desc")
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return rows.map((row) => Letter.parse(row));
}

/** How many letters there are in each state. */
export async function countLetters(
  database: Database,
  filter: LetterFilter,
): Promise<Readonly<Record<LetterState, number>>> {
  const rows = await filtered(database, filter)
    .select(({ fn }) => ["state", fn.countAll<number>().as("letters")])
    .groupBy("state")
    .execute();
  const found = new Map(rows.map(({ state, letters }) => [state, letters]));
  return Object.fromEntries(letterStates.map((state) => [state, found.get(state) ?? 0])) as Record<
    LetterState,
    number
  >;
}

/** A letter with its text and its tries. */
export async function selectStory(database: Database, number: number): Promise<LetterStory | undefined> {
  const row = await mailTables(database)
    .selectFrom("letter")
    .select([...columns, "body", "message_id"])
    .where("number", "=", number)
    .executeTakeFirst();
  if (!row) return undefined;
  const attempts = await mailTables(database)
    .selectFrom("letter_attempt")
    .select(["try", "at", "outcome", "answer"])
    .where("letter", "=", number)
    .orderBy("try")
    .execute();
  return {
    ...Letter.parse(row),
    body: row.body,
    messageId: row.message_id,
    attempts: attempts.map((attempt) => Attempt.parse(attempt)),
  };
}

/** A letter that is to be sent, with what sending needs. */
export interface TakenLetter extends Outgoing {
  readonly once: string;
  readonly tries: number;
}

const Taken = z.object({
  number: z.int(),
  kind: LetterKind,
  once: z.string(),
  address: z.string(),
  name: z.string(),
  language: Language,
  subject: z.string(),
  body: z.string(),
  secret: z.string().nullable(),
  messageId: z.string(),
  queued: z.date(),
  tries: z.int(),
});

const takenColumns = [
  "number",
  "kind",
  "once",
  "address",
  "name",
  "language",
  "subject",
  "body",
  "secret",
  "message_id as messageId",
  "queued",
  "tries",
] as const;

/** Takes letters that wait, those that have waited longest first: until `lease` they are this worker's. */
export async function takeWaiting(
  trx: Transaction<unknown>,
  at: Date,
  by: { readonly worker: string; readonly lease: Date; readonly limit: number },
): Promise<readonly TakenLetter[]> {
  const rows = await mailTables(trx)
    .selectFrom("letter")
    .select(takenColumns)
    .where("state", "=", "queued")
    .where("next_try", "<=", at)
    .orderBy("next_try")
    .orderBy("number")
    .limit(by.limit)
    .execute();
  if (rows.length === 0) return [];
  await mailTables(trx)
    .updateTable("letter")
    .set({ state: "sending", worker: by.worker, next_try: by.lease })
    .where(
      "number",
      "in",
      rows.map(({ number }) => number),
    )
    .execute();
  return rows.map((row) => Taken.parse(row));
}

/** Letters that another worker holds: with `expired`, only those whose lease has ended by then. */
export async function selectHeldByOthers(
  database: Database,
  worker: string,
  expired: Date | null,
): Promise<readonly (TakenLetter & { readonly worker: string })[]> {
  const rows = await mailTables(database)
    .selectFrom("letter")
    .select([...takenColumns, "worker"])
    .where("state", "=", "sending")
    .where("worker", "!=", worker)
    .$if(expired !== null, (query) => query.where("next_try", "<=", expired))
    .orderBy("number")
    .limit(500)
    .execute();
  return rows.map((row) => ({ ...Taken.parse(row), worker: row.worker ?? "" }));
}

/** When the next letter is to be tried; null where none waits. */
export async function nextWaiting(database: Database): Promise<Date | null> {
  const row = await mailTables(database)
    .selectFrom("letter")
    .select(({ fn }) => fn.min("next_try").as("next"))
    .where("state", "=", "queued")
    .executeTakeFirst();
  return row?.next ?? null;
}

/** What is written down of a letter after a try. */
export interface Settlement {
  readonly number: number;
  /** Whose lease it was: somebody who lost it settles nothing. */
  readonly worker: string;
  readonly at: Date;
  readonly state: "queued" | "sent" | "failed";
  readonly via: "smtp" | "outbox" | null;
  readonly nextTry: Date | null;
  /** Left out where the letter was given back untried. */
  readonly attempt?: { readonly outcome: string; readonly answer: string };
}

/** Writes down what came of letters; gives those whose lease still was the worker's. */
export async function settle(
  trx: Transaction<unknown>,
  settlements: readonly Settlement[],
): Promise<readonly number[]> {
  const done: number[] = [];
  for (const { number, worker, at, state, via, nextTry, attempt } of settlements) {
    const row = await mailTables(trx)
      .updateTable("letter")
      .set({
        state,
        via,
        next_try: nextTry,
        worker: null,
        ...(state === "queued" ? {} : { settled: at, secret: null }),
        ...(attempt ? { tries: sql<number>`tries + 1` } : {}),
      })
      .where("number", "=", number)
      .where("state", "=", "sending")
      .where("worker", "=", worker)
      .returning("number")
      .executeTakeFirst();
    if (!row) continue;
    done.push(number);
    if (attempt) await addAttempt(trx, number, at, attempt.outcome, attempt.answer);
    if (state === "queued") await cancelForgotten(trx, [number], at);
  }
  return done;
}

/** Adds to what is known of a letter. */
export async function addAttempt(
  trx: Transaction<unknown>,
  letter: number,
  at: Date,
  outcome: string,
  answer: string,
): Promise<void> {
  const last = await mailTables(trx)
    .selectFrom("letter_attempt")
    .select(({ fn }) => fn.max("try").as("try"))
    .where("letter", "=", letter)
    .executeTakeFirst();
  await mailTables(trx)
    .insertInto("letter_attempt")
    .values({ letter, try: (last?.try ?? 0) + 1, at, outcome, answer: await keptAnswer(trx, letter, answer) })
    .execute();
}

/** Puts a letter that was given up back into the queue, or takes one that waits out of it. */
export async function moveLetter(
  trx: Transaction<unknown>,
  number: number,
  at: Date,
  to: "queued" | "cancelled",
): Promise<void> {
  await mailTables(trx)
    .updateTable("letter")
    .set(
      to === "queued"
        ? { state: "queued", next_try: at, settled: null, via: null, tries: 0 }
        : { state: "cancelled", next_try: null, settled: at, secret: null },
    )
    .where("number", "=", number)
    .execute();
}

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
  return row && { number: row.number, address: row.address, state: row.state as LetterState };
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

/** The secret of the newest letter to an address that still waits: the link that it will bring. */
export async function secretOf(database: Database, address: string): Promise<string | null> {
  const row = await mailTables(database)
    .selectFrom("letter")
    .select("secret")
    .where("address", "=", address)
    .where("secret", "is not", null)
    .orderBy("number", "desc")
    .executeTakeFirst();
  return row?.secret ?? null;
}
