import { APIError } from "better-auth/api";
import { ProblemError, problem } from "../../kernel/problem.ts";
import { sessionCookie } from "./auth.ts";
import { onlyCookie } from "./cookies.ts";
import { queueAccountLetter } from "./letters.ts";
import type { AccountParts, Caller, Entered, Signed } from "./model.ts";
import { dropSecondFactor, selectPassword } from "./repository.ts";
import { requirePassword } from "./resetting.ts";
import { inDeed } from "./scope.ts";
import { headersOf } from "./signing-in.ts";

/** A second factor that is being set up: nothing is asked for at signing in before its first code was shown. */
export interface Pending {
  /** For the app, as a QR code or to be typed: `otpauth://totp/…`. */
  readonly uri: string;
  /** Each lets one in once where the app is lost. Shown here and never again. */
  readonly backupCodes: readonly string[];
}

/** Begins to set it up (RFC 6238, six figures, 30 seconds). Throws ProblemError `accounts.password-wrong`, `accounts.second-factor-on`. */
export async function startSecondFactor(
  parts: AccountParts,
  caller: Caller,
  signed: Signed,
  password: string,
): Promise<Pending> {
  if (signed.secondFactor) throw new ProblemError(problem("accounts.second-factor-on"));
  await passwordWhereThereIsOne(parts, signed, password);
  return inDeed(
    parts.store,
    {
      actor: signed.actor,
      entry: { deed: "account.second-factor-begun", subject: signed.actor.id },
    },
    async () => {
      const { totpURI, backupCodes } = await parts.auth.api.enableTwoFactor({
        body: password === "" ? {} : { password },
        headers: own(caller),
      });
      return { uri: totpURI, backupCodes };
    },
  );
}

/** The first code of the app puts it in force, and the session goes on under a new token. Throws ProblemError `accounts.code-refused`. */
export async function confirmSecondFactor(
  parts: AccountParts,
  caller: Caller,
  signed: Signed,
  code: string,
): Promise<Entered> {
  parts.throttles.count("code-place", `${caller.address} ${signed.actor.id}`);
  const entered = await inDeed(
    parts.store,
    { actor: signed.actor, entry: { deed: "account.second-factor", subject: signed.actor.id } },
    async (): Promise<Entered | undefined> => {
      try {
        const { headers } = await parts.auth.api.verifyTOTP({
          body: { code: code.replace(/[\s-]/g, "") },
          headers: own(caller),
          returnHeaders: true,
        });
        return { cookies: headers.getSetCookie(), next: "in" };
      } catch (error) {
        if (error instanceof APIError) return undefined;
        throw error;
      }
    },
  );
  if (!entered) throw new ProblemError(problem("accounts.code-refused"));
  return entered;
}

/** Takes it off again. Throws ProblemError `accounts.password-wrong`, and `accounts.second-factor-needed` where a post asks for it. */
export async function dropOwnSecondFactor(
  parts: AccountParts,
  signed: Signed,
  password: string,
): Promise<void> {
  if (mustHaveSecondFactor(parts, signed)) throw new ProblemError(problem("accounts.second-factor-needed"));
  await passwordWhereThereIsOne(parts, signed, password);
  const at = parts.now();
  const { id: person, name } = signed.actor;
  await parts.store.deed(
    signed.actor,
    { deed: "account.second-factor-dropped", subject: person },
    async (trx) => {
      await dropSecondFactor(trx, person);
      await queueAccountLetter(trx, at, {
        once: `account/second-factor/${person}/${at.getTime()}`,
        kind: "security",
        text: "second-factor",
        to: { person, address: signed.email, name, language: signed.language },
      });
    },
  );
}

/** New backup codes; the old ones are void. Throws ProblemError `accounts.password-wrong`. */
export async function newBackupCodes(
  parts: AccountParts,
  caller: Caller,
  signed: Signed,
  password: string,
): Promise<readonly string[]> {
  await passwordWhereThereIsOne(parts, signed, password);
  return inDeed(
    parts.store,
    { actor: signed.actor, entry: { deed: "account.backup-codes", subject: signed.actor.id } },
    async () => {
      const { backupCodes } = await parts.auth.api.generateBackupCodes({
        body: password === "" ? {} : { password },
        headers: own(caller),
      });
      return backupCodes;
    },
  );
}

/** Where the setting says so, whoever keeps accounts or sees everybody's replies shows more than a password. */
export function mustHaveSecondFactor(
  { requireSecondFactor }: Pick<AccountParts, "requireSecondFactor">,
  { actor }: Pick<Signed, "actor">,
): boolean {
  return (
    requireSecondFactor && actor.seats.some(({ role }) => role === "administrator" || role === "secretariat")
  );
}

async function passwordWhereThereIsOne(parts: AccountParts, signed: Signed, password: string): Promise<void> {
  if ((await selectPassword(parts.store.database(), signed.actor.id)) !== undefined)
    await requirePassword(parts, signed, password);
}

function own(caller: Caller): Headers {
  return headersOf(caller, onlyCookie(caller.cookies, sessionCookie));
}
