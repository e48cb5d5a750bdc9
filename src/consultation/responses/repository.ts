import { sql, type Transaction } from "kysely";
import { z } from "zod";
import { Language } from "../../kernel/language.ts";
import { Text } from "../../kernel/texts.ts";
import { PartId, Questionnaire } from "../questionnaire/model.ts";
import { Answer } from "../replying/answer.ts";
import { EnteredFrom, Publication } from "../replying/model.ts";
import { AnonymityPromise, ConsultationState, ReplyState } from "../running/model.ts";
import { type Database, responseTables } from "./tables.ts";

const moment = z.date().transform((date) => date.toISOString());

/** A consultation as whoever reads its answers needs it. */
export const AskedRow = z.object({
  id: z.string(),
  title: Text,
  questionnaire: z.string(),
  version: z.int(),
  previous: z.string().nullable(),
  opens: z.string(),
  closes: z.string(),
  state: ConsultationState,
  promise: AnonymityPromise,
  /** Whether its answers are shown to those for whom they were given; null where that was never said. */
  shown: z.boolean().nullable(),
  /** From which the letters of an anonymous consultation are drawn. */
  secret: z.string().nullable(),
});
export type AskedRow = z.infer<typeof AskedRow>;

/** A reply and what was submitted of it last, without the answers. */
export const ReplyRow = z.object({
  number: z.int(),
  consultation: z.string(),
  party: z.string(),
  state: ReplyState,
  publication: Publication.nullable(),
  enteredFor: EnteredFrom.nullable(),
  opened: moment.nullable(),
  begun: moment.nullable(),
  cleared: moment.nullable(),
  /** When it was submitted first. */
  first: moment.nullable(),
  submission: z
    .object({
      number: z.int(),
      hash: z.string(),
      publication: Publication,
      language: Language.nullable(),
      at: moment,
    })
    .nullable(),
});
export type ReplyRow = z.infer<typeof ReplyRow>;

export async function selectConsultations(database: Database, id?: string): Promise<readonly AskedRow[]> {
  const rows = await responseTables(database)
    .selectFrom("consultation as c")
    .leftJoin("responses_published as p", "p.consultation", "c.id")
    .select(["c.id", "c.title", "c.questionnaire", "c.version", "c.previous", "c.opens", "c.closes"])
    .select(["c.state", "c.promise", "p.shown", "p.secret"])
    .$if(id !== undefined, (query) => query.where("c.id", "=", id ?? ""))
    .orderBy("c.opens", "desc")
    .orderBy(sql`c.id collate "C"`)
    .execute();
  return rows.map((row) => AskedRow.parse(row));
}

export async function selectQuestionnaire(
  database: Database,
  { questionnaire, version }: Pick<AskedRow, "questionnaire" | "version">,
): Promise<Questionnaire> {
  const row = await responseTables(database)
    .selectFrom("questionnaire_version")
    .select("content")
    .where("questionnaire", "=", questionnaire)
    .where("version", "=", version)
    .executeTakeFirstOrThrow();
  return Questionnaire.parse(row.content);
}

/** Replies in the order of their parties, of one consultation or of one party. */
export async function selectReplies(
  database: Database,
  of: { readonly consultation: string } | { readonly party: string },
): Promise<readonly ReplyRow[]> {
  const rows = await responseTables(database)
    .selectFrom("reply as r")
    .leftJoin(
      (eb) =>
        eb
          .selectFrom("reply_submission")
          .select(["reply", "number", "hash", "publication", "language", "at"])
          .distinctOn("reply")
          .orderBy("reply")
          .orderBy("number", "desc")
          .as("s"),
      (join) => join.onRef("s.reply", "=", "r.number"),
    )
    .leftJoin("reply_submission as f", (join) =>
      join.onRef("f.reply", "=", "r.number").on("f.number", "=", 1),
    )
    .select([
      "r.number",
      "r.consultation",
      "r.party",
      "r.state",
      "r.publication",
      "r.entered_for",
      "r.opened",
    ])
    .select(["r.begun", "r.cleared", "f.at as first"])
    .select(["s.number as s_number", "s.hash as s_hash", "s.publication as s_publication"])
    .select(["s.language as s_language", "s.at as s_at"])
    .$if("consultation" in of, (query) =>
      query.where("r.consultation", "=", "consultation" in of ? of.consultation : ""),
    )
    .$if("party" in of, (query) => query.where("r.party", "=", "party" in of ? of.party : ""))
    .orderBy(sql`r.party collate "C"`)
    .orderBy("r.number")
    .execute();
  return rows.map(({ s_number, s_hash, s_publication, s_language, s_at, entered_for, ...row }) =>
    ReplyRow.parse({
      ...row,
      enteredFor: entered_for,
      submission:
        s_number === null
          ? null
          : { number: s_number, hash: s_hash, publication: s_publication, language: s_language, at: s_at },
    }),
  );
}

