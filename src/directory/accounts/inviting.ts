import { type Actor, actorName } from "../../kernel/actor.ts";
import { ProblemError, problem } from "../../kernel/problem.ts";
import { type Words, words } from "../../kernel/words.ts";
import { checkedLanguage, checkedName } from "../people/checks.ts";
import { dayOf } from "../people/days.ts";
import { findPerson, requirePerson, requirePost } from "../people/parts.ts";
import { selectHoldings, writePerson } from "../people/repository.ts";
import { requireRight } from "../rights.ts";
import { linkAddress, queueAccountLetter } from "./letters.ts";
import { findLink, issueLink, type Link, linkLasts, openInvitations, revokeLinks, useLink } from "./links.ts";
import type { AccountParts, Caller, Entered } from "./model.ts";
import { passwordProblem } from "./passwords.ts";
import { postInWords } from "./post-words.ts";
import { findAccount, findAccountByEmail, hashed, insertAccount, writePassword } from "./repository.ts";
import { type Database, inDeed } from "./scope.ts";
import { asActor, enter } from "./signing-in.ts";

/** Whom to invite: a person of the address book, for a post that is theirs. */
export interface Invitation {
  readonly person: string;
  readonly post: string;
}

/** What became of an invitation. `told`: the person has an account already, and a letter tells them of the post. */
export type Invited = "invited" | "told";

/**
 * Sends a letter with a link by which the holder or delegate of a post makes their account. The link is bound to the person,
 * the address and the post; a new one makes the one before void. Throws ProblemError `directory.not-allowed`,
 * `directory.unknown-person`, `directory.unknown-post`, `accounts.post-not-theirs`, `accounts.no-address`.
 */
export async function invite(parts: AccountParts, actor: Actor, given: Invitation): Promise<Invited> {
  const { store, throttles } = parts;
  const post = await requirePost(store.database(), given.post);
  requireRight(actor, "people.invite", post.party ?? undefined);
  // Whoever invites an administrator makes one.
  if (post.kind === "administrator") requireRight(actor, "people.administer");
  throttles.count("invite-person", actorName(actor));
  const at = parts.now();
  return store.deed(
    actor,
    { deed: "account.invite", subject: given.person, detail: { post: post.id } },
    async (trx): Promise<Invited> => {
      const person = await requirePerson(trx, given.person);
      if (!(await holds(trx, person.id, post.id, dayOf(at))))
        throw new ProblemError(problem("accounts.post-not-theirs", { name: person.name }));
      const account = await findAccount(trx, person.id);
      const address = account?.email ?? person.email;
      if (address === null) throw new ProblemError(problem("accounts.no-address", { name: person.name }));
      const facts = { post: await postInWords(trx, post, words(person.language)) };
      const to = { person: person.id, address, name: person.name, language: person.language };
      const once = `account/${account ? "post" : "invitation"}/${person.id}/${post.id}/${at.getTime()}`;
      if (account) {
        const link = `${parts.address()}/${person.language}/sign-in`;
        await queueAccountLetter(trx, at, {
          once,
          kind: "invitation",
          text: "post",
          facts: { ...facts, address: link },
          to,
          party: post.party,
        });
        return "told";
      }
      const link = { purpose: "invitation", person: person.id, address, post: post.id } as const;
      const key = await issueLink(trx, at, { ...link, by: actorName(actor) });
      const until = new Date(at.getTime() + linkLasts.invitation);
      await queueAccountLetter(trx, at, {
        once,
        kind: "invitation",
        text: "invitation",
        facts: { ...facts, until: words(person.language).date(until) },
        link: linkAddress(parts.address(), person.language, "invitation", key),
        to,
        party: post.party,
      });
      return "invited";
    },
  );
}

/** Takes the invitations of a person back that nobody has followed; gives how many. Throws ProblemError as {@link invite}. */
export async function revokeInvitations(
  { store, now }: AccountParts,
  actor: Actor,
  { person, post: id }: Invitation,
): Promise<number> {
  const post = await requirePost(store.database(), id);
  requireRight(actor, "people.invite", post.party ?? undefined);
  return store.deed(actor, { deed: "account.uninvite", subject: person, detail: { post: id } }, (trx) =>
    revokeLinks(trx, now(), { purpose: "invitation", person, post: id }),
  );
}

