import type { Transaction } from "kysely";
import { actorName } from "../../kernel/actor.ts";
import { ProblemError, problem } from "../../kernel/problem.ts";
import { checkedEmail, checkedLanguage, checkedName } from "../people/checks.ts";
import { dayOf } from "../people/days.ts";
import { newPerson } from "../people/keep-persons.ts";
import type { PostKind } from "../people/model.ts";
import { findPost, requirePerson } from "../people/parts.ts";
import {
  insertHolding,
  selectHoldings,
  selectPersonByEmail,
  writePerson,
  writePost,
} from "../people/repository.ts";
import { postId } from "../people/starter-posts.ts";
import { voidLink } from "./inviting.ts";
import { findLink, issueLink, useLink } from "./links.ts";
import type { AccountParts, Caller, Entered } from "./model.ts";
import { passwordProblem } from "./passwords.ts";
import {
  dropSecondFactor,
  findAccount,
  findAccountByEmail,
  hashed,
  insertAccount,
  writeClosed,
  writePassword,
} from "./repository.ts";
import { inDeed } from "./scope.ts";
import { endSessions } from "./sessions.ts";
import { asActor, enter } from "./signing-in.ts";

/** What whoever follows the machine's own link becomes. */
const posts = ["administrator", "secretariat-officer"] as const satisfies readonly PostKind[];

/** A new key for the machine's own link; the one before it is void. */
export async function issueEntry({ store, now }: AccountParts, by: string): Promise<string> {
  const link = { purpose: "enter", person: null, address: null, post: null, by } as const;
  return store.deed({ kind: "operator", name: by }, { deed: "account.link", subject: "enter" }, (trx) =>
    issueLink(trx, now(), link),
  );
}

/** True while the key of the machine's own link is good. */
export async function isEntry({ store, now }: AccountParts, key: string): Promise<boolean> {
  return (await findLink(store.database(), now(), "enter", key)) !== undefined;
}

export interface EntryGiven {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly language: string;
}

/**
 * Whoever holds the machine's own link becomes its administrator and an officer of the secretariat, and is signed in. With an
 * address that has an account it is a way back: a new password, no second factor, all sessions ended. Throws ProblemError
 * `accounts.link-void`, `accounts.email-needed`, those of a password and of a person.
 */
export async function takeEntry(
  parts: AccountParts,
  caller: Caller,
  key: string,
  given: EntryGiven,
): Promise<Entered> {
  const { store, now, throttles } = parts;
  throttles.count("link-place", caller.address);
  if (!(await isEntry(parts, key))) throw voidLink();
  const at = now();
  const name = checkedName(given.name);
  const email = checkedEmail(given.email);
  if (email === null) throw new ProblemError(problem("accounts.email-needed"));
  const language = checkedLanguage(given.language);
  const wrong = passwordProblem(given.password, { email, name });
  if (wrong) throw new ProblemError(wrong);
  const password = await hashed(given.password);
  const book =
    (await findAccountByEmail(store.database(), email))?.id ??
    (await selectPersonByEmail(store.database(), email))?.id;
  const known = book !== undefined && (await findAccount(store.database(), book)) !== undefined;
  const fresh = newPerson({ name, email, language });
  const id = book ?? fresh.id;
  return inDeed(
    store,
    { actor: asActor({ id, name }), entry: { deed: "account.enter", subject: id } },
    async (deed) => {
      const trx = await deed.writing();
      if (!(await useLink(trx, at, "enter", key))) throw voidLink();
      const before = book === undefined ? fresh : await requirePerson(trx, book);
      await writePerson(trx, { ...before, name, language }, at);
      if (!known) await insertAccount(trx, at, { id, name, email });
      else {
        await writeClosed(trx, id, null);
        await dropSecondFactor(trx, id);
        await endSessions(trx, id);
      }
      await writePassword(trx, at, id, password);
      for (const kind of posts) await takePost(trx, at, id, kind);
      return enter(parts, caller, id);
    },
  );
}

/** Gives the person a post of this kind where they have none: the first that nobody holds. */
async function takePost(trx: Transaction<unknown>, at: Date, person: string, kind: PostKind): Promise<void> {
  const today = dayOf(at);
  const lasts = ({ until }: { readonly until: string | null }) => until === null || until >= today;
  const pattern = new RegExp(`^${postId(null, kind)}(-\\d+)?$`);
  const mine = await selectHoldings(trx, { person, on: today });
  if (mine.some(({ post, part }) => part === "holder" && pattern.test(post))) return;
  for (let number = 1; ; number++) {
    const id = postId(null, kind, number);
    const post = (await findPost(trx, id)) ?? {
      id,
      kind,
      party: null,
      title: null,
      email: null,
      language: null,
      ended: null,
    };
    const taken = (await selectHoldings(trx, { post: id })).some(
      (one) => one.part === "holder" && lasts(one),
    );
    if (taken || (post.ended !== null && post.ended < today)) continue;
    await writePost(trx, post, at);
    const holding = { post: id, person, part: "holder", since: today, until: null, note: null } as const;
    await insertHolding(trx, holding, at, actorName(asActor({ id: person, name: "" })));
    return;
  }
}
