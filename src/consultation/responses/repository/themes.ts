import { sql, type Transaction } from "kysely";
import { z } from "zod";
import { type Database, responseTables } from "../tables.ts";

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
