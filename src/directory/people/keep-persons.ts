import { randomUUID } from "node:crypto";
import type { Transaction } from "kysely";
import type { Actor } from "../../kernel/actor.ts";
import { ProblemError, problem } from "../../kernel/problem.ts";
import { requireRight } from "../rights.ts";
import {
  checkedEmail,
  checkedLanguage,
  checkedName,
  checkedNote,
  checkedSex,
  checkedTelephone,
} from "./checks.ts";
import { dayOf } from "./days.ts";
import type { NewPerson, PersonEntry } from "./model.ts";
import { type PeopleParts, requirePerson } from "./parts.ts";
import {
  clearHoldingNotes,
  dropHolding,
  endHolding,
  selectHoldings,
  selectPersonByEmail,
  writePerson,
} from "./repository.ts";

/** A person as they are kept, under a new identifier. Throws the problems of `checks.ts`. */
export function newPerson(given: NewPerson): PersonEntry {
  return { id: randomUUID(), ...checkedPerson(given), gone: null };
}

export function checkedPerson(given: NewPerson): Omit<PersonEntry, "id" | "gone"> {
  return {
    name: checkedName(given.name),
    email: checkedEmail(given.email),
    telephone: checkedTelephone(given.telephone),
    language: checkedLanguage(given.language),
    sex: checkedSex(given.sex),
    note: checkedNote(given.note),
  };
}

/** What `DirectoryService.addPerson` does. Throws its problems. */
export async function addPerson(parts: PeopleParts, actor: Actor, given: NewPerson): Promise<PersonEntry> {
  requireRight(actor, "people.keep");
  const person = newPerson(given);
  await parts.store.deed(actor, { deed: "people.add", subject: person.id }, async (trx) => {
    await refuseTaken(trx, person);
    await writePerson(trx, person, parts.now());
  });
  return person;
}

/** What `DirectoryService.changePerson` does. Throws its problems. */
export async function changePerson(
  parts: PeopleParts,
  actor: Actor,
  id: string,
  change: Partial<NewPerson>,
): Promise<PersonEntry> {
  requireRight(actor, "people.keep");
  return parts.store.deed(
    actor,
    { deed: "people.change", subject: id, detail: { changed: Object.keys(change).sort() } },
    async (trx) => {
      const before = await requirePerson(trx, id);
      const person = { ...before, ...checkedPerson({ ...before, ...change }) };
      // Letters that let one sign in go to the address: whoever sets an administrator's could become one.
      if (person.email !== before.email && (await isAdministrator(parts, trx, id)))
        requireRight(actor, "people.administer");
      await refuseTaken(trx, person);
      await writePerson(trx, person, parts.now());
      return person;
    },
  );
}

/** What `DirectoryService.removePerson` does. Throws its problems. */
export async function removePerson(parts: PeopleParts, actor: Actor, id: string): Promise<PersonEntry> {
  requireRight(actor, "people.keep");
  return parts.store.deed(actor, { deed: "people.remove", subject: id }, async (trx) => {
    const { language, name } = await requirePerson(trx, id);
    if (await isAdministrator(parts, trx, id)) requireRight(actor, "people.administer");
    const today = dayOf(parts.now());
    for (const { number, since, until } of await selectHoldings(trx, { person: id })) {
      if (since > today) await dropHolding(trx, number);
      else if (until === null || until > today) await endHolding(trx, number, today);
    }
    await clearHoldingNotes(trx, id);
    const nobody = { name: "", email: null, telephone: null, sex: null, note: null };
    const person: PersonEntry = { id, language, ...nobody, gone: parts.now() };
    await writePerson(trx, person, parts.now());
    for (const forget of parts.forget) await forget(trx, { id, name }, parts.now());
    return person;
  });
}

/** Throws ProblemError `directory.email-taken` where the address is another person's (facts: text). */
export async function refuseTaken(trx: Transaction<unknown>, { id, email }: PersonEntry): Promise<void> {
  const other = email === null ? undefined : await selectPersonByEmail(trx, email);
  if (other && other.id !== id)
    throw new ProblemError(problem("directory.email-taken", { text: email ?? "" }));
}

/** That the person is an administrator, or will be. */
async function isAdministrator(parts: PeopleParts, trx: Transaction<unknown>, id: string): Promise<boolean> {
  const today = dayOf(parts.now());
  const held = await selectHoldings(trx, { person: id });
  return held.some(
    ({ post, until }) =>
      /^secretariat\/administrator(-\d+)?$/.test(post) && (until === null || until >= today),
  );
}
