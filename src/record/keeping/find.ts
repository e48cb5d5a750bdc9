import { sql } from "kysely";
import { z } from "zod";
import { headlineOptions, unmarked } from "../../store/headline.ts";
import type { Found, Hit } from "./model.ts";
import { symbolKeys } from "./symbols.ts";
import type { Database } from "./tables.ts";

/**
 * Searching the record with PostgreSQL's full text. What somebody typed is only ever a bound value, and is read as a search engine
 * reads it: words, "phrases", or, -not. The embedded store gathers no statistics by itself, so the joins are written such that no plan
 * but one from a few rows to their index is possible.
 */

export interface Page {
  /** Hits at most, 1 to 100; 20 where it is left out. */
  readonly limit?: number;
  readonly offset?: number;
}

/** So many places of each sort are weighed: a word that stands everywhere tells nothing, and weighing costs time. */
const weighed = 400;
/** And so many of those that cite a document, the latest imported. */
const mostCiting = 100;
const longestQuery = 200;
const mostHits = 100;

const Row = z.object({
  symbol: z.string(),
  title: z.string().nullable(),
  date: z.string().nullable(),
  session: z.int().nullable(),
  paragraph: z.string().nullable(),
  number: z.string().nullable(),
  kind: z.string(),
  marked: z.string(),
  total: z.number(),
  sort_full: z.boolean(),
});

/**
 * Documents by symbol first, then titles, then paragraphs that cite a document so named, then paragraphs by their words: operative ones
 * before preambular ones, these before annexes, headings and notes; of equals the latest first.
 */
export async function find(database: Database, given: string, page: Page = {}): Promise<Found> {
  const query = given.trim().slice(0, longestQuery);
  const limit = Math.min(Math.max(1, Math.trunc(page.limit ?? 20)), mostHits);
  const offset = Math.max(0, Math.trunc(page.offset ?? 0));
  const keys = sql.join([...symbolKeys(query), ""]);
  const words = sql`websearch_to_tsquery('english'::regconfig, ${query})`;
  const options = headlineOptions("HighlightAll=true");
  const { rows } = await sql`
    with title_hit as materialized (
      select number as document, -1 as position, 'title' as kind, 2 + ts_rank(words, ${words}, 1) as rank
      from record_document where words @@ ${words} limit ${weighed}
    ), word_hit as materialized (
      select document, position, kind,
        ts_rank(words, ${words}, 1) * case kind when 'operative' then 1.0 when 'preambular' then 0.8 else 0.5 end as rank
      from record_paragraph where words @@ ${words} limit ${weighed}
    ), citing as materialized (
      select document, place from record_citation where cited_key in (${keys}) limit ${mostCiting * 20}
    ), citing_hit as materialized (
      select p.document, p.position, p.kind, 1.5::real as rank
      from (select distinct document, place from citing order by document desc, place limit ${mostCiting}) c
      cross join lateral (select * from record_paragraph where document = c.document and id = c.place limit 1) p
    ), hit as (
      select distinct on (document, position) * from (
        select number as document, -1 as position, 'symbol' as kind, 4::real as rank
        from record_document where key in (${keys})
        union all select * from title_hit
        union all select * from citing_hit
        union all select * from word_hit
      ) every_hit order by document, position, rank desc
    ), best as (
      select hit.*, d.symbol, d.key, d.title, d.date, d.session, count(*) over ()::int as total
      from hit cross join lateral (select * from record_document where number = hit.document limit 1) d
      order by hit.rank desc, d.date collate "C" desc nulls last, d.key collate "C", hit.position
      limit ${limit} offset ${offset}
    )
    select best.symbol, best.title, best.date, best.session, p.id as paragraph, p.number, best.kind, best.total,
      ((select count(*) from title_hit) >= ${weighed} or (select count(*) from word_hit) >= ${weighed}) as sort_full,
      ts_headline('english'::regconfig, coalesce(p.text, best.title, best.symbol), ${words}, ${options}) as marked
    from best left join lateral
      (select * from record_paragraph where document = best.document and position = best.position limit 1) p on true
    order by best.rank desc, best.date collate "C" desc nulls last, best.key collate "C", best.position
  `.execute(database);
  const hits = rows.map((row) => Row.parse(row));
  return {
    query,
    total: hits[0]?.total ?? 0,
    more: hits[0]?.sort_full ?? false,
    offset,
    hits: hits.map(
      ({ total: _total, sort_full: _full, marked, ...hit }): Hit => ({ ...hit, ...unmarked(marked) }),
    ),
  };
}
