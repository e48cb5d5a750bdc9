import { sql, type Transaction } from "kysely";
import { z } from "zod";
import { Language } from "../kernel/language.ts";
import { cancelForgotten } from "./forgetting.ts";
import type { Outgoing } from "./message.ts";
import { LetterKind } from "./model.ts";
import { addAttempt } from "./repository.ts";
import { type Database, mailTables } from "./tables.ts";

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
