import { randomUUID } from "node:crypto";
import { betterAuth } from "better-auth";
import { createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { twoFactor } from "better-auth/plugins/two-factor";
import { z } from "zod";
import type { Store } from "../../store/open.ts";
import { storeAdapter } from "./adapter.ts";
import { longestPassword, shortestPassword } from "./password-length.ts";

/** How long a browser may stay signed in, in seconds, however much it is used: 14 days. */
export const sessionSeconds = 14 * 24 * 3600;

/** How long the code of the second factor may be waited for after the password, in seconds. */
export const challengeSeconds = 600;

export const codes = 10;

/** Where a browser keeps the token of its session, and that of a sign-in that waits for its second factor. */
export const sessionCookie = "corridor.session_token";
export const challengeCookie = "corridor.two_factor";

/**
 * better-auth over our store: passwords (scrypt), sessions, second factors. None of its addresses is served: the pages call
 * it through the service of accounts, which says what each flow leaves in the audit log.
 */
export function makeAuth(store: Store, secret: string) {
  return betterAuth({
    appName: "Corridor",
    baseURL: "http://localhost",
    secret,
    database: storeAdapter(store),
    logger: { disabled: true },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
    },
    session: { expiresIn: sessionSeconds, disableSessionRefresh: true, cookieCache: { enabled: false } },
    verification: { storeIdentifier: "hashed", disableCleanup: true },
    advanced: {
      cookiePrefix: "corridor",
      // Whether the connection is encrypted is known with each request only; the server adds Secure.
      useSecureCookies: false,
      ipAddress: { disableIpTracking: true },
      database: { generateId: () => randomUUID() },
    },
    plugins: [
      twoFactor({
        issuer: "Corridor",
        twoFactorCookieMaxAge: challengeSeconds,
        allowPasswordless: true,
        backupCodeOptions: { amount: codes, length: 10, storeBackupCodes: "encrypted" },
        accountLockout: { enabled: true, maxFailedAttempts: 10, durationSeconds: 900 },
      }),
      entering(),
    ],
  });
}

export type Auth = ReturnType<typeof makeAuth>;

/** Signs in somebody who was let in by other means than a password: by a link of ours or by an identity provider. */
function entering() {
  return {
    id: "entering",
    endpoints: {
      enter: createAuthEndpoint.serverOnly(
        { method: "POST", body: z.object({ user: z.uuid() }), requireHeaders: true },
        async (ctx) => {
          const user = await ctx.context.internalAdapter.findUserById(ctx.body.user);
          if (!user) throw new Error("nobody to sign in");
          const session = await ctx.context.internalAdapter.createSession(user.id);
          await setSessionCookie(ctx, { session, user });
          return ctx.json({ signedIn: true });
        },
      ),
    },
  };
}
