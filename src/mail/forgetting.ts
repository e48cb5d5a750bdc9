import { sql, type Transaction } from "kysely";
import { mailTables } from "./tables.ts";

/** Stands in a letter's text where it named a receiver who was taken out of the directory. */
export const nameTakenOut = "…";

/**
 * Takes out of the letters to a person whom they name: the address, the name, both wherever the text has them, and what servers said of the
 * address. That a letter was sent, when, about what and with which words stays, for it is part of what passed between the secretariat and a
 * party, and the text is addressed to an office. What still waits is cancelled; what is on its way is settled by its worker and never tried
 * again ({@link cancelForgotten}).
 */
export async function forgetReceiver(
  trx: Transaction<unknown>,
  { id: person, name: known }: { readonly id: string; readonly name: string },
  at: Date,
): Promise<void> {
  const tables = mailTables(trx);
  await tables
    .updateTable("letter")
    .set({ state: "cancelled", next_try: null, settled: at, secret: null })
    .where("person", "=", person)
    .where("state", "=", "queued")
    .execute();
  // A letter may name them as the directory does today, or as it did when the letter was written. Nothing is replaced where a name is empty.
  const without = (column: "subject" | "body") =>
    sql<string>`replace(replace(replace(${sql.ref(column)}, name, ${nameTakenOut}), ${known}, ${nameTakenOut}), address, ${nameTakenOut})`;
  await tables
    .updateTable("letter_attempt")
    .set({ answer: answerTakenOut })
    .where("answer", "like", "%@%")
    .where("letter", "in", (eb) => eb.selectFrom("letter").select("number").where("person", "=", person))
    .execute();
  await tables
    .updateTable("letter")
    .set({ subject: without("subject"), body: without("body"), address: "", name: "" })
    .where("person", "=", person)
    .where("address", "!=", "")
    .execute();
}

/** A server's words that named the address, in the catalogue (`mail:answer.*`). */
const answerTakenOut = "mail.answer-taken-out";

/** What a server said, as it may be kept of a letter whose receiver may have been taken out meanwhile. */
export async function keptAnswer(trx: Transaction<unknown>, letter: number, answer: string): Promise<string> {
  if (!answer.includes("@")) return answer;
  const row = await mailTables(trx)
    .selectFrom("letter")
    .select("address")
    .where("number", "=", letter)
    .executeTakeFirst();
  return row?.address === "" ? answerTakenOut : answer;
}

/** Letters that were being sent when their receiver was taken out, and came back to be tried again, are not. */
export async function cancelForgotten(
  trx: Transaction<unknown>,
  letters: readonly number[],
  at: Date,
): Promise<void> {
  if (letters.length === 0) return;
  await mailTables(trx)
    .updateTable("letter")
    .set({ state: "cancelled", next_try: null, settled: at, secret: null })
    .where("number", "in", letters)
    .where("state", "=", "queued")
    .where("address", "=", "")
    .execute();
}
