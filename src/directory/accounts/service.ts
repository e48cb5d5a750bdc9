import { randomBytes } from "node:crypto";
import type { Actor, Person } from "../../kernel/actor.ts";
import { attempt, ProblemError, problem, type Result } from "../../kernel/problem.ts";
import type { Words } from "../../kernel/words.ts";
import type { Store } from "../../store/open.ts";
import { readSetting, writeSetting } from "../../store/settings.ts";
import { checkedLanguage, checkedName } from "../people/checks.ts";
import type { Post } from "../people/model.ts";
import { requirePerson } from "../people/parts.ts";
import { writePerson } from "../people/repository.ts";
import { partiesFor, requireRight } from "../rights.ts";
import { makeAuth, sessionCookie } from "./auth.ts";
import { sameText, seal, signedPart } from "./cookies.ts";
import { type EntryGiven, isEntry, issueEntry, takeEntry } from "./entering.ts";
import {
  type Acceptance,
  accept,
  type Invitation,
  type Invited,
  invitationsFor,
  invite,
  revokeInvitations,
  type ShownInvitation,
  shownInvitation,
} from "./inviting.ts";
import type { Link } from "./links.ts";
import type { AccountParts, Caller, Entered, Signed } from "./model.ts";
import { postInWords } from "./post-words.ts";
import { type Known, rememberSessions } from "./remembered.ts";
import { type Account, anyAccount, findAccount, selectPassword, writeClosed } from "./repository.ts";
import { askReset, changePassword, reset, resetFor } from "./resetting.ts";
import {
  confirmSecondFactor,
  dropOwnSecondFactor,
  mustHaveSecondFactor,
  newBackupCodes,
  type Pending,
  startSecondFactor,
} from "./second-factor.ts";
import { keepSeen } from "./seen.ts";
import { endSessions, idleLasts, listSessions, type ShownSession } from "./sessions.ts";
import { challenged, confirm, signIn, signOut } from "./signing-in.ts";
import { type SingleSignOn, type SingleSignOnOptions, singleSignOn } from "./single-sign-on.ts";
import { makeThrottles } from "./throttles.ts";

/**
 * Who may come in, and as whom. What opens, changes or ends an account or a session is a deed with its entry in the audit log,
 * without secrets. Rights are not kept here: they are the seats of the person at the moment of asking.
 */
export interface AccountService {
  /** Whose the session of this browser is, with what they may do now; undefined for a visitor. */
  who(cookies: string): Promise<Signed | undefined>;
  /** True where there is an account at all; before, only the machine's own link lets somebody in. */
  any(): Promise<boolean>;

  /** Problems: `accounts.sign-in-refused`, `accounts.too-often`. */
  signIn(caller: Caller, given: { email: string; password: string }): Promise<Result<Entered>>;
  /** Whose second factor this browser has to show; undefined where none is waited for. */
  challenged(cookies: string): Promise<string | undefined>;
  /** Problems: `accounts.code-refused`, `accounts.too-late`, `accounts.too-often`. */
  confirm(caller: Caller, code: string): Promise<Result<Entered>>;
  /** Gives the cookies that make the browser forget. */
  signOut(caller: Caller): Promise<readonly string[]>;
  /** By an identity provider; null where none is set up. */
  readonly sso: SingleSignOn | null;

  /** A key of the machine's own link, for whoever runs the command there. */
  issueEntry(operator: string): Promise<string>;
  isEntry(key: string): Promise<boolean>;
  /** Makes an administrator of whoever holds the link. Problems: `accounts.link-void`, those of passwords and persons. */
  takeEntry(caller: Caller, key: string, given: EntryGiven): Promise<Result<Entered>>;

  /** Problems: `directory.not-allowed`, `.unknown-person`, `.unknown-post`, `accounts.post-not-theirs`, `.no-address`. */
  invite(actor: Actor, invitation: Invitation): Promise<Result<Invited>>;
  /** Gives how many were taken back. */
  revoke(actor: Actor, invitation: Invitation): Promise<Result<number>>;
  /** Those that nobody has followed yet, as far as the actor may know of them. */
  invitations(actor: Actor): Promise<readonly Link[]>;
  /** What an invitation is for, in these words, while its key is good. */
  invitation(key: string, words: Words): Promise<ShownInvitation | undefined>;
  /** Problems: `accounts.link-void`, those of passwords and names. */
  accept(caller: Caller, key: string, given: Acceptance): Promise<Result<Entered>>;

  /** Always good, whether or not the address is known. Problem: `accounts.too-often`. */
  askReset(caller: Caller, email: string): Promise<Result<null>>;
  /** Whose password the key of a letter lets one choose. */
  resetFor(key: string): Promise<Account | undefined>;
  /** Problems: `accounts.link-void`, those of a password. */
  reset(caller: Caller, key: string, password: string): Promise<Result<null>>;