/** Invitations that wait to be followed, as far as the actor may know of them. */
export async function invitationsFor(
  { store, now }: AccountParts,
  may: (party: string | null) => boolean,
): Promise<readonly Link[]> {
  const open = await openInvitations(store.database(), now());
  return open.filter(({ post }) => may(partyOf(post)));
}

/** `PHL/national-focal-point` is a post of PHL; what begins with the house is nobody's. */
export function partyOf(post: string | null): string | null {
  const name = post?.split("/")[0] ?? "secretariat";
  return name === "secretariat" ? null : name;
}

/** What a person sees of an invitation before they accept it. */
export interface ShownInvitation {
  readonly name: string;
  readonly email: string;
  readonly post: string;
  readonly language: string;
}

/** The invitation of a key while it is good. */
export async function shownInvitation(
  { store, now }: AccountParts,
  key: string,
  words: Words,
): Promise<ShownInvitation | undefined> {
  const link = await findLink(store.database(), now(), "invitation", key);
  const found = link && (await standing(store.database(), link, dayOf(now())));
  if (!found) return undefined;
  const { name, language } = found.person;
  const post = await requirePost(store.database(), found.post);
  return { name, language, email: found.address, post: await postInWords(store.database(), post, words) };
}

export interface Acceptance {
  readonly name: string;
  readonly password: string;
  readonly language: string;
}

/**
 * Makes the account of an invitation and signs in. Throws ProblemError `accounts.link-void` where the link was used, is too old
 * or was taken back, or the post is no longer theirs; those of a password and of a name.
 */
export async function accept(
  parts: AccountParts,
  caller: Caller,
  key: string,
  given: Acceptance,
): Promise<Entered> {
  const { store, now, throttles } = parts;
  throttles.count("link-place", caller.address);
  const at = now();
  const link = await findLink(store.database(), at, "invitation", key);
  const found = link && (await standing(store.database(), link, dayOf(at)));
  if (!found) throw voidLink();
  const { id } = found.person;
  const name = checkedName(given.name);
  const language = checkedLanguage(given.language);
  const wrong = passwordProblem(given.password, { email: found.address, name });
  if (wrong) throw new ProblemError(wrong);
  const password = await hashed(given.password);
  return inDeed(
    store,
    {
      actor: asActor({ id, name }),
      entry: { deed: "account.open", subject: id, detail: { post: found.post } },
    },
    async (deed) => {
      const trx = await deed.writing();
      // Looked at again, now that nobody else writes.
      if (!(await useLink(trx, at, "invitation", key))) throw voidLink();
      const still = await standing(trx, link, dayOf(at));
      if (!still) throw voidLink();
      await writePerson(trx, { ...still.person, name, language }, at);
      await insertAccount(trx, at, { id, name, email: found.address });
      await writePassword(trx, at, id, password);
      await revokeLinks(trx, at, { purpose: "invitation", person: id });
      return enter(parts, caller, id);
    },
  );
}

/** The person and post of an invitation, where everything that it was made for still holds. */
async function standing(database: Database, { person: id, post, address }: Link, today: string) {
  if (id === null || post === null || address === null) return undefined;
  const person = await findPerson(database, id);
  if (!person || person.gone !== null || person.email?.toLowerCase() !== address.toLowerCase())
    return undefined;
  if (!(await holds(database, id, post, today))) return undefined;
  if ((await findAccount(database, id)) || (await findAccountByEmail(database, address.toLowerCase())))
    return undefined;
  return { person, post, address: address.toLowerCase() };
}

/** That a post is a person's on this day, or will be. */
async function holds(database: Database, person: string, post: string, today: string): Promise<boolean> {
  const held = await selectHoldings(database, { person, post });
  return held.some(({ until }) => until === null || until >= today);
}

export function voidLink(): ProblemError {
  return new ProblemError(problem("accounts.link-void"));
}
