import { createHash, randomBytes } from "node:crypto";
import { createRemoteJWKSet, jwtVerify } from "jose";
import { z } from "zod";
import { ProblemError, problem } from "../../kernel/problem.ts";
import { normalEmail } from "../people/checks.ts";
import { selectPersonByEmail } from "../people/repository.ts";
import { cookieValue, sameText, seal } from "./cookies.ts";
import type { AccountParts, Caller, Entered } from "./model.ts";
import { findAccount, findAccountByEmail, findSubject, insertAccount, writeSubject } from "./repository.ts";
import { inDeed } from "./scope.ts";
import { asActor, enter } from "./signing-in.ts";

/**
 * Signing in by an organization's own identity provider: the authorization code flow of OpenID Connect Core 1.0 (section 3.1)
 * with PKCE (RFC 7636), state and nonce. It lets in only whom the directory has, by the address that the provider says it has
 * verified, and from then on only the one whom the provider knew under that address.
 */
export interface SingleSignOnOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** As the button names it. */
  readonly name: string;
}

const provider = "oidc";
const stateCookie = "corridor.sso";
const stateLasts = 10 * 60_000;
/** How long the provider may take to answer, in milliseconds. */
const patience = 10_000;

const Discovered = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
  userinfo_endpoint: z.url().optional(),
});
type Discovered = z.infer<typeof Discovered>;

const Tokens = z.object({ id_token: z.string().max(20_000), access_token: z.string().max(20_000) });

const Subject = z.object({ sub: z.string().min(1).max(255), nonce: z.string() });
const Address = z.object({
  email: z.string().max(320),
  email_verified: z.union([z.boolean(), z.enum(["true", "false"])]),
});
type Claims = z.infer<typeof Subject> & z.infer<typeof Address>;

/** What is remembered in the browser until the provider has answered. */
const State = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  back: z.string(),
  until: z.number(),
});
type State = z.infer<typeof State>;

export interface SingleSignOn {
  readonly name: string;
  /** Where to send the browser, and the cookie to send with it. Throws ProblemError `accounts.sso-unreachable`. */
  begin(caller: Caller, back: string): Promise<{ readonly to: string; readonly cookie: string }>;
  /**
   * The provider has sent the browser back with these. Throws ProblemError `accounts.sso-refused` for what we did not ask for or cannot
   * believe, `accounts.sso-unknown` for somebody who is not in the directory, `accounts.sso-unverified` for an address that was not verified.
   */
  complete(caller: Caller, query: URLSearchParams): Promise<Entered & { readonly back: string }>;
}

export function singleSignOn(parts: AccountParts, options: SingleSignOnOptions): SingleSignOn {
  const { secret, now, throttles } = parts;
  const issuer = options.issuer.replace(/\/+$/, "");
  const returnAddress = () => `${parts.address()}/sso/return`;
  let discovered: Promise<Discovered> | undefined;

  /** Asked once; again where it failed. */
  const discover = () => {
    discovered ??= fetchDiscovery(issuer).catch((error: unknown) => {
      discovered = undefined;
      throw error;
    });
    return discovered;
  };

  return {
    name: options.name,
    begin: async (caller, back) => {
      throttles.count("sso-place", caller.address);
      const { authorization_endpoint } = await discover();
      const state: State = {
        state: random(),
        nonce: random(),
        verifier: random(),
        back,
        until: now().getTime() + stateLasts,
      };
      const to = new URL(authorization_endpoint);
      for (const [name, value] of Object.entries({
        client_id: options.clientId,
        response_type: "code",
        scope: "openid email",
        redirect_uri: returnAddress(),
        state: state.state,
        nonce: state.nonce,
        code_challenge: createHash("sha256").update(state.verifier).digest("base64url"),
        code_challenge_method: "S256",
      }))
        to.searchParams.set(name, value);
      const said = Buffer.from(JSON.stringify(state)).toString("base64url");
      const value = `${said}.${seal(secret, "sso", said)}`;
      return {
        to: to.href,
        cookie: `${stateCookie}=${value}; Max-Age=${stateLasts / 1000}; Path=/sso; HttpOnly; SameSite=Lax`,
      };
    },
    complete: async (caller, query) => {
      throttles.count("sso-place", caller.address);
      const state = readState(secret, caller.cookies);
      const code = query.get("code");
      if (!state || state.until <= now().getTime() || code === null) throw refused();
      if (!sameText(query.get("state") ?? "", state.state)) throw refused();
      const found = await discover();
      const claims = await exchange(found, options, {
        code,
        verifier: state.verifier,
        redirect: returnAddress(),
      });
      if (!sameText(claims.nonce, state.nonce)) throw refused();
      if (claims.email_verified !== true && claims.email_verified !== "true")
        throw new ProblemError(problem("accounts.sso-unverified"));
      const entered = await letIn(parts, caller, claims.email, `${found.issuer} ${claims.sub}`);
      const forget = `${stateCookie}=; Max-Age=0; Path=/sso; HttpOnly; SameSite=Lax`;
      return { ...entered, cookies: [...entered.cookies, forget], back: state.back };
    },
  };
}

