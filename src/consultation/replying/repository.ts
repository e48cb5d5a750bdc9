import { sql, type Transaction } from "kysely";
import { canonicalJson } from "../../kernel/canonical.ts";
import type { Answer } from "./answer.ts";
import { Asked, KeptAnswer, PastAnswer, Reply, type ReplyAddress, ReplyNote, Submission } from "./model.ts";
import { type Database, replyTables } from "./tables.ts";

/** Replies in the store: with `saving.ts`, which saves many at once, the only file with their SQL. */

const replyColumns = [
  "reply.number",
  "reply.consultation",
  "reply.party",
  "reply.post",
  "reply.state",
  "reply.closes",
  "reply.language",
  "reply.publication",
  "reply.entered_for as enteredFor",
  "reply.opened",
  "reply.begun",
  "reply.cleared",
  "reply.cleared_by as clearedBy",
  "reply.submitted",
  "reply.declined",
  "reply.declined_why as declinedWhy",
  "reply.changed",
] as const;

/** Asks a party: makes its reply, empty, for the deed that opens a consultation. Gives the reply's number. */
export async function insertReply(
  trx: Transaction<unknown>,
  asked: ReplyAddress & {
    /** The post whose holder is asked; null where the party has none. */
    readonly post: string | null;
    readonly language: string | null;
    readonly at: Date;
  },
): Promise<number> {
  const [number = 0] = await insertReplies(trx, [asked], asked.at);
  return number;
}

/** Asks many parties at once; gives the numbers of their replies in the same order. */
export async function insertReplies(
  trx: Transaction<unknown>,
  asked: readonly (ReplyAddress & { readonly post: string | null; readonly language: string | null })[],
  at: Date,
): Promise<readonly number[]> {
  const last = await lastNumber(trx, "reply");
  const rows = asked.map(({ consultation, party, post, language }, index) => ({
    number: last + 1 + index,
    consultation,
    party,
    post,
    language,
    state: "asked",
    changed: at,
    closes: null,
    publication: null,
    entered_for: null,
    opened: null,
    begun: null,
    cleared: null,
    cleared_by: null,
    submitted: null,
    declined: null,
    declined_why: null,
  }));
  for (let from = 0; from < rows.length; from += 500)
    await replyTables(trx)
      .insertInto("reply")
      .values(rows.slice(from, from + 500))
      .execute();
  return rows.map(({ number }) => number);
}

async function lastNumber(trx: Transaction<unknown>, table: "reply" | "reply_note"): Promise<number> {
  const last = await replyTables(trx)
    .selectFrom(table)
    .select(({ fn }) => fn.max("number").as("number"))
    .executeTakeFirst();
  return last?.number ?? 0;
}

/** A party's reply to a consultation; undefined where it was not asked. */
export async function selectReply(
  database: Database,
  { consultation, party }: ReplyAddress,
): Promise<Reply | undefined> {
  const row = await replyTables(database)
    .selectFrom("reply")
    .select(replyColumns)
    .where("consultation", "=", consultation)
    .where("party", "=", party)
    .executeTakeFirst();
  return row && Reply.parse(row);
}

/** The replies of these parties, of all where it says so, by consultation and party. */
export async function selectReplies(
  database: Database,
  {
    parties,
    consultation,
  }: { readonly parties: "all" | readonly string[]; readonly consultation?: string | undefined },
): Promise<readonly Reply[]> {
  if (parties !== "all" && parties.length === 0) return [];
  const rows = await replyTables(database)
    .selectFrom("reply")
    .select(replyColumns)
    .$if(parties !== "all", (query) => query.where("party", "in", parties === "all" ? [] : [...parties]))
    .$if(consultation !== undefined, (query) => query.where("consultation", "=", consultation ?? ""))
    .orderBy(sql`consultation collate "C"`)
    .orderBy(sql`party collate "C"`)
    .execute();
  return rows.map((row) => Reply.parse(row));
}

/** What a consultation asks; undefined where there is none. */
export async function selectAsked(database: Database, id: string): Promise<Asked | undefined> {
  const row = await replyTables(database)
    .selectFrom("consultation as c")
    .innerJoin("questionnaire_version as v", (join) =>
      join.onRef("v.questionnaire", "=", "c.questionnaire").onRef("v.version", "=", "c.version"),
    )
    .select(["c.id", "c.title", "c.questionnaire", "c.version", "v.content", "c.previous"])
    .select(["c.opens", "c.closes", "c.state", "c.promise"])
    .where("c.id", "=", id)
    .executeTakeFirst();
  return row && Asked.parse(row);
}

