import type { Transaction } from "kysely";
import { type Database, responseTables } from "../tables.ts";

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
