import { sql, type Transaction } from "kysely";
import { z } from "zod";
import { Questionnaire } from "../questionnaire/model.ts";
import { Consultation, type Counts, ReplyState, replyStates } from "./model.ts";
import { type Database, runningTables } from "./tables.ts";

const columns = [
  "id",
  "title",
  "questionnaire",
  "version",
  "previous",
  "opens",
  "closes",
  "state",
  "letter",
  "reminders",
  "choice",
  "promise",
  "created",
  "actor",
] as const;

/** Consultations, the last to open first. */
export async function selectConsultations(database: Database): Promise<readonly Consultation[]> {
  const rows = await runningTables(database)
    .selectFrom("consultation")
    .select(columns)
    .orderBy("opens", "desc")
    .orderBy(sql`id collate "C"`)
    .execute();
  return rows.map(consultationOf);
}

/** A text that changes whenever a consultation does. */
export async function selectState(database: Database): Promise<string> {
  const row = await runningTables(database)
    .selectFrom("consultation")
    .select(({ fn }) => [fn.countAll<number>().as("number"), fn.max("changed").as("changed")])
    .executeTakeFirst();
  return `${row?.number ?? 0}-${row?.changed?.getTime() ?? 0}`;
}

export async function selectConsultation(database: Database, id: string): Promise<Consultation | undefined> {
  const row = await runningTables(database)
    .selectFrom("consultation")
    .select(columns)
    .where("id", "=", id)
    .executeTakeFirst();
  return row && consultationOf(row);
}

function consultationOf({ created, ...row }: { readonly created: Date }): Consultation {
  return Consultation.parse({ ...row, created: created.toISOString() });
}

/** True where a consultation has this identifier. */
export async function hasConsultation(database: Database, id: string): Promise<boolean> {
  const row = await runningTables(database)
    .selectFrom("consultation")
    .select("id")
    .where("id", "=", id)
    .executeTakeFirst();
  return row !== undefined;
}

/** The identifiers that are `stem` or begin with it and a hyphen. */
export async function selectTaken(database: Database, stem: string): Promise<ReadonlySet<string>> {
  const rows = await runningTables(database)
    .selectFrom("consultation")
    .select("id")
    .where((eb) => eb.or([eb("id", "=", stem), eb(sql<string>`id`, "like", `${stem}-%`)]))
    .execute();
  return new Set(rows.map(({ id }) => id));
}

export async function insertConsultation(
  trx: Transaction<unknown>,
  consultation: Consultation,
): Promise<void> {
  const created = new Date(consultation.created);
  await runningTables(trx)
    .insertInto("consultation")
    .values({
      ...written(consultation),
      id: consultation.id,
      created,
      changed: created,
      actor: consultation.actor,
    })
    .execute();
}

export async function updateConsultation(
  trx: Transaction<unknown>,
  consultation: Consultation,
  at: Date,
): Promise<void> {
  await runningTables(trx)
    .updateTable("consultation")
    .set({ ...written(consultation), changed: at })
    .where("id", "=", consultation.id)
    .execute();
}

function written({ title, letter, reminders, choice, ...rest }: Consultation) {
  const { questionnaire, version, previous, opens, closes, state, promise } = rest;
  return {
    title: JSON.stringify(title),
    letter: JSON.stringify(letter),
    reminders: JSON.stringify(reminders),
    choice: JSON.stringify(choice),
    ...{ questionnaire, version, previous, opens, closes, state, promise },
  };
}

/** Takes out a consultation that nobody was asked. */
export async function deleteConsultation(trx: Transaction<unknown>, id: string): Promise<void> {
  await runningTables(trx).deleteFrom("consultation").where("id", "=", id).execute();
}

const CountRow = z.object({ consultation: z.string(), state: ReplyState, replies: z.int() });

/** How many replies are in each state, by consultation. */
export async function selectCounts(database: Database): Promise<ReadonlyMap<string, Counts>> {
  const rows = await runningTables(database)
    .selectFrom("reply")
    .select(["consultation", "state", ({ fn }) => fn.countAll<number>().as("replies")])
    .groupBy(["consultation", "state"])
    .execute();
  const counts = new Map<string, Counts>();
  for (const row of rows) {
    const { consultation, state, replies } = CountRow.parse(row);
    counts.set(consultation, { ...(counts.get(consultation) ?? noReplies), [state]: replies });
  }
  return counts;
}

