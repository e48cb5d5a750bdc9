import type { DirectoryService } from "../../directory/service.ts";
import type { Actor } from "../../kernel/actor.ts";
import type { Language } from "../../kernel/language.ts";
import { unwrap } from "../../kernel/problem.ts";
import type { Opened } from "../../server/open.ts";
import type { Draws } from "./invented.ts";
import { personName } from "./people.ts";

/** Somebody who can sign in to the demonstration. */
export interface DemoAccount {
  /** Who they are, for the catalogue: `demo:who.*`. */
  readonly who: string;
  readonly email: string;
  readonly password: string;
  readonly language: Language;
}

interface Seated {
  readonly who: string;
  readonly post: string;
  readonly language: Language;
}

/** One for each role. The focal point of a State reads Arabic: a right-to-left form is to be seen too. */
const seated: readonly Seated[] = [
  { who: "secretariat", post: "secretariat/secretariat-officer", language: "en" },
  { who: "chair", post: "secretariat/chair", language: "fr" },
  { who: "rapporteur", post: "secretariat/rapporteur", language: "es" },
  { who: "focal-point", post: "EGY/national-focal-point", language: "ar" },
  { who: "mission", post: "EGY/permanent-mission", language: "ar" },
];

const caller = { cookies: "", device: "corridor demo", address: "demo" };

/** The password of everybody in a demonstration: shown, and good for nothing else. */
export const demoPassword = "corridor-demonstration";

/** Appoints the people of the demonstration who can sign in, and a colleague who helps the focal point. */
export async function seatAccounts(
  directory: DirectoryService,
  actor: Actor,
  since: string,
  draw: Draws,
): Promise<void> {
  for (const { who, post, language } of seated) {
    const person = { name: personName(draw, language), email: `${who}@example.org`, language };
    unwrap(await directory.appoint(actor, { post, person, since }));
  }
  const helper = { name: personName(draw, "ar"), email: "colleague@example.org", language: "ar" as const };
  unwrap(await directory.delegate(actor, { post: "EGY/national-focal-point", colleague: helper, since }));
}

/**
 * Gives each of them an account in the ways in which the product does: the first by the machine's own link, the others by the link of
 * an invitation, which `linkOf` finds in the letter that was queued.
 */
export async function openDemoAccounts(
  { accounts, directory }: Pick<Opened, "accounts" | "directory">,
  draw: Draws,
  linkOf: (email: string) => Promise<string>,
): Promise<readonly DemoAccount[]> {
  const made: DemoAccount[] = [];
  const administrator = { email: "administrator@example.org", language: "en" as const };
  const key = await accounts.issueEntry("demo");
  const given = { ...administrator, name: personName(draw, "en"), password: demoPassword };
  unwrap(await accounts.takeEntry(caller, key, given));
  made.push({ who: "administrator", password: demoPassword, ...administrator });
  const person = await directory.personByEmail(administrator.email);
  const actor = person && (await directory.actorOf(person.id));
  if (!actor) throw new Error("the administrator of the demonstration has no seat");
  const all = [...seated, { who: "colleague", post: "EGY/national-focal-point" }];
  for (const { who, post } of all) {
    const email = `${who}@example.org`;
    const invitee = await directory.personByEmail(email);
    if (!invitee) throw new Error(`${email} is not in the address book`);
    unwrap(await accounts.invite(actor, { person: invitee.id, post }));
    const { name, language } = invitee;
    unwrap(await accounts.accept(caller, await linkOf(email), { name, password: demoPassword, language }));
    made.push({ who, email, password: demoPassword, language });
  }
  return made;
}