async function letIn(
  parts: AccountParts,
  caller: Caller,
  address: string,
  subject: string,
): Promise<Entered> {
  const { store, now } = parts;
  const unknown = () => new ProblemError(problem("accounts.sso-unknown"));
  const email = normalEmail(address);
  if (email === undefined) throw unknown();
  const account = await findAccountByEmail(store.database(), email);
  const person = account ?? (await selectPersonByEmail(store.database(), email));
  if (!person || account?.closed) throw unknown();
  // The address book changed and the account did not: the address of the account is what counts.
  if (!account && (await findAccount(store.database(), person.id))) throw unknown();
  return inDeed(
    store,
    {
      actor: asActor(person),
      entry: { deed: "account.sign-in", subject: person.id, detail: { by: "sso" } },
    },
    async (deed) => {
      const known = account && (await findSubject(await deed.reading(), provider, person.id));
      if (known !== undefined && known !== subject) throw refused();
      if (known === undefined) {
        const trx = await deed.writing();
        if (!account) await insertAccount(trx, now(), { id: person.id, name: person.name, email });
        await writeSubject(trx, now(), person.id, provider, subject);
      }
      return enter(parts, caller, person.id);
    },
  );
}

async function fetchDiscovery(issuer: string): Promise<Discovered> {
  const found = Discovered.safeParse(await ask(`${issuer}/.well-known/openid-configuration`, {}));
  // Section 4.3 of OpenID Connect Discovery: whoever answers must be the one who was asked.
  if (!found.success || found.data.issuer.replace(/\/+$/, "") !== issuer) throw unreachable();
  return found.data;
}

async function exchange(
  { issuer, token_endpoint, jwks_uri, userinfo_endpoint }: Discovered,
  { clientId, clientSecret }: SingleSignOnOptions,
  given: { readonly code: string; readonly verifier: string; readonly redirect: string },
): Promise<Claims> {
  // RFC 6749, section 2.3.1: both are form-encoded before they are joined.
  const plain = [clientId, clientSecret].map((part) => encodeURIComponent(part)).join(":");
  const answer = await ask(token_endpoint, {
    method: "POST",
    headers: { authorization: `Basic ${Buffer.from(plain).toString("base64")}` },
    body: new URLSearchParams({
      grant_type: "authorization_code",
      code: given.code,
      redirect_uri: given.redirect,
      code_verifier: given.verifier,
    }),
  });
  const tokens = Tokens.safeParse(answer);
  if (!tokens.success) throw refused();
  const signed = await verified(tokens.data.id_token, { issuer, clientId, jwks_uri });
  const subject = Subject.safeParse(signed);
  if (!subject.success) throw refused();
  const said = Address.safeParse(signed);
  if (said.success) return { ...subject.data, ...said.data };
  // Most providers tell the address only to whoever asks for it (section 5.4).
  if (userinfo_endpoint === undefined) throw refused();
  const told = await ask(userinfo_endpoint, {
    headers: { authorization: `Bearer ${tokens.data.access_token}` },
  });
  const address = Address.extend({ sub: z.string() }).safeParse(told);
  // Section 5.3.2: what is told of another subject is not believed.
  if (!address.success || address.data.sub !== subject.data.sub) throw refused();
  return { ...address.data, ...subject.data };
}

/** What the provider's token says, its signature, issuer, audience and time checked. */
async function verified(
  token: string,
  { issuer, clientId, jwks_uri }: { issuer: string; clientId: string; jwks_uri: string },
): Promise<unknown> {
  try {
    const keys = createRemoteJWKSet(new URL(jwks_uri), { timeoutDuration: patience });
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      audience: clientId,
      algorithms: ["RS256", "PS256", "ES256", "EdDSA"],
      clockTolerance: 60,
      requiredClaims: ["exp", "iat", "sub", "nonce"],
    });
    if (payload.azp !== undefined && payload.azp !== clientId) throw refused();
    return payload;
  } catch {
    throw refused();
  }
}

async function ask(address: string, init: RequestInit): Promise<unknown> {
  let answer: Response;
  try {
    answer = await fetch(address, {
      ...init,
      redirect: "error",
      signal: AbortSignal.timeout(patience),
    });
  } catch {
    throw unreachable();
  }
  if (!answer.ok) throw answer.status >= 500 ? unreachable() : refused();
  const text = await answer.text();
  if (text.length > 200_000) throw refused();
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw refused();
  }
}

function readState(secret: string, cookies: string): State | undefined {
  const [said = "", signature = ""] = (cookieValue(cookies, stateCookie) ?? "").split(".");
  if (!sameText(signature, seal(secret, "sso", said))) return undefined;
  return State.parse(JSON.parse(Buffer.from(said, "base64url").toString()));
}

function random(): string {
  return randomBytes(32).toString("base64url");
}

function refused(): ProblemError {
  return new ProblemError(problem("accounts.sso-refused"));
}

function unreachable(): ProblemError {
  return new ProblemError(problem("accounts.sso-unreachable"));
}
