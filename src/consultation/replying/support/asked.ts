import { sql } from "kysely";
import { openDirectory } from "../../../directory/service.ts";
import type { Person, Role } from "../../../kernel/actor.ts";
import { unwrap } from "../../../kernel/problem.ts";
import { type Catalogue, openCatalogue } from "../../../statistics/releases/catalogue.ts";
import { type Engine, openEngine } from "../../../statistics/releases/engine.ts";
import type { TestStore } from "../../../store/support/both.ts";
import { Questionnaire } from "../../questionnaire/model.ts";
import { insertReplies } from "../repository.ts";
import { openReplies, type ReplyService } from "../service.ts";

/** For the tests of replies: a consultation over a real store, with every kind of question. */

/** Whose time it is; a test moves it. */
export interface Clock {
  at: Date;
}

export const clock = (): Clock => ({ at: new Date("2027-01-10T12:00:00Z") });

export function person(name: string, role: Role, party: string | null): Person {
  const id = `00000000-0000-4000-8000-${Buffer.from(name).toString("hex").padEnd(12, "0").slice(0, 12)}`;
  return { kind: "person", id, name, seats: [{ role, post: `${party ?? "secretariat"}/${role}`, party }] };
}

const common = (id: string, required = false) => ({
  id,
  ask: { en: `About ${id}?`, ar: `عن ${id}؟` },
  help: null,
  required,
  about: [],
  when: null,
});

/** Two sections: one of words, one of each other kind. */
export const everyKind: Questionnaire = Questionnaire.parse({
  title: { en: "Implementation" },
  introduction: null,
  original: "en",
  sections: [
    {
      id: "policy",
      title: { en: "Policy", ar: "السياسات" },
      introduction: null,
      when: null,
      questions: [
        { ...common("laws", true), kind: "text", mostWords: 20, long: true },
        {
          ...common("views"),
          kind: "choice",
          options: [
            { id: "yes", text: { en: "Yes" } },
            { id: "no", text: { en: "No" } },
          ],
          several: false,
          other: true,
        },
        {
          ...common("why-not", true),
          kind: "text",
          mostWords: null,
          long: true,
          when: { if: "chosen", question: "views", options: ["no"] },
        },
      ],
    },
    {
      id: "facts",
      title: { en: "Facts" },
      introduction: null,
      when: null,
      questions: [
        { ...common("scale"), kind: "scale", least: 1, most: 5, leastWords: null, mostWords: null },
        {
          ...common("number"),
          kind: "number",
          unit: { code: "persons" },
          least: 0,
          most: 1000000,
          decimals: 2,
        },
        { ...common("since"), kind: "date", precision: "month" },
        {
          ...common("table"),
          kind: "table",
          columns: [
            { id: "what", head: { en: "What" }, kind: "text", unit: null },
            { id: "how-many", head: { en: "How many" }, kind: "number", unit: { code: "persons" } },
          ],
          rows: [],
          mostRows: 5,
        },
        {
          ...common("given"),
          kind: "table",
          columns: [{ id: "n", head: { en: "N" }, kind: "number", unit: null }],
          rows: [
            { id: "women", head: { en: "Women" } },
            { id: "men", head: { en: "Men" } },
          ],
          mostRows: 2,
        },
        { ...common("partners"), kind: "territory", several: true },
        { ...common("papers"), kind: "document", mostFiles: 2 },
        { ...common("practice"), kind: "practice" },
        { ...common("stock"), kind: "figure", indicator: "migrant-stock", period: null },
      ],
    },
  ],
});

export interface AskedTest {
  readonly replies: ReplyService;
  readonly clock: Clock;
  readonly catalogue: Catalogue;
  close(): Promise<void>;
}

/** Opens replies over a store, in which `round-one` and `round-two` ask these parties. */
export async function askedIn(
  { store, home }: TestStore,
  {
    parties = ["PHL", "MEX"],
    questionnaire = everyKind,
    time = clock(),
  }: {
    readonly parties?: readonly string[];
    readonly questionnaire?: Questionnaire;
    readonly time?: Clock;
  } = {},
): Promise<AskedTest> {
  await ask(store, { parties, questionnaire });
  return openedOver({ store, home }, time);
}

/** Opens replies over a store. */
export async function openedOver(
  { store, home }: Pick<TestStore, "store" | "home">,
  time: Clock,
): Promise<AskedTest> {
  const engine: Engine = await openEngine({
    directories: [home.paths.releases, home.paths.tmp],
    tempDirectory: home.paths.tmp,
  });
  const catalogue = openCatalogue(home.paths.releases, home.paths.tmp, engine);
  const replies = openReplies({
    store,
    directory: openDirectory({ store, now: () => time.at }),
    statistics: { catalogue, engine },
    paths: home.paths,
    now: () => time.at,
  });
  return { replies, clock: time, catalogue, close: () => engine.close() };
}

/** Writes the two consultations down as the rooms beside do: open from 1 January to 1 March 2027, or for two months from a day. */
export async function ask(
  store: TestStore["store"],
  {
    parties,
    questionnaire,
    opens = new Date("2027-01-01T00:00:00Z"),
  }: {
    readonly parties: readonly string[];
    readonly questionnaire: Questionnaire;
    readonly opens?: Date;
  },
): Promise<void> {
  const at = opens;
  const closes = new Date(at.getTime() + 59 * 86_400_000);
  const day = (one: Date) => one.toISOString().slice(0, 10);
  const content = JSON.stringify(questionnaire);
  await store.deed({ kind: "system" }, { deed: "test.ask", subject: "round-two" }, async (trx) => {
    await sql`insert into questionnaire (id, title, created, actor) values ('q', '{"en":"Q"}', ${at}, 'system')`.execute(
      trx,
    );
    await sql`insert into questionnaire_version (questionnaire, version, state, content, changed, actor)
      values ('q', 1, 'settled', ${content}, ${at}, 'system')`.execute(trx);
    for (const [id, previous] of [
      ["round-one", null],
      ["round-two", "round-one"],
    ] as const) {
      await sql`insert into consultation
        (id, title, questionnaire, version, previous, opens, closes, state, letter, reminders, choice, promise, created, changed, actor)
        values (${id}, '{"en":"Round"}', 'q', 1, ${previous}, ${day(at)}, ${day(closes)}, 'open',
          '{}', '[]', '{}', 'none', ${at}, ${at}, 'system')`.execute(trx);
      await insertReplies(
        trx,
        parties.map((party) => ({ consultation: id, party, post: null, language: "en" })),
        at,
      );
    }
  });
}

/** The value of a result; its problems as an error. */
export const done = unwrap;
