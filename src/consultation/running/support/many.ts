import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { starterParties } from "../../../directory/parties.ts";
import { languages } from "../../../kernel/language.ts";
import type { Store } from "../../../store/open.ts";
import { questions, settle, system } from "./house.ts";

const at = new Date("2026-12-01T00:00:00Z");

/** So many parties, each with a holder who reads one of the six languages, and a settled questionnaire `large` of so many questions. */
export async function manyParties(store: Store, number: number, asked = 80): Promise<readonly string[]> {
  const known = starterParties().filter(({ until }) => until === null);
  const added = Array.from({ length: Math.max(0, number - known.length) }, (_, index) => `ngo-${index}`);
  const parties = [
    ...known.slice(0, number).map(({ id, kind }) => ({ id: id as string, kind: kind as string })),
    ...added.map((id) => ({ id, kind: "non-governmental" })),
  ];
  const posts = parties.map(({ id, kind }) => `${id}/${postKind(kind)}`);
  const persons = parties.map(({ id }, index) => ({
    id: randomUUID(),
    name: `Holder for ${id}`,
    email: `holder.${index}@example.org`,
    language: languages[index % languages.length] ?? "en",
  }));
  await store.deed(system, { deed: "test.many", subject: "" }, async (trx) => {
    await sql`insert into party (id, kind, names, changed)
      select id, 'non-governmental', json_build_object('ar', 'م', 'zh', '组', 'en', id, 'fr', id, 'ru', 'о', 'es', id), ${at}::timestamptz
      from unnest(${added}::text[]) id`.execute(trx);
    await sql`insert into person (id, name, email, language, changed)
      select (one ->> 'id')::uuid, one ->> 'name', one ->> 'email', one ->> 'language', ${at}::timestamptz
      from json_array_elements(${JSON.stringify(persons)}::json) one`.execute(trx);
    await sql`insert into post (id, kind, party, changed)
      select id, regexp_replace(id, '^.*/', ''), regexp_replace(id, '/.*$', ''), ${at}::timestamptz
      from unnest(${posts}::text[]) id`.execute(trx);
    await sql`insert into holding (number, post, person, part, since, at, actor)
      select number, post, person::uuid, 'holder', '2026-01-01', ${at}::timestamptz, 'test'
      from unnest(${posts}::text[], ${persons.map(({ id }) => id)}::text[]) with ordinality as held (post, person, number)`.execute(
      trx,
    );
  });
  await settle(store, "large", questions(asked));
  return parties.map(({ id }) => id);
}

/** The post that speaks for a kind of party (`directory/people/starter-posts.ts`). */
function postKind(kind: string): string {
  if (kind === "member-state" || kind === "observer-state") return "national-focal-point";
  return kind === "regional-process" || kind === "forum" ? "process-focal-point" : "agency-focal-point";
}
