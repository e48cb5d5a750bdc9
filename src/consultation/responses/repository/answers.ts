import { sql } from "kysely";
import { z } from "zod";
import { Language } from "../../../kernel/language.ts";
import { Moment } from "../../../store/moment.ts";
import { PartId } from "../../questionnaire/model.ts";
import { Answer } from "../../replying/answer.ts";
import { Publication } from "../../replying/model.ts";
import { type Database, responseTables } from "../tables.ts";

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

export const Answers = z.record(z.string(), Answer);
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
  at: Moment,
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
