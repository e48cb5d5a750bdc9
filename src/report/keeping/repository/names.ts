import { type Database, reportTables } from "../tables.ts";

const person = /^person:(.+)$/;

/** The names of those of these actors who are persons of the directory, by their identifier. */
export async function selectNames(
  database: Database,
  actors: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(actors.flatMap((actor) => person.exec(actor)?.[1] ?? []))];
  if (ids.length === 0) return new Map();
  const rows = await reportTables(database)
    .selectFrom("person")
    .select(["id", "name"])
    .where("id", "in", ids)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
