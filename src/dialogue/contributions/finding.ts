import { sql } from "kysely";
import { z } from "zod";
import { between, headlineOptions, type Marked, unmarked } from "../../store/headline.ts";
import type { Database } from "./tables.ts";

/** A place in a contribution that holds the words of a query, with some words around it. */
export interface ContributionHit extends Marked {
  readonly meeting: string;
  readonly number: number;
}

const Row = z.object({ meeting: z.string(), number: z.int(), marked: z.string() });

const longestQuery = 200;
const mostHits = 500;

/**
 * Contributions that hold the words of a query in their title or in the current wording of a text: words, "phrases", or, -not. Without
 * word endings, since they are in any language; in scripts that set no spaces between words, the query as it stands.
 */
export async function findContributions(
  database: Database,
  given: string,
  meeting?: string,
): Promise<readonly ContributionHit[]> {
  const query = given.normalize("NFC").trim().slice(0, longestQuery);
  if (query === "") return [];
  const words = sql`websearch_to_tsquery('simple'::regconfig, ${query})`;
  const spaceless =
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u.test(
      query,
    );
  const holds = (column: "text" | "title") =>
    spaceless ? sql`strpos(${sql.ref(column)}, ${query}) > 0` : sql`words @@ ${words}`;
  const options = headlineOptions("MaxWords=36, MinWords=16, MaxFragments=1");
  const marked = (text: ReturnType<typeof sql.ref>) =>
    spaceless
      ? sql`replace(substr(${text}, greatest(1, strpos(${text}, ${query}) - 60), 160), ${query}, ${between(query)})`
      : sql`ts_headline('simple'::regconfig, ${text}, ${words}, ${options})`;
  const { rows } = await sql`
    with current as (
      select distinct on (meeting, number, part) meeting, number, text, words
      from contribution_text ${meeting === undefined ? sql`` : sql`where meeting = ${meeting}`}
      order by meeting, number, part, revision desc
    ), hit as (
      select meeting, number, title as found, 0 as place from contribution
      where ${holds("title")} ${meeting === undefined ? sql`` : sql`and meeting = ${meeting}`}
      union all
      select meeting, number, text, 1 from current where ${holds("text")}
    ), best as (
      select distinct on (meeting, number) meeting, number, found from hit order by meeting, number, place desc
    )
    select meeting, number, ${marked(sql.ref("found"))} as marked from best
    order by meeting collate "C", number limit ${mostHits}`.execute(database);
  return rows.map((row) => {
    const { marked: text, ...at } = Row.parse(row);
    return { ...at, ...unmarked(text) };
  });
}
