import { sql } from "kysely";
import { PartyId } from "../../../directory/model.ts";
import { type DirectoryService, openDirectory } from "../../../directory/service.ts";
import type { Person, Role } from "../../../kernel/actor.ts";
import { languages } from "../../../kernel/language.ts";
import { unwrap } from "../../../kernel/problem.ts";
import type { Store } from "../../../store/open.ts";
import { Questionnaire } from "../../questionnaire/model.ts";
import { type ConsultationService, openConsultations } from "../service.ts";

/** For the tests of consultations: a directory with people, a settled questionnaire, and a clock that a test moves. */

export interface Clock {
  at: Date;
}

export const system = { kind: "system" } as const;
export const operator = { kind: "operator", name: "test" } as const;

/** Somebody in a seat; `secretariat` may keep consultations, a rapporteur may follow them. */
export function seated(role: Role, party: string | null = null): Person {
  return {
    kind: "person",
    id: "00000000-0000-4000-8000-000000000001",
    name: role,
    seats: [{ role, post: `${party ?? "secretariat"}/${role}`, party }],
  };
}

/** Of so many questions; about a paragraph of 61/208 unless said otherwise. */
export function questions(number: number, about: readonly string[] = ["A/RES/61/208#op_9"]): Questionnaire {
  return Questionnaire.parse({
    title: { en: "Implementation" },
    introduction: null,
    original: "en",
    sections: Array.from({ length: Math.ceil(number / 40) }, (_, section) => ({
      id: `s${section}`,
      title: { en: `Section ${section}` },
      introduction: null,
      when: null,
      questions: Array.from({ length: Math.min(40, number - section * 40) }, (_, question) => ({
        id: `q${section * 40 + question}`,
        ask: Object.fromEntries(languages.map((language) => [language, `Question ${question}?`])),
        help: null,
        required: false,
        about,
        when: null,
        kind: "text",
        mostWords: 500,
        long: true,
      })),
    })),
  });
}

/** Writes a settled version down, as the room beside does. */
export async function settle(store: Store, id: string, content: Questionnaire): Promise<void> {
  const at = new Date("2026-12-01T00:00:00Z");
  await store.deed(system, { deed: "test.settle", subject: id }, async (trx) => {
    await sql`insert into questionnaire (id, title, created, actor)
      values (${id}, ${JSON.stringify(content.title)}, ${at}, 'test')`.execute(trx);
    await sql`insert into questionnaire_version (questionnaire, version, state, content, changed, actor)
      values (${id}, 1, 'settled', ${JSON.stringify(content)}, ${at}, 'test')`.execute(trx);
  });
}

export interface House {
  readonly clock: Clock;
  readonly consultations: ConsultationService;
  readonly directory: DirectoryService;
}

/** Consultations and a directory over a store, with the questionnaire `implementation`. */
export async function house(store: Store, at = "2027-01-04T09:00:00Z"): Promise<House> {
  const known = await sql`select id from questionnaire where id = 'implementation'`.execute(store.database());
  if (known.rows.length === 0) await settle(store, "implementation", questions(2));
  const clock: Clock = { at: new Date(at) };
  const now = () => clock.at;
  const consultations = openConsultations({ store, now });
  consultations.servedAt("https://corridor.example");
  return { clock, consultations, directory: openDirectory({ store, now }) };
}

/** Puts a focal point into a party's post. */
export async function seat(
  directory: DirectoryService,
  party: string,
  person: { readonly name: string; readonly email: string; readonly language: string },
): Promise<string> {
  const { id } = unwrap(await directory.addPerson(operator, person));
  unwrap(
    await directory.appoint(operator, {
      post: `${party}/national-focal-point`,
      person: id,
      since: "2026-01-01",
    }),
  );
  return id;
}

/** A consultation of these parties, from 4 January to 1 March 2027, unless said otherwise. */
export async function prepared(
  { consultations }: House,
  parties: readonly string[],
  closes = "2027-03-01",
): Promise<string> {
  const made = unwrap(
    await consultations.create(operator, {
      questionnaire: "implementation",
      version: 1,
      title: { en: "Implementation of 61/208", fr: "Application de 61/208" },
      opens: "2027-01-04",
      closes,
    }),
  );
  unwrap(
    await consultations.change(operator, made.id, {
      choice: { groups: [], parties: parties.map((party) => PartyId.parse(party)), without: [] },
    }),
  );
  return made.id;
}

export interface KeptLetter {
  readonly once: string;
  readonly kind: string;
  readonly party: string | null;
  readonly address: string;
  readonly language: string;
  readonly subject: string;
  readonly body: string;
  readonly state: string;
}

/** Every letter in the store, in the order in which they were queued. */
export async function letters(store: Store): Promise<readonly KeptLetter[]> {
  const { rows } = await sql<KeptLetter>`select once, kind, party, address, language, subject, body, state
    from letter order by number`.execute(store.database());
  return rows;
}
