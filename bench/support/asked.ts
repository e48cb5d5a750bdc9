import { longQuestionnaire } from "../../src/consultation/responses/support/volume.ts";
import { PartyId } from "../../src/directory/model.ts";
import { unwrap } from "../../src/kernel/problem.ts";
import { words } from "../../src/kernel/words.ts";
import type { Opened } from "../../src/server/open.ts";

/** Whoever does what a benchmark prepares. */
export const operator = { kind: "operator", name: "bench" } as const;

/** A number given on the command line as `--name 60`. */
export function option(name: string, otherwise: number): number {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
}

/**
 * So many parties, each with a person who speaks for it and can be written to: those known from the start, and others. The person of the
 * first has the address `p0@example.org`, and so on in the order of what is given back.
 */
export async function fillAddressBook(
  directory: Opened["directory"],
  size: number,
): Promise<readonly PartyId[]> {
  const known = (await directory.parties()).slice(0, size).map(({ id }) => id);
  const more = Array.from({ length: size - known.length }, (_, n) => PartyId.parse(`extra-${n}`));
  for (const id of more)
    unwrap(await directory.addParty(operator, { id, kind: "other", names: { en: `Party ${id}` } }));
  const parties = [...known, ...more];
  // The first post of a party is the one that speaks for it.
  const posts = new Map((await directory.posts({ parties })).toReversed().map((post) => [post.party, post]));
  const { t } = words("en");
  const lines = parties.map((party, n) =>
    [
      party,
      t(`directory:post.${posts.get(party)?.kind}`),
      `Person ${n}`,
      `p${n}@example.org`,
      "en",
      "2026-01-01",
    ].join(","),
  );
  const csv = ["Party,Post,Name,E-mail,Language,Since", ...lines].join("\n");
  unwrap(await directory.importBook(operator, { name: "bench.csv", bytes: new TextEncoder().encode(csv) }));
  return parties;
}

/** A consultation of so many questions, made from nothing and open; a letter is queued to each of the parties. Gives its identifier. */
export async function openConsultation(
  { questionnaires, consultations }: Pick<Opened, "questionnaires" | "consultations">,
  parties: readonly PartyId[],
  questions: number,
): Promise<string> {
  const draft = unwrap(await questionnaires.create(operator, "Bench", "en"));
  const saved = unwrap(
    await questionnaires.save(operator, draft.id, longQuestionnaire(questions), draft.changed),
  );
  const settled = unwrap(await questionnaires.settle(operator, draft.id, saved.changed));
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const made = unwrap(
    await consultations.create(operator, {
      questionnaire: settled.id,
      version: settled.version,
      title: { en: "Bench" },
      opens: day(0),
      closes: day(30),
      choice: { groups: [], parties: [...parties], without: [] },
    }),
  );
  const { written } = unwrap(await consultations.open(operator, made.id));
  if (written !== parties.length)
    throw new Error(`${written} letters were queued to ${parties.length} parties`);
  return made.id;
}