/** Of an answer what a matrix and the conditions need: choices, points, numbers and reasons; of all others only that there is one. */
const CompactAnswer = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("choice"), chosen: z.array(PartId) }),
  z.object({ kind: z.literal("scale"), value: z.int() }),
  z.object({ kind: z.literal("number"), value: z.number() }),
  z.object({ kind: z.literal("none"), why: z.enum(["not-applicable", "not-available", "prefer-not"]) }),
  z.object({ kind: z.literal("value") }),
]);
export type CompactAnswer = z.infer<typeof CompactAnswer>;
export type CompactAnswers = Readonly<Record<string, CompactAnswer>>;

const CompactRow = z.record(z.string(), CompactAnswer);

const keptWhole = new Set(["choice", "scale", "number", "none"]);

/**
 * The last submissions of these replies without their texts, by the reply's number, in one question to the store. Taking them apart here is four times
 * faster than in the embedded store.
 */
export async function selectCompact(
  database: Database,
  replies: readonly number[],
): Promise<ReadonlyMap<number, CompactAnswers>> {
  const rows = await selectLast(database, replies);
  const Kinds = z.record(z.string(), z.looseObject({ kind: z.string() }));
  return new Map(
    rows.map(({ reply, answers }) => {
      const short = Object.entries(Kinds.parse(answers)).map(([question, answer]) => [
        question,
        keptWhole.has(answer.kind) ? answer : { kind: "value" },
      ]);
      return [reply, CompactRow.parse(Object.fromEntries(short))];
    }),
  );
}

/** What each reply's last submission answers to one question; replies without an answer to it are left out. */
export async function selectAnswersTo(
  database: Database,
  consultation: string,
  question: string,
): Promise<ReadonlyMap<number, Answer>> {
  const { rows } = await sql<{ reply: number; value: unknown }>`
    select s.reply, s.answers -> ${question} as value
    from (
      select distinct on (s.reply) s.reply, s.answers
      from reply_submission s join reply r on r.number = s.reply
      where r.consultation = ${consultation}
      order by s.reply, s.number desc
    ) s
    where s.answers -> ${question} is not null`.execute(database);
  return new Map(rows.map(({ reply, value }) => [reply, Answer.parse(value)]));
}

/** The last submission of each of these replies, as it stands in the store. */
async function selectLast(
  database: Database,
  replies: readonly number[],
): Promise<readonly { readonly reply: number; readonly answers: unknown }[]> {
  if (replies.length === 0) return [];
  return responseTables(database)
    .selectFrom("reply_submission")
    .select(["reply", "answers"])
    .distinctOn("reply")
    .where("reply", "in", [...replies])
    .orderBy("reply")
    .orderBy("number", "desc")
    .execute();
}

const Answers = z.record(z.string(), Answer);
export type Answers = z.infer<typeof Answers>;

/** The answers of each reply's last submission, by the reply's number. */
export async function selectAnswers(
  database: Database,
  replies: readonly number[],
): Promise<ReadonlyMap<number, Answers>> {
  const rows = await selectLast(database, replies);
  return new Map(rows.map(({ reply, answers }) => [reply, Answers.parse(answers)]));
}

const SubmissionRow = z.object({
  number: z.int(),
  hash: z.string(),
  publication: Publication,
  language: Language.nullable(),
  at: moment,
  answers: Answers,
});
export type SubmissionRow = z.infer<typeof SubmissionRow>;

/** Everything that was submitted for a reply, the first first. */
export async function selectSubmissions(
  database: Database,
  reply: number,
): Promise<readonly SubmissionRow[]> {
  const rows = await responseTables(database)
    .selectFrom("reply_submission")
    .select(["number", "hash", "publication", "language", "at", "answers"])
    .where("reply", "=", reply)
    .orderBy("number")
    .execute();
  return rows.map((row) => SubmissionRow.parse(row));
}

/** Answers that the secretariat has let out one by one: `reply/question/submission`. */
export async function selectReleased(database: Database, consultation: string): Promise<ReadonlySet<string>> {
  const rows = await responseTables(database)
    .selectFrom("answer_released as a")
    .innerJoin("reply as r", "r.number", "a.reply")
    .select(["a.reply", "a.question", "a.submission"])
    .where("r.consultation", "=", consultation)
    .execute();
  return new Set(rows.map(({ reply, question, submission }) => releasedKey(reply, question, submission)));
}

export function releasedKey(reply: number, question: string, submission: number): string {
  return `${reply}/${question}/${submission}`;
}