  /** What is one's own. */
  own(signed: Signed): Promise<OwnAccount>;
  /** One's name and language. Problems: `directory.name-missing`, `directory.name-malformed`, `directory.language-unknown`. */
  change(signed: Signed, change: { name: string; language: string }): Promise<Result<null>>;
  /** Problems: `accounts.password-wrong`, `accounts.too-often`, those of a password. */
  changePassword(signed: Signed, given: { old: string; password: string }): Promise<Result<null>>;
  /** Problems: `accounts.password-wrong`, `accounts.second-factor-on`. */
  startSecondFactor(caller: Caller, signed: Signed, password: string): Promise<Result<Pending>>;
  /** Problem: `accounts.code-refused`. */
  confirmSecondFactor(caller: Caller, signed: Signed, code: string): Promise<Result<Entered>>;
  /** Problems: `accounts.password-wrong`, `accounts.second-factor-needed`. */
  dropSecondFactor(signed: Signed, password: string): Promise<Result<null>>;
  newBackupCodes(caller: Caller, signed: Signed, password: string): Promise<Result<readonly string[]>>;
  /** Ends one of one's sessions, or all others. Gives how many there were. */
  endSessions(signed: Signed, which: { only: string } | "others"): Promise<number>;

  /** A post as letters and pages name it. */
  postName(post: Pick<Post, "id" | "kind" | "party" | "title">, words: Words): Promise<string>;

  /** The account of somebody; undefined where there is none. Problem: `directory.not-allowed`. */
  of(actor: Actor, person: string): Promise<Result<Account | null>>;
  /**
   * Closes an account or opens it again; closing ends its sessions. Nobody closes their own, so that one administrator at least is left.
   * Problems: `directory.not-allowed`, `directory.unknown-person`, `accounts.own-account`.
   */
  setClosed(actor: Actor, person: string, closed: boolean): Promise<Result<null>>;

  /** Where the server listens, once that is known: letters and the identity provider lead there where no address was set. */
  servedAt(address: string): void;
  close(): Promise<void>;
}

export interface OwnAccount {
  readonly account: Account;
  readonly password: boolean;
  readonly secondFactorNeeded: boolean;
  readonly sessions: readonly ShownSession[];
}

export interface AccountOptions {
  readonly store: Store;
  readonly now: () => Date;
  readonly actorOf: (person: string) => Promise<Person | undefined>;
  /** Where readers reach the pages; else where the server says that it listens. */
  readonly address?: string | null;
  readonly singleSignOn?: SingleSignOnOptions | null;
  readonly requireSecondFactor?: boolean;
}

