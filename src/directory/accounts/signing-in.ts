import { APIError } from "better-auth/api";
import type { Actor } from "../../kernel/actor.ts";
import { ProblemError, problem } from "../../kernel/problem.ts";
import { normalEmail } from "../people/checks.ts";
import { challengeCookie, sessionCookie } from "./auth.ts";
import { onlyCookie, signedPart } from "./cookies.ts";
import type { AccountParts, Caller, Entered } from "./model.ts";
import { type Account, findAccount, findAccountByEmail } from "./repository.ts";
import { inDeed } from "./scope.ts";
import { endSessions, findSession } from "./sessions.ts";

const visitor: Actor = { kind: "visitor" };

/** As the audit log names them. */
export function asActor({ id, name }: Pick<Account, "id" | "name">): Actor {
  return { kind: "person", id, name, seats: [] };
}

/**
 * The first step: address and password. What comes of it does not tell which of the two was wrong, nor does the time that it
 * takes. Throws ProblemError `accounts.sign-in-refused`, `accounts.too-often`.
 */
export async function signIn(
  { store, auth, throttles }: AccountParts,
  caller: Caller,
  given: { readonly email: string; readonly password: string },
): Promise<Entered> {
  const email = normalEmail(given.email.trim()) ?? "nobody@invalid.invalid";
  throttles.count("password-place", caller.address);
  throttles.count("password-account", email);
  throttles.count("password-here", `${caller.address} ${email}`);
  const found = await findAccountByEmail(store.database(), email);
  const account = found?.closed === null ? found : undefined;
  const body = {
    email: account ? email : "nobody@invalid.invalid",
    password: given.password.slice(0, 1000),
  };
  const entered = await inDeed(
    store,
    {
      actor: account ? asActor(account) : visitor,
      entry: { deed: "account.sign-in", subject: account?.id ?? "" },
    },
    async (deed): Promise<Entered | undefined> => {
      try {
        const { headers, response } = await auth.api.signInEmail({
          body,
          headers: headersOf(caller, ""),
          returnHeaders: true,
        });
        const asked = "twoFactorRedirect" in response;
        if (asked) deed.entry = { deed: "account.second-factor-asked", subject: deed.entry.subject };
        return { cookies: headers.getSetCookie(), next: asked ? "second-factor" : "in" };
      } catch (error) {
        if (error instanceof APIError) return undefined;
        throw error;
      }
    },
  );
  if (entered) return entered;
  if (account) await noteRefused(store, account.id, "password");
  throw new ProblemError(problem("accounts.sign-in-refused"));
}

/** What may be shown as a second factor. */
export interface SecondFactor {
  /** Six figures of the app, or one of the backup codes. */
  readonly code: string;
}

/**
 * The second step: a code of the app, or a backup code, which is good once. After five wrong ones the password must be given
 * again, after ten the account waits a quarter of an hour. Throws ProblemError `accounts.code-refused`, `accounts.too-late`.
 */
export async function confirm(
  { store, auth, throttles }: AccountParts,
  caller: Caller,
  { code }: SecondFactor,
): Promise<Entered> {
  throttles.count("code-place", caller.address);
  const account = await challenged({ store, auth }, caller);
  if (!account) throw new ProblemError(problem("accounts.too-late"));
  const headers = headersOf(caller, onlyCookie(caller.cookies, challengeCookie));
  const written = code.replace(/[\s-]/g, "");
  const isCode = /^\d{6}$/.test(written);
  const entered = await inDeed(
    store,
    {
      actor: asActor(account),
      entry: {
        deed: "account.sign-in",
        subject: account.id,
        detail: { by: isCode ? "code" : "backup-code" },
      },
    },
    async (deed): Promise<Entered | undefined> => {
      try {
        const answer = isCode
          ? await auth.api.verifyTOTP({ body: { code: written }, headers, returnHeaders: true })
          : await auth.api.verifyBackupCode({
              body: { code: code.trim() },
              headers,
              returnHeaders: true,
            });
        return { cookies: answer.headers.getSetCookie(), next: "in" };
      } catch (error) {
        // That it was tried is written down and counts, so this is no reason to undo it.
        if (!(error instanceof APIError)) throw error;
        deed.entry = { deed: "account.second-factor-refused", subject: account.id };
        await deed.writing();
        return undefined;
      }
    },
  );
  if (entered) return entered;
  const left = await challenged({ store, auth }, caller);
  throw new ProblemError(problem(left ? "accounts.code-refused" : "accounts.too-late"));
}

/** Whose second factor is waited for in this browser. */
export async function challenged(
  { store, auth }: Pick<AccountParts, "store" | "auth">,
  caller: Pick<Caller, "cookies">,
): Promise<Account | undefined> {
  const identifier = signedPart(caller.cookies, challengeCookie);
  if (identifier === undefined) return undefined;
  const { internalAdapter } = await auth.$context;
  const waiting = await internalAdapter.findVerificationValue(identifier);
  if (!waiting || waiting.expiresAt <= new Date()) return undefined;
  const account = await findAccount(store.database(), waiting.value);
  return account?.closed === null ? account : undefined;
}

/** Signs in somebody whom a link of ours or an identity provider has let in. Within a deed ({@link inDeed}). */
export async function enter({ auth }: AccountParts, caller: Caller, person: string): Promise<Entered> {
  const { headers } = await auth.api.enter({
    body: { user: person },
    headers: headersOf(caller, ""),
    returnHeaders: true,
  });
  return { cookies: headers.getSetCookie(), next: "in" };
}

/** Ends the session of this browser; gives the cookies that make it forget. */
export async function signOut({ store, now }: AccountParts, caller: Caller): Promise<readonly string[]> {
  const token = signedPart(caller.cookies, sessionCookie);
  const session = token === undefined ? undefined : await findSession(store.database(), now(), token);
  if (session)
    await store.deed(
      asActor({ id: session.person, name: session.name }),
      { deed: "account.sign-out", subject: session.person },
      (trx) => endSessions(trx, session.person, { only: session.id }),
    );
  return [sessionCookie, challengeCookie].map(
    (name) => `${name}=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax`,
  );
}

async function noteRefused(store: AccountParts["store"], person: string, reason: string): Promise<void> {
  await store.deed(visitor, { deed: "account.refused", subject: person, detail: { reason } }, async () => {});
}

export function headersOf(caller: Caller, cookie: string): Headers {
  const headers = new Headers({ "user-agent": caller.device.slice(0, 300) });
  if (cookie !== "") headers.set("cookie", cookie);
  return headers;
}
