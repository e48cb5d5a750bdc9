import { type Kysely, sql } from "kysely";
import type { AuditEntry } from "../../store/audit.ts";

/**
 * Persons stand in the log by their identifiers, since a name may change and be taken out. Whoever reads the log wants the
 * name, where the directory knows it.
 */
export type PersonNames = ReadonlyMap<string, string>;

type PersonTables = { person: { id: string; name: string } };

const identifier = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** The names of all persons that these entries mention, as actor or in what was done to. */
export async function namesIn(
  database: Kysely<unknown>,
  entries: readonly Pick<AuditEntry, "actor" | "subject">[],
): Promise<PersonNames> {
  const ids = new Set(entries.flatMap(({ actor, subject }) => `${actor} ${subject}`.match(identifier) ?? []));
  if (ids.size === 0) return new Map();
  const rows = await database
    .withTables<PersonTables>()
    .selectFrom("person")
    .select(["id", "name"])
    .where("id", "in", [...ids])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The persons with these letters in their name, as they stand in the log; at most `limit`. */
export async function personsNamed(
  database: Kysely<unknown>,
  letters: string,
  limit: number,
): Promise<readonly string[]> {
  const rows = await database
    .withTables<PersonTables>()
    .selectFrom("person")
    .select("id")
    .where(sql<boolean>`position(lower(${letters}) in lower(name)) > 0`)
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map(({ id }) => `person:${id}`);
}

/** A text of the log with the names of persons in place of their identifiers; those that nobody knows stay. */
export function withNames(text: string, names: PersonNames): string {
  return text.replace(identifier, (id) => names.get(id) ?? id);
}
