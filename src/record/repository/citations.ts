import { sql } from "kysely";
import { KeptCitation } from "../keeping/model.ts";
import { type Database, recordTables } from "../keeping/tables.ts";

/** What a document cites, in the order of its text. */
export async function selectCites(database: Database, document: number): Promise<readonly KeptCitation[]> {
  const rows = await recordTables(database)
    .selectFrom("record_citation as c")
    .innerJoin("record_document as d", "d.number", "c.document")
    .leftJoin("record_document as other", "other.key", "c.cited_key")
    .select([
      "d.symbol as from",
      "c.place",
      "c.cited",
      "c.text",
      "c.part",
      "c.named_by",
      "other.title",
      "other.date",
    ])
    .where("c.document", "=", document)
    .orderBy("c.position")
    .execute();
  return rows.map(keptCitation);
}

/** Where documents cite one, in the order of their days. */
export async function selectCitedBy(database: Database, key: string): Promise<readonly KeptCitation[]> {
  const rows = await recordTables(database)
    .selectFrom("record_citation as c")
    .innerJoin("record_document as d", "d.number", "c.document")
    .select(["d.symbol as from", "c.place", "c.cited", "c.text", "c.part", "c.named_by", "d.title", "d.date"])
    .where("c.cited_key", "=", key)
    .orderBy(sql`d.date nulls last`)
    .orderBy(sql`d.key collate "C"`)
    .orderBy("c.position")
    .execute();
  return rows.map(keptCitation);
}

function keptCitation({ place, cited, named_by, ...row }: Record<string, unknown>): KeptCitation {
  return KeptCitation.parse({ ...row, in: place, symbol: cited, by: named_by });
}
