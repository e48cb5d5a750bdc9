import { sql, type Transaction } from "kysely";
import { z } from "zod";
import { Language } from "../../../kernel/language.ts";
import { type Block, BlockId } from "../../writing/model.ts";
import { Words } from "../model.ts";
import { type Database, reportTables } from "../tables.ts";
import { Frame } from "../things.ts";

/** A block's row. */
export const FrameRow = Frame.extend({ id: BlockId, revision: z.int() });
export type FrameRow = z.infer<typeof FrameRow>;

/** A block's words in a language. */
export const WordsRow = z.object({
  block: BlockId,
  language: Language,
  revision: z.int(),
  content: Words,
  at: z.date(),
  actor: z.string(),
});
export type WordsRow = z.infer<typeof WordsRow>;

const frameColumns = ["id", "place", "part", "kind", "about", "bindings", "revision"] as const;
const wordsColumns = ["block", "language", "revision", "content", "at", "actor"] as const;

/** The blocks of a report in the order of their places, whatever their parts; one of them where it is named. */
export async function selectFrames(
  database: Database,
  report: string,
  block?: string,
): Promise<readonly FrameRow[]> {
  const rows = await reportTables(database)
    .selectFrom("report_block")
    .select(frameColumns)
    .where("report", "=", report)
    .$if(block !== undefined, (query) => query.where("id", "=", block ?? ""))
    .orderBy(sql`place collate "C"`)
    .orderBy(sql`id collate "C"`)
    .execute();
  return rows.map((row) => FrameRow.parse(row));
}

/** The words of a report's blocks; of one block where it is named. */
export async function selectWords(
  database: Database,
  report: string,
  block?: string,
): Promise<readonly WordsRow[]> {
  const rows = await reportTables(database)
    .selectFrom("report_words")
    .select(wordsColumns)
    .where("report", "=", report)
    .$if(block !== undefined, (query) => query.where("block", "=", block ?? ""))
    .orderBy(sql`block collate "C"`)
    .orderBy(sql`language collate "C"`)
    .execute();
  return rows.map((row) => WordsRow.parse(row));
}

/** The block of a report whose bindings have one of these identifiers, besides the one named; undefined where none has. */
export async function selectBindingTaken(
  database: Database,
  {
    report,
    block,
    bindings,
  }: { readonly report: string; readonly block: string; readonly bindings: readonly string[] },
): Promise<string | undefined> {
  if (bindings.length === 0) return undefined;
  const { rows } = await sql<{ id: string }>`
    select one->>'id' as id from report_block, json_array_elements(bindings) as one
    where report = ${report} and report_block.id <> ${block}
      and one->>'id' in (select json_array_elements_text(${JSON.stringify(bindings)}::json)) limit 1`.execute(
    database,
  );
  return rows[0]?.id;
}

export async function putFrame(
  trx: Transaction<unknown>,
  { report, id, frame, revision }: { report: string; id: BlockId; frame: Frame; revision: number },
): Promise<void> {
  const values = {
    place: frame.place,
    part: frame.part,
    kind: frame.kind,
    about: JSON.stringify(frame.about),
    bindings: JSON.stringify(frame.bindings),
    revision,
  };
  await reportTables(trx)
    .insertInto("report_block")
    .values({ report, id, ...values })
    .onConflict((conflict) => conflict.columns(["report", "id"]).doUpdateSet(values))
    .execute();
}

export async function deleteFrame(trx: Transaction<unknown>, report: string, id: BlockId): Promise<void> {
  await reportTables(trx)
    .deleteFrom("report_block")
    .where("report", "=", report)
    .where("id", "=", id)
    .execute();
}

export async function putWords(
  trx: Transaction<unknown>,
  report: string,
  { block, language, content, ...stamp }: WordsRow,
): Promise<void> {
  const values = { ...stamp, content: JSON.stringify(content) };
  await reportTables(trx)
    .insertInto("report_words")
    .values({ report, block, language, ...values })
    .onConflict((conflict) => conflict.columns(["report", "block", "language"]).doUpdateSet(values))
    .execute();
}

export async function deleteWords(
  trx: Transaction<unknown>,
  report: string,
  { block, language }: Pick<WordsRow, "block" | "language">,
): Promise<void> {
  await reportTables(trx)
    .deleteFrom("report_words")
    .where("report", "=", report)
    .where("block", "=", block)
    .where("language", "=", language)
    .execute();
}

/** Puts the blocks of a new report, with their words. */
export async function insertBlocks(
  trx: Transaction<unknown>,
  report: string,
  { frames, words }: { readonly frames: readonly FrameRow[]; readonly words: readonly WordsRow[] },
): Promise<void> {
  const tables = reportTables(trx);
  for (let from = 0; from < frames.length; from += batch)
    await tables
      .insertInto("report_block")
      .values(
        frames.slice(from, from + batch).map(({ about, bindings, ...row }) => ({
          ...row,
          report,
          about: JSON.stringify(about),
          bindings: JSON.stringify(bindings),
        })),
      )
      .execute();
  for (let from = 0; from < words.length; from += batch)
    await tables
      .insertInto("report_words")
      .values(
        words
          .slice(from, from + batch)
          .map(({ content, ...row }) => ({ ...row, report, content: JSON.stringify(content) })),
      )
      .execute();
}

const batch = 500;

/** A block as it is read: its row with its words. */
export function blockOf(
  { place: _place, revision: _revision, ...frame }: FrameRow,
  words: readonly WordsRow[],
): Block {
  const content: Block["content"] = {};
  for (const { block, language, content: said } of words)
    if (block === frame.id) content[language] = [...said];
  return { ...frame, content };
}
