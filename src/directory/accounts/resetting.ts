import { setTimeout as wait } from "node:timers/promises";
import { verifyPassword } from "better-auth/crypto";
import type { Transaction } from "kysely";
import { ProblemError, problem } from "../../kernel/problem.ts";
import { normalEmail } from "../people/checks.ts";
import { voidLink } from "./inviting.ts";
import { linkAddress, queueAccountLetter } from "./letters.ts";
import { findLink, issueLink, revokeLinks, useLink } from "./links.ts";
import type { AccountParts, Caller, Signed } from "./model.ts";
import { passwordProblem } from "./passwords.ts";
import {
  type Account,
  findAccount,
  findAccountByEmail,
  type Hashed,
  hashed,
  selectPassword,
  writePassword,
} from "./repository.ts";
import { endSessions } from "./sessions.ts";
import { asActor } from "./signing-in.ts";

/** Answers take at least this long, in milliseconds, so that their time does not tell whether a letter is written. */
const answersAfter = 300;

/**
 * Sends a letter with a link to choose a new password, where the address has an account. The answer is the same where it has
 * none. Throws ProblemError `accounts.too-often` for whoever asks from one place again and again.
 */
export async function askReset(parts: AccountParts, caller: Caller, given: string): Promise<void> {
  parts.throttles.count("reset-place", caller.address);
  const email = normalEmail(given.trim());
  await Promise.all([wait(answersAfter), email === undefined ? undefined : sendReset(parts, email)]);
}

async function sendReset({ store, now, address, throttles }: AccountParts, email: string): Promise<void> {
  const account = await findAccountByEmail(store.database(), email);
  if (!account || account.closed !== null || !throttles.allows("reset-account", email)) return;
  const at = now();
  const { id: person, name, language } = account;
  await store.deed({ kind: "visitor" }, { deed: "account.reset-asked", subject: person }, async (trx) => {
    const link = { purpose: "reset", person, address: account.email, post: null } as const;
    const key = await issueLink(trx, at, { ...link, by: "visitor" });
    await queueAccountLetter(trx, at, {
      once: `account/reset/${person}/${at.getTime()}`,
      kind: "account",
      text: "reset",
      link: linkAddress(address(), language, "reset", key),
      to: { person, address: account.email, name, language },
    });
  });
}

/** Whose new password the key of a letter lets one choose, while it is good. */
export async function resetFor({ store, now }: AccountParts, key: string): Promise<Account | undefined> {
  const link = await findLink(store.database(), now(), "reset", key);
  const account = link?.person ? await findAccount(store.database(), link.person) : undefined;
  return account && account.closed === null && account.email === link?.address ? account : undefined;
}

/** Chooses the new password; all sessions end, and one signs in anew. Throws ProblemError `accounts.link-void` and those of a password. */
export async function reset(
  parts: AccountParts,
  caller: Caller,
  key: string,
  password: string,
): Promise<void> {
  const { store, now, throttles } = parts;
  throttles.count("link-place", caller.address);
  const account = await resetFor(parts, key);
  if (!account) throw voidLink();
  const wrong = passwordProblem(password, account);
  if (wrong) throw new ProblemError(wrong);
  const secret = await hashed(password);
  const at = now();
  const entry = { deed: "account.password", subject: account.id, detail: { by: "letter" } };
  await store.deed(asActor(account), entry, async (trx) => {
    if (!(await useLink(trx, at, "reset", key))) throw voidLink();
    await endSessions(trx, account.id);
    await changed(trx, at, account, secret);
  });
}

/**
 * Changes the password of whoever is signed in, who says the old one; their other sessions end. Throws ProblemError
 * `accounts.password-wrong`, `accounts.too-often` and those of a password.
 */
export async function changePassword(
  parts: AccountParts,
  signed: Signed,
  given: { readonly old: string; readonly password: string },
): Promise<void> {
  const { store, now } = parts;
  const account = await requirePassword(parts, signed, given.old);
  const wrong = passwordProblem(given.password, account);
  if (wrong) throw new ProblemError(wrong);
  const secret = await hashed(given.password);
  const at = now();
  const entry = { deed: "account.password", subject: account.id, detail: { by: "person" } };
  await store.deed(signed.actor, entry, async (trx) => {
    await endSessions(trx, account.id, { but: signed.session });
    await changed(trx, at, account, secret);
  });
}

/** The account of whoever is signed in, where they say its password. One without a password cannot. Throws ProblemError `accounts.password-wrong`. */
export async function requirePassword(
  { store, throttles }: AccountParts,
  signed: Signed,
  password: string,
): Promise<Account> {
  throttles.count("password-account", signed.email);
  const account = await findAccount(store.database(), signed.actor.id);
  const hash = account && (await selectPassword(store.database(), account.id));
  const right = hash !== undefined && (await verifyPassword({ hash, password: password.slice(0, 1000) }));
  if (!account || !right) throw new ProblemError(problem("accounts.password-wrong"));
  return account;
}

/** Whoever did not do it themselves hears of it. */
async function changed(
  trx: Transaction<unknown>,
  at: Date,
  { id: person, name, email: address, language }: Account,
  password: Hashed,
): Promise<void> {
  await writePassword(trx, at, person, password);
  await revokeLinks(trx, at, { purpose: "reset", person });
  await queueAccountLetter(trx, at, {
    once: `account/password/${person}/${at.getTime()}`,
    kind: "security",
    text: "password",
    to: { person, address, name, language },
  });
}
