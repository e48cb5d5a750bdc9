import { sql, type Transaction } from "kysely";
import { z } from "zod";
import { type DocumentFilter, DocumentSummary, Facts, OrganName } from "../keeping/model.ts";
import { type Database, recordTables } from "../keeping/tables.ts";

const DocumentRow = z.object({
  number: z.int(),
  symbol: z.string(),
  key: z.string(),
  organ: OrganName.nullable(),
  organ_name: z.string().nullable(),
  session: z.int().nullable(),
  title: z.string().nullable(),
  date: z.string().nullable(),
  agenda: z.array(z.string()),
  draft: z.boolean(),
  series: z.string().nullable(),
  facts: Facts.nullable(),
  edition: z.int().nullable(),
});
export type DocumentRow = z.infer<typeof DocumentRow>;

const documentColumns = [
  "number",
  "symbol",
  "key",
  "organ",
  "organ_name",
  "session",
  "title",
  "date",
  "agenda",
  "draft",
  "series",
  "facts",
  "edition",
] as const;

/** The documents that stand under one of these keys, in the order of the keys. */
export async function selectByKeys(
  database: Database,
  keys: readonly string[],
): Promise<readonly DocumentRow[]> {
  if (keys.length === 0) return [];
  const rows = await recordTables(database)
    .selectFrom("record_document")
    .select(documentColumns)
    .where("key", "in", [...keys])
    .execute();
  return rows.map((row) => DocumentRow.parse(row)).sort((a, b) => keys.indexOf(a.key) - keys.indexOf(b.key));
}

/** Symbols whose key ends as this one does, or holds it: what may have been meant. */
export async function selectNear(database: Database, key: string, limit: number): Promise<readonly string[]> {
  const tail = key.replace(/^[a-z-]*?(?=\d|$)/, "");
  if (tail === "") return [];
  const rows = await recordTables(database)
    .selectFrom("record_document")
    .select("symbol")
    .where("key", "like", `%${tail.replace(/[%_\\]/g, "\\$&")}%`)
    .orderBy("key")
    .limit(limit)
    .execute();
  return rows.map(({ symbol }) => symbol);
}

/** Documents, by the day of adoption and the symbol's key. */
export async function selectDocuments(
  database: Database,
  filter: DocumentFilter,
): Promise<readonly DocumentSummary[]> {
  const tables = recordTables(database);
  const rows = await tables
    .selectFrom("record_document as document")
    .select([
      "document.symbol",
      "document.organ",
      "document.organ_name",
      "document.session",
      "document.title",
      "document.date",
      "document.agenda",
      "document.series",
      "document.edition",
      (eb) =>
        eb
          .selectFrom("record_paragraph as p")
          .select(({ fn }) => fn.countAll<number>().as("n"))
          .whereRef("p.document", "=", "document.number")
          .where("p.kind", "=", "operative")
          .where("p.id", "not like", "%.%")
          .as("operative"),
      (eb) =>
        eb
          .selectFrom("record_mandate as m")
          .select(({ fn }) => fn.countAll<number>().as("n"))
          .whereRef("m.document", "=", "document.number")
          .as("mandates"),
    ])
    .$if(filter.series !== undefined, (query) => query.where("document.series", "=", filter.series ?? ""))
    .$if(filter.organ !== undefined, (query) => query.where("document.organ", "=", filter.organ ?? ""))
    .$if(filter.session !== undefined, (query) => query.where("document.session", "=", filter.session ?? 0))
    .$if(filter.basis === "text", (query) => query.where("document.edition", "is not", null))
    .$if(filter.basis === "facts", (query) => query.where("document.edition", "is", null))
    .orderBy(sql`document.date nulls last`)
    .orderBy(sql`document.key collate "C"`)
    .execute();
  return rows.map((row) =>
    DocumentSummary.parse({
      ...row,
      organName: row.organ_name,
      basis: row.edition === null ? "facts" : "text",
    }),
  );
}

/** The number that the next new document gets. */
export async function nextNumber(trx: Transaction<unknown>): Promise<number> {
  const last = await recordTables(trx)
    .selectFrom("record_document")
    .select(({ fn }) => fn.max("number").as("number"))
    .executeTakeFirst();
  return (last?.number ?? 0) + 1;
}

/** Documents of the L. series are drafts. */
export function isDraftSymbol(symbol: string): boolean {
  return /\/L\.\d/.test(symbol);
}

/** Takes a document out, with its editions and all that follows from them; what was said of its mandates stays. */
export async function deleteDocument(trx: Transaction<unknown>, number: number): Promise<void> {
  await recordTables(trx).deleteFrom("record_document").where("number", "=", number).execute();
}

/** A text that changes whenever the record does: how many deeds it has seen, by their traces. */
export async function selectState(database: Database): Promise<string> {
  const { rows } = await sql<{ state: string }>`select concat_ws('-',
      (select count(*) from record_document), (select max(changed) from record_document),
      (select count(*) from record_edition), (select max(parser) from record_edition),
      (select max(number) from record_state)) as state`.execute(database);
  return rows[0]?.state ?? "";
}