/** Opens the accounts of a store. The first time it makes the key with which cookies are signed and second factors encrypted. */
export async function openAccounts(options: AccountOptions): Promise<AccountService> {
  const { store, now, actorOf } = options;
  const secret = await ownSecret(store);
  let address = options.address ?? "http://127.0.0.1:8350";
  const parts: AccountParts = {
    store,
    auth: makeAuth(store, secret),
    secret,
    now,
    throttles: makeThrottles(() => now().getTime()),
    address: () => address,
    actorOf,
    requireSecondFactor: options.requireSecondFactor ?? false,
  };
  const seen = keepSeen(store, now);
  const nothing = () => null;

  const remembered = rememberSessions(store, actorOf);

  async function known(cookies: string): Promise<Known | undefined> {
    const token = signedPart(cookies, sessionCookie);
    if (token === undefined) return undefined;
    const at = now();
    const found = await remembered.of(token, at);
    if (!found) return undefined;
    const { id, seen: written } = found.session;
    const last = Math.max(written.getTime(), seen.lastOf(id));
    if (last <= at.getTime() - idleLasts) return undefined;
    seen.note(id, at);
    return found;
  }

  return {
    who: async (cookies) => {
      const who = await known(cookies);
      if (!who) return undefined;
      const { session: found, actor } = who;
      const must = !found.secondFactor && mustHaveSecondFactor(parts, { actor }) ? "second-factor" : null;
      return {
        session: found.id,
        actor: must ? { ...actor, seats: [] } : actor,
        language: found.language,
        email: found.email,
        token: seal(secret, "form", found.id),
        secondFactor: found.secondFactor,
        must,
      };
    },
    any: () => anyAccount(store.database()),
    signIn: (caller, given) => attempt(() => signIn(parts, caller, given)),
    challenged: async (cookies) => (await challenged(parts, { cookies }))?.email,
    confirm: (caller, code) => attempt(() => confirm(parts, caller, { code })),
    signOut: (caller) => signOut(parts, caller),
    sso: options.singleSignOn ? singleSignOn(parts, options.singleSignOn) : null,

    issueEntry: (operator) => issueEntry(parts, operator),
    isEntry: (key) => isEntry(parts, key),
    takeEntry: (caller, key, given) => attempt(() => takeEntry(parts, caller, key, given)),

    invite: (actor, invitation) => attempt(() => invite(parts, actor, invitation)),
    revoke: (actor, invitation) => attempt(() => revokeInvitations(parts, actor, invitation)),
    invitations: (actor) => {
      const parties = partiesFor(actor, "people.invite");
      return invitationsFor(
        parts,
        (party) => parties === "all" || (party !== null && parties.includes(party)),
      );
    },
    invitation: (key, words) => shownInvitation(parts, key, words),
    accept: (caller, key, given) => attempt(() => accept(parts, caller, key, given)),

    askReset: (caller, email) => attempt(() => askReset(parts, caller, email).then(nothing)),
    resetFor: (key) => resetFor(parts, key),
    reset: (caller, key, password) => attempt(() => reset(parts, caller, key, password).then(nothing)),

    own: async (signed) => {
      const { id } = signed.actor;
      const account = await findAccount(store.database(), id);
      if (!account) throw new Error("whoever is signed in has an account");
      const full = await actorOf(id);
      return {
        account,
        password: (await selectPassword(store.database(), id)) !== undefined,
        secondFactorNeeded: mustHaveSecondFactor(parts, { actor: full ?? signed.actor }),
        sessions: (await listSessions(store.database(), now(), id)).map((one) => ({
          ...one,
          seen: new Date(Math.max(one.seen.getTime(), seen.lastOf(one.id))),
          here: one.id === signed.session,
        })),
      };
    },
    change: (signed, change) =>
      attempt(async () => {
        const name = checkedName(change.name);
        const language = checkedLanguage(change.language);
        const { id } = signed.actor;
        await store.deed(signed.actor, { deed: "account.change", subject: id }, async (trx) => {
          await writePerson(trx, { ...(await requirePerson(trx, id)), name, language }, now());
        });
        return null;
      }),
    changePassword: (signed, given) => attempt(() => changePassword(parts, signed, given).then(nothing)),
    startSecondFactor: (caller, signed, password) =>
      attempt(() => startSecondFactor(parts, caller, signed, password)),
    confirmSecondFactor: (caller, signed, code) =>
      attempt(() => confirmSecondFactor(parts, caller, signed, code)),
    dropSecondFactor: (signed, password) =>
      attempt(() => dropOwnSecondFactor(parts, signed, password).then(nothing)),
    newBackupCodes: (caller, signed, password) =>
      attempt(() => newBackupCodes(parts, caller, signed, password)),
    endSessions: (signed, which) => {
      const chosen = which === "others" ? { but: signed.session } : which;
      const detail = { which: which === "others" ? "others" : "one" };
      const entry = { deed: "account.sessions-ended", subject: signed.actor.id, detail };
      return store.deed(signed.actor, entry, (trx) => endSessions(trx, signed.actor.id, chosen));
    },

    postName: (post, words) => postInWords(store.database(), post, words),

    of: (actor, person) =>
      attempt(async () => {
        requireRight(actor, "people.invite");
        return (await findAccount(store.database(), person)) ?? null;
      }),
    setClosed: (actor, person, closed) =>
      attempt(async () => {
        requireRight(actor, "people.administer");
        if (closed && actor.kind === "person" && actor.id === person)
          throw new ProblemError(problem("accounts.own-account"));
        const deed = closed ? "account.close" : "account.reopen";
        await store.deed(actor, { deed, subject: person }, async (trx) => {
          await requirePerson(trx, person);
          await writeClosed(trx, person, closed ? now() : null);
          if (closed) await endSessions(trx, person);
        });
        return null;
      }),

    servedAt: (url) => {
      address = options.address ?? url.replace(/\/+$/, "");
    },
    close: () => seen.close(),
  };
}

/** True for the token of this session's forms. */
export function holdsToken(signed: Signed, token: string): boolean {
  return sameText(signed.token, token);
}

/** The key of this store's accounts: made at the first opening, kept with them, so that a backup has both. */
async function ownSecret(store: Store): Promise<string> {
  const known = await readSetting(store.database(), "accounts.secret");
  if (known !== undefined) return known;
  const made = randomBytes(32).toString("base64url");
  await store.deed({ kind: "system" }, { deed: "account.key", subject: "accounts.secret" }, (trx) =>
    writeSetting(trx, "accounts.secret", made),
  );
  return made;
}