/** The days (UTC) on which reminders went out, with how many. */
export async function selectReminders(
  database: Database,
  consultation: string,
): Promise<readonly { readonly day: string; readonly letters: number }[]> {
  const { rows } = await sql<{ day: string; letters: number }>`
    select to_char(coalesce(settled, queued) at time zone 'UTC', 'YYYY-MM-DD') as day, count(*)::int as letters
    from letter
    where about = ${consultation} and kind = 'reminder' and state in ('sent', 'bounced')
    group by 1 order by 1`.execute(database);
  return rows;
}

export const Theme = z.object({ id: z.string(), name: z.string(), place: z.int() });
export type Theme = z.infer<typeof Theme>;

export async function selectThemes(database: Database, consultation: string): Promise<readonly Theme[]> {
  return responseTables(database)
    .selectFrom("theme")
    .select(["id", "name", "place"])
    .where("consultation", "=", consultation)
    .orderBy("place")
    .orderBy(sql`id collate "C"`)
    .execute();
}

export interface CodingRow {
  readonly reply: number;
  readonly question: string;
  readonly theme: string;
  readonly submission: number;
  readonly quote: string | null;
}

export async function selectCodings(
  database: Database,
  consultation: string,
  question?: string,
): Promise<readonly CodingRow[]> {
  return responseTables(database)
    .selectFrom("coding")
    .select(["reply", "question", "theme", "submission", "quote"])
    .where("consultation", "=", consultation)
    .$if(question !== undefined, (query) => query.where("question", "=", question ?? ""))
    .orderBy("reply")
    .orderBy(sql`question collate "C"`)
    .orderBy(sql`theme collate "C"`)
    .execute();
}

/** Puts these codings of one answer in the place of those before. */
export async function replaceCodings(
  trx: Transaction<unknown>,
  {
    reply,
    question,
    consultation,
  }: Pick<CodingRow, "reply" | "question"> & { readonly consultation: string },
  rows: readonly (Pick<CodingRow, "theme" | "submission" | "quote"> & {
    readonly at: Date;
    readonly actor: string;
  })[],
): Promise<void> {
  const tables = responseTables(trx);
  await tables.deleteFrom("coding").where("reply", "=", reply).where("question", "=", question).execute();
  if (rows.length === 0) return;
  await tables
    .insertInto("coding")
    .values(rows.map((row) => ({ reply, question, consultation, ...row })))
    .execute();
}

/** Puts these themes in the place of those before. What was coded under one that is left out goes with it; gives how many codings. */
export async function replaceThemes(
  trx: Transaction<unknown>,
  consultation: string,
  themes: readonly Theme[],
): Promise<number> {
  const tables = responseTables(trx);
  const kept = ["", ...themes.map(({ id }) => id)];
  const gone = await tables
    .deleteFrom("coding")
    .where("consultation", "=", consultation)
    .where("theme", "not in", kept)
    .executeTakeFirst();
  await tables
    .deleteFrom("theme")
    .where("consultation", "=", consultation)
    .where("id", "not in", kept)
    .execute();
  for (const { id, name, place } of themes)
    await tables
      .insertInto("theme")
      .values({ consultation, id, name, place })
      .onConflict((conflict) => conflict.columns(["consultation", "id"]).doUpdateSet({ name, place }))
      .execute();
  return Number(gone.numDeletedRows);
}

/** Says whether answers are shown. The secret of the first time stays, so that letters do. */
export async function upsertPublished(
  trx: Transaction<unknown>,
  row: {
    readonly consultation: string;
    readonly secret: string;
    readonly shown: boolean;
    readonly at: Date;
    readonly actor: string;
  },
): Promise<void> {
  const { shown, at, actor } = row;
  await responseTables(trx)
    .insertInto("responses_published")
    .values(row)
    .onConflict((conflict) => conflict.column("consultation").doUpdateSet({ shown, at, actor }))
    .execute();
}

export async function setReleased(
  trx: Transaction<unknown>,
  row: {
    readonly reply: number;
    readonly question: string;
    readonly submission: number;
    readonly at: Date;
    readonly actor: string;
  },
  released: boolean,
): Promise<void> {
  const tables = responseTables(trx);
  const { reply, question, submission } = row;
  if (released)
    await tables
      .insertInto("answer_released")
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  else
    await tables
      .deleteFrom("answer_released")
      .where("reply", "=", reply)
      .where("question", "=", question)
      .where("submission", "=", submission)
      .execute();
}

/** Changes whenever what a visitor sees of answers may have changed. */
export async function selectState(database: Database): Promise<string> {
  const { rows } = await sql<{ state: string }>`select concat_ws('-',
      (select count(*) from reply_submission), (select max(at) from reply_submission),
      (select count(*) from reply), (select max(changed) from reply where submitted is not null),
      (select count(*) from answer_released), (select max(at) from answer_released),
      (select max(at) from responses_published), (select count(*) from responses_published where shown)) as state`.execute(
    database,
  );
  return rows[0]?.state ?? "";
}
