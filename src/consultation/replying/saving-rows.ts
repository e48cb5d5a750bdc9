import { sql, type Transaction } from "kysely";
import { z } from "zod";
import { Day, ReplyState } from "../running/model.ts";
import { Answer } from "./answer.ts";
import { EnteredFrom, type ReplyAddress, Via } from "./model.ts";
import { replyTables } from "./tables.ts";

/** The SQL of saving: a fixed number of statements for a group, however large. Rows go in as one JSON parameter. */

const GroupReply = z.object({
  number: z.int(),
  consultation: z.string(),
  party: z.string(),
  state: ReplyState,
  closes: Day.nullable(),
  enteredFor: EnteredFrom.nullable(),
  asked: z.object({
    state: z.enum(["preparing", "open", "closed"]),
    opens: Day,
    closes: Day,
    questionnaire: z.string(),
    version: z.int(),
  }),
});
export type GroupReply = z.infer<typeof GroupReply>;

/** What stands under a question at this moment of the group: `value` null where nothing stands. */
export interface Standing {
  readonly reply: number;
  readonly question: string;
  readonly revision: number;
  readonly value: Answer | null;
  readonly at: Date;
  readonly actor: string;
  readonly via: Via;
}

export const keyOf = (reply: number, question: string) => `${reply} ${question}`;

/** The replies of a group by `consultation/party`, with what their consultations say at this moment. */
export async function repliesOf(
  trx: Transaction<unknown>,
  addresses: readonly ReplyAddress[],
): Promise<ReadonlyMap<string, GroupReply>> {
  const wanted = JSON.stringify(addresses);
  const { rows } = await sql`
    select distinct r.number, r.consultation, r.party, r.state, r.closes, r.entered_for as "enteredFor",
      json_build_object('state', c.state, 'opens', c.opens, 'closes', c.closes,
        'questionnaire', c.questionnaire, 'version', c.version)::text as asked
    from json_to_recordset(${wanted}::json) as w(consultation text, party text)
    join reply r on r.consultation = w.consultation and r.party = w.party
    join consultation c on c.id = r.consultation`.execute(trx);
  const parsed = z
    .array(
      GroupReply.extend({
        asked: z
          .string()
          .transform((text): unknown => JSON.parse(text))
          .pipe(GroupReply.shape.asked),
      }),
    )
    .parse(rows);
  return new Map(parsed.map((reply) => [`${reply.consultation}/${reply.party}`, reply]));
}

const StandingRow = z.object({
  reply: z.int(),
  question: z.string(),
  revision: z.int(),
  value: Answer.nullable(),
  at: z.date(),
  actor: z.string(),
  via: Via,
});

/** What stands under questions, with those whose answers were taken back, by {@link keyOf}. */
export async function standingOf(
  trx: Transaction<unknown>,
  wanted: readonly { readonly reply: number; readonly question: string }[],
): Promise<Map<string, Standing>> {
  const asked = JSON.stringify(wanted);
  const current = await sql`
    select distinct on (a.reply, a.question) a.reply, a.question, a.revision, a.value, a.at, a.actor, a.via
    from json_to_recordset(${asked}::json) as w(reply bigint, question text)
    join answer a on a.reply = w.reply and a.question = w.question`.execute(trx);
  const standing = new Map(
    z
      .array(StandingRow)
      .parse(current.rows)
      .map((row) => [keyOf(row.reply, row.question), row] as const),
  );
  const missing = wanted.filter(({ reply, question }) => !standing.has(keyOf(reply, question)));
  if (missing.length === 0) return standing;
  const past = await sql`
    select distinct on (b.reply, b.question) b.reply, b.question, b.revision, b.value, b.at, b.actor, b.via
    from json_to_recordset(${JSON.stringify(missing)}::json) as w(reply bigint, question text)
    join answer_before b on b.reply = w.reply and b.question = w.question
    order by b.reply, b.question, b.revision desc`.execute(trx);
  for (const row of z.array(StandingRow).parse(past.rows)) standing.set(keyOf(row.reply, row.question), row);
  return standing;
}

function rowsOf(standings: readonly Standing[]): string {
  return JSON.stringify(standings.map((one) => ({ ...one, at: one.at.toISOString() })));
}

const columns = sql.raw(
  "reply bigint, question text, revision int, value json, at timestamptz, actor text, via text",
);

/** Keeps what was replaced, and that an answer was taken back. */
export async function writeBefore(trx: Transaction<unknown>, before: readonly Standing[]): Promise<void> {
  if (before.length === 0) return;
  // An absent JSON value would be SQL's null: a tombstone is JSON's.
  await sql`
    insert into answer_before (reply, question, revision, value, at, actor, via)
    select reply, question, revision, coalesce(value, 'null'::json), at, actor, via
    from json_to_recordset(${rowsOf(before)}::json) as row(${columns})`.execute(trx);
}

/** Writes what stands now. */
export async function writeAnswers(trx: Transaction<unknown>, changed: readonly Standing[]): Promise<void> {
  const kept = changed.filter(({ value }) => value !== null);
  const gone = changed.filter(({ value }) => value === null);
  if (kept.length > 0)
    await sql`
      insert into answer (reply, question, revision, value, at, actor, via)
      select reply, question, revision, value, at, actor, via
      from json_to_recordset(${rowsOf(kept)}::json) as row(${columns})
      on conflict (reply, question) do update set revision = excluded.revision, value = excluded.value,
        at = excluded.at, actor = excluded.actor, via = excluded.via`.execute(trx);
  for (const { reply, question } of gone)
    await replyTables(trx)
      .deleteFrom("answer")
      .where("reply", "=", reply)
      .where("question", "=", question)
      .execute();
}

/** A reply that something was changed in is begun, whatever it was: a clearance was of what stood there before. */
export async function markBegun(
  trx: Transaction<unknown>,
  replies: readonly GroupReply[],
  at: Date,
): Promise<void> {
  const numbers = replies.map(({ number }) => number);
  await sql`
    update reply set state = 'begun', begun = coalesce(begun, ${at}), changed = ${at},
      cleared = null, cleared_by = null, declined = null, declined_why = null
    where number in (select value::bigint from json_array_elements_text(${JSON.stringify(numbers)}::json))`.execute(
    trx,
  );
}