/** No reply in any state. */
export const noReplies: Counts = Object.freeze(
  Object.fromEntries(replyStates.map((state) => [state, 0])),
) as Counts;

/** What the ledger of reminders says of one party and step. */
export const ToldStep = z.object({
  step: z.string(),
  party: z.string(),
  /** The day on which the step fell due for the party. */
  due: z.string(),
  at: z.date(),
  /** `queued`: a letter was written; `overtaken`: a later step was, or the party was asked after its day; `nobody`: nobody could be written to. */
  outcome: z.enum(["queued", "overtaken", "nobody"]),
  /** The letter's `once`. */
  once: z.string().nullable(),
});
export type ToldStep = z.infer<typeof ToldStep>;

/** The ledger of a consultation, in the order of its days. */
export async function selectTold(database: Database, consultation: string): Promise<readonly ToldStep[]> {
  const rows = await runningTables(database)
    .selectFrom("consultation_reminder")
    .select(["step", "party", "due", "at", "outcome", "once"])
    .where("consultation", "=", consultation)
    .orderBy("at")
    .orderBy(sql`step collate "C"`)
    .orderBy(sql`party collate "C"`)
    .execute();
  return rows.map((row) => ToldStep.parse(row));
}

/** Rows in one statement. */
const batch = 500;

/** Adds to the ledger; what it says of a step and party already, it keeps. */
export async function insertTold(
  trx: Transaction<unknown>,
  consultation: string,
  told: readonly ToldStep[],
): Promise<void> {
  for (let at = 0; at < told.length; at += batch) {
    await runningTables(trx)
      .insertInto("consultation_reminder")
      .values(told.slice(at, at + batch).map((row) => ({ consultation, ...row })))
      .onConflict((conflict) => conflict.columns(["consultation", "step", "party"]).doNothing())
      .execute();
  }
}

/** What a settled version of a questionnaire says; undefined where there is none, or only a draft. */
export async function selectSettled(
  database: Database,
  questionnaire: string,
  version: number,
): Promise<Questionnaire | undefined> {
  const row = await runningTables(database)
    .selectFrom("questionnaire_version")
    .select("content")
    .where("questionnaire", "=", questionnaire)
    .where("version", "=", version)
    .where("state", "=", "settled")
    .executeTakeFirst();
  return row && Questionnaire.parse(row.content);
}

/** Gives a party its own last day, or with null that of all. */
export async function updateReplyCloses(
  trx: Transaction<unknown>,
  {
    consultation,
    party,
    closes,
  }: { readonly consultation: string; readonly party: string; readonly closes: string | null },
): Promise<void> {
  await runningTables(trx)
    .updateTable("reply")
    .set({ closes })
    .where("consultation", "=", consultation)
    .where("party", "=", party)
    .execute();
}

/** Consultations in which some answer may be read by everybody. */
export async function selectPublished(database: Database): Promise<ReadonlySet<string>> {
  const rows = await runningTables(database)
    .selectFrom("responses_published")
    .select("consultation")
    .where("shown", "=", true)
    .execute();
  return new Set(rows.map(({ consultation }) => consultation));
}

/** Who has an account, by the person's identifier. */
export async function selectAccounts(database: Database): Promise<ReadonlySet<string>> {
  const rows = await runningTables(database).selectFrom("account").select("id").execute();
  return new Set(rows.map(({ id }) => id));
}

/** The newest settled version of each questionnaire that is not put away, the last changed first. */
export async function selectAskable(
  database: Database,
): Promise<readonly { readonly id: string; readonly version: number; readonly content: Questionnaire }[]> {
  const rows = await runningTables(database)
    .selectFrom("questionnaire_version as v")
    .innerJoin("questionnaire as q", "q.id", "v.questionnaire")
    .select(["q.id", "v.version", "v.content", "v.changed"])
    .distinctOn("q.id")
    .where("v.state", "=", "settled")
    .where("q.archived", "is", null)
    .orderBy("q.id")
    .orderBy("v.version", "desc")
    .execute();
  return rows
    .sort((a, b) => b.changed.getTime() - a.changed.getTime() || (a.id < b.id ? -1 : 1))
    .map(({ id, version, content }) => ({ id, version, content: Questionnaire.parse(content) }));
}