/** A reply's answers as they stand, in the order of their questions' identifiers. */
export async function selectAnswers(database: Database, reply: number): Promise<readonly KeptAnswer[]> {
  const rows = await replyTables(database)
    .selectFrom("answer")
    .select(["question", "revision", "value", "at", "actor", "via"])
    .where("reply", "=", reply)
    .orderBy(sql`question collate "C"`)
    .execute();
  return rows.map((row) => KeptAnswer.parse(row));
}

/** How many answers each of these replies has. */
export async function countAnswers(
  database: Database,
  replies: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  if (replies.length === 0) return new Map();
  const rows = await replyTables(database)
    .selectFrom("answer")
    .select(["reply", ({ fn }) => fn.countAll<number>().as("count")])
    .where("reply", "in", [...replies])
    .groupBy("reply")
    .execute();
  return new Map(rows.map(({ reply, count }) => [reply, Number(count)]));
}

/** What an answer was before, the latest first. */
export async function selectPast(
  database: Database,
  reply: number,
  question: string,
): Promise<readonly PastAnswer[]> {
  const rows = await replyTables(database)
    .selectFrom("answer_before")
    .select(["question", "revision", "value", "at", "actor", "via"])
    .where("reply", "=", reply)
    .where("question", "=", question)
    .orderBy("revision", "desc")
    .execute();
  return rows.map((row) => PastAnswer.parse(row));
}

/** The revision that each question of a reply has come to, also where its answer was taken back. */
export async function selectRevisions(
  database: Database,
  reply: number,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ question: string; revision: number }>`
    select question, max(revision) as revision from (
      select question, revision from answer where reply = ${reply}
      union all select question, revision from answer_before where reply = ${reply}
    ) known group by question`.execute(database);
  return new Map(rows.map(({ question, revision }) => [question, revision]));
}

/** Changes a reply's own row; what is left out stays. */
export async function updateReply(
  trx: Transaction<unknown>,
  number: number,
  change: Partial<{
    state: Reply["state"];
    language: Reply["language"];
    publication: Reply["publication"];
    entered_for: Reply["enteredFor"];
    opened: Date;
    begun: Date;
    cleared: Date | null;
    cleared_by: string | null;
    submitted: Date;
    declined: Date | null;
    declined_why: string | null;
  }>,
  at: Date,
): Promise<void> {
  await replyTables(trx)
    .updateTable("reply")
    .set({ ...change, changed: at })
    .where("number", "=", number)
    .execute();
}

export async function insertNote(
  trx: Transaction<unknown>,
  reply: number,
  note: Omit<ReplyNote, "number" | "at"> & { readonly at: Date },
): Promise<void> {
  const number = (await lastNumber(trx, "reply_note")) + 1;
  await replyTables(trx)
    .insertInto("reply_note")
    .values({ ...note, number, reply })
    .execute();
}

/** The notes on a reply for these readers, in the order in which they were written. */
export async function selectNotes(
  database: Database,
  reply: number,
  readers: readonly ReplyNote["readers"][],
): Promise<readonly ReplyNote[]> {
  if (readers.length === 0) return [];
  const rows = await replyTables(database)
    .selectFrom("reply_note")
    .select(["number", "question", "readers", "text", "at", "actor", "author"])
    .where("reply", "=", reply)
    .where("readers", "in", [...readers])
    .orderBy("number")
    .execute();
  return rows.map((row) => ReplyNote.parse(row));
}

export async function insertSubmission(
  trx: Transaction<unknown>,
  reply: number,
  submission: Omit<Submission, "at"> & { readonly at: Date },
): Promise<void> {
  const { answers, clearedBy, ...row } = submission;
  await replyTables(trx)
    .insertInto("reply_submission")
    .values({ ...row, reply, cleared_by: clearedBy, answers: canonicalJson(answers) })
    .execute();
}

/** Everything that was submitted of a reply, the first first. */
export async function selectSubmissions(database: Database, reply: number): Promise<readonly Submission[]> {
  const rows = await replyTables(database)
    .selectFrom("reply_submission")
    .select(["number", "receipt", "answers", "hash", "publication", "language"])
    .select(["cleared_by as clearedBy", "at", "actor", "author"])
    .where("reply", "=", reply)
    .orderBy("number")
    .execute();
  return rows.map((row) => Submission.parse(row));
}

/** True where both say the same, whatever the order of their fields. */
export function sameAnswer(a: Answer | null, b: Answer | null): boolean {
  return canonicalJson(a) === canonicalJson(b);
}
