import { sql, type Transaction } from "kysely";
import { type Actor, actorName } from "../../kernel/actor.ts";
import { milestoneIds } from "../planning/deadlines.ts";
import { type Database, meetingTables } from "./tables.ts";

/** What is kept of a milestone besides the rule that counts its day. */
export interface KeptMilestone {
  /** The day that was set by hand; null where the rule's stands. */
  readonly day: string | null;
  readonly done: string | null;
  /** Who said so, as in the audit log. */
  readonly actor: string;
}

export async function selectMilestones(
  database: Database,
  meeting: string,
): Promise<ReadonlyMap<string, KeptMilestone>> {
  const rows = await meetingTables(database)
    .selectFrom("meeting_milestone")
    .select(["milestone", "day", "done", "actor"])
    .where("meeting", "=", meeting)
    .execute();
  return new Map(rows.map(({ milestone, ...kept }) => [milestone, kept]));
}

interface Marking {
  readonly meeting: string;
  readonly milestone: string;
  readonly at: Date;
  readonly actor: Actor;
}

/** Says on which day it was done, or with null that it was not. */
export async function markDone(
  trx: Transaction<unknown>,
  { meeting, milestone, at, actor, done }: Marking & { readonly done: string | null },
): Promise<void> {
  const values = { done, at, actor: actorName(actor) };
  await meetingTables(trx)
    .insertInto("meeting_milestone")
    .values({ meeting, milestone, day: null, ...values })
    .onConflict((conflict) => conflict.columns(["meeting", "milestone"]).doUpdateSet(values))
    .execute();
}

/** Sets a day by hand, or with null gives the rule's back. */
export async function setDay(
  trx: Transaction<unknown>,
  { meeting, milestone, at, actor, day }: Marking & { readonly day: string | null },
): Promise<void> {
  const values = { day, at, actor: actorName(actor) };
  await meetingTables(trx)
    .insertInto("meeting_milestone")
    .values({ meeting, milestone, done: null, ...values })
    .onConflict((conflict) => conflict.columns(["meeting", "milestone"]).doUpdateSet(values))
    .execute();
}

/** Days that were set by hand go with the meeting. */
export async function moveOwnDays(trx: Transaction<unknown>, meeting: string, days: number): Promise<void> {
  await meetingTables(trx)
    .updateTable("meeting_milestone")
    .set({ day: sql<string>`day + ${days}::int` })
    .where("meeting", "=", meeting)
    .where("day", "is not", null)
    .execute();
}

/** A reminder that a party was sent, or could not be. */
export interface Told {
  readonly milestone: string;
  /** `before-2026-08-31`: the step, and the day that was due when it was told. */
  readonly step: string;
  readonly party: string;
  readonly due: string;
  readonly outcome: "queued" | "overtaken" | "nobody";
}

export async function selectTold(database: Database, meeting: string): Promise<readonly Told[]> {
  const rows = await meetingTables(database)
    .selectFrom("meeting_told")
    .select(["milestone", "step", "party", "due", "outcome"])
    .where("meeting", "=", meeting)
    .orderBy("at")
    .orderBy(sql`party collate "C"`)
    .execute();
  return rows.flatMap((row) => {
    const outcome = (["queued", "overtaken", "nobody"] as const).find((one) => one === row.outcome);
    return outcome && milestoneIds.some((one) => one === row.milestone) ? [{ ...row, outcome }] : [];
  });
}

/** Rows in one statement. */
const batch = 500;

/** Adds to the ledger; what it says already, it keeps. */
export async function insertTold(
  trx: Transaction<unknown>,
  meeting: string,
  told: readonly Told[],
  at: Date,
): Promise<void> {
  for (let from = 0; from < told.length; from += batch)
    await meetingTables(trx)
      .insertInto("meeting_told")
      .values(told.slice(from, from + batch).map((one) => ({ ...one, meeting, at })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}
