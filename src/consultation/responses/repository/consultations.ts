import { sql, type Transaction } from "kysely";
import { z } from "zod";
import { Text } from "../../../kernel/texts.ts";
import { Questionnaire } from "../../questionnaire/model.ts";
import { AnonymityPromise, ConsultationState } from "../../running/model.ts";
import { type Database, responseTables } from "../tables.ts";

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
