import { sql } from "kysely";
import { z } from "zod";
import type { Found, Hit } from "./model.ts";
import { symbolKeys } from "./symbols.ts";
import type { Database } from "./tables.ts";

/** Searching the record with PostgreSQL's full text. What somebody typed is only ever a bound value. */

const Row = z.object({
  symbol: z.string(),
  title: z.string().nullable(),
  date: z.string().nullable(),
  session: z.int().nullable(),
  paragraph: z.string().nullable(),
  number: z.string().nullable(),
  kind: z.string(),
  text: z.string(),
});

/** So many paragraphs are weighed for a query: whoever finds more should say more. */
const weighed = 1000;

export async function find(
  database: Database,
  query: string,
  { limit = 20, offset = 0 }: { readonly limit?: number; readonly offset?: number } = {},
): Promise<Found> {
  const keys = symbolKeys(query);
  const { rows } = await sql<z.infer<typeof Row>>`
    with wanted as (select websearch_to_tsquery('english', ${query}) as q),
    hits as (
      (select p.document, p.position, p.id as paragraph, p.number, p.kind, p.text,
         ts_rank(p.words, (select q from wanted), 1)
           * case p.kind when 'operative' then 1.0 when 'preambular' then 0.8 else 0.5 end as rank
       from record_paragraph p where p.words @@ (select q from wanted) limit ${weighed})
      union all
      (select d.number, -1, null, null, 'title', coalesce(d.title, d.symbol), 1 + ts_rank(d.words, (select q from wanted), 1)
       from record_document d where d.words @@ (select q from wanted) limit ${weighed})
      union all
      select d.number, -2, null, null, 'symbol', coalesce(d.title, d.symbol), 3
       from record_document d where d.key in (${sql.join([...keys, ""])})
    )
    select d.symbol, d.title, d.date, d.session, h.paragraph, h.number, h.kind, h.text
    from hits h join record_document d on d.number = h.document
    order by h.rank desc, d.date desc nulls last, d.key collate "C", h.position
  `.execute(database);
  const all = rows.map((row) => Row.parse(row));
  const hits: Hit[] = all.slice(offset, offset + limit).map((row) => ({ ...row, marks: [] }));
  return { query, total: all.length, more: all.length >= weighed, offset, hits };
}
