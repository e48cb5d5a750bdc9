import { requireRight } from "../../directory/rights.ts";
import type { Actor } from "../../kernel/actor.ts";
import { attempt, type Result } from "../../kernel/problem.ts";
import type { Words } from "../../kernel/words.ts";
import type { Store } from "../../store/open.ts";
import type { Written } from "../meetings/letters.ts";
import { type Badge, writeBadgesCsv, writeBadgesXlsx } from "./badges.ts";
import { examine, type Received, receive } from "./credentialing.ts";
import { selectDelegates } from "./delegation-repository.ts";
import type { Credentials, Delegation, Organization } from "./model.ts";
import { addOrganization, circulate, decide, type NewOrganization, object } from "./organizing.ts";
import { type HoldParty, type ParticipationParts, requireSeen } from "./parts.ts";
import { cancel, erase, type Registration, register } from "./registering.ts";
import {
  type DelegationSeen,
  delegationSeen,
  type OrganizationSeen,
  organizationsSeen,
  type Participation,
  seen,
} from "./seen.ts";
import type { Database } from "./tables.ts";

/**
 * Who takes part in a meeting. Names of delegates are for whoever may `meeting.follow` and for their own delegation; everybody else sees who is
 * registered at which level. Problems of all: `directory.not-allowed`, `meetings.unknown`.
 */
export interface ParticipationService {
  /** All who are invited side by side with their delegations, and the statistics. */
  seen(actor: Actor, meeting: string): Promise<Result<Participation>>;
  /** One delegation with its delegates, for its own people and the secretariat. Problems: `meetings.not-invited`, `.unknown-party`, `.party-ceased`. */
  delegation(actor: Actor, meeting: string, delegation: string): Promise<Result<DelegationSeen>>;
  /**
   * Registers a delegation, or registers it anew: all of it as it is given. Problems: those of its delegates (`meetings.nameless`, `.no-head`,
   * `.two-heads`, `.too-many`), `meetings.registered-meanwhile`, `.not-invited`, `.party-ceased`, `.over`, `.of-the-record`, `.not-admitted`.
   */
  register(
    actor: Actor,
    meeting: string,
    delegation: string,
    given: Registration,
  ): Promise<Result<Delegation>>;
  /** Takes a delegation off the list, with all its names. Problem: `meetings.not-registered`. */
  cancel(actor: Actor, meeting: string, delegation: string): Promise<Result<null>>;
  /** Takes out what is personal of a delegate; that somebody was there stays. Problem: `meetings.unknown-delegate`. */
  erase(actor: Actor, meeting: string, delegate: number): Promise<Result<null>>;
  /** Notes that credentials came in; what came before is replaced. Problems: `meetings.no-credentials`, `.issued-later`, `.not-invited`, `.over`. */
  receive(actor: Actor, meeting: string, party: string, given: Received): Promise<Result<Credentials>>;
  /**
   * Says what the check came to. Withdrawn ones hold the party on the speakers' lists, others restore it. Problems: `meetings.no-credentials-yet`,
   * `.no-authority`, `.over`.
   */
  examine(
    actor: Actor,
    meeting: string,
    party: string,
    given: { readonly state: string; readonly note: string | null },
  ): Promise<Result<Credentials>>;
  /** Everybody who gets a badge, by delegation. Right: `meeting.keep`. */
  badges(actor: Actor, meeting: string, words: Words): Promise<Result<readonly Badge[]>>;
  /** The same for whoever makes a file of it: that it was taken stands in the audit log. */
  badgesTaken(actor: Actor, meeting: string, words: Words): Promise<Result<readonly Badge[]>>;
  /** The same as a file; that it was taken stands in the audit log. */
  badgeFile(
    actor: Actor,
    meeting: string,
    format: "csv" | "xlsx",
    words: Words,
  ): Promise<Result<Uint8Array<ArrayBuffer>>>;
  /** Organizations as the actor may see them. */
  organizations(actor: Actor, meeting: string): Promise<Result<readonly OrganizationSeen[]>>;
  /** Puts down an organization that asks to take part. Problem: `meetings.organization-known`. */
  addOrganization(actor: Actor, meeting: string, given: NewOrganization): Promise<Result<Organization>>;
  /** Sends those that wait to Member States, who may object until a day. Problems: `meetings.period-wrong`, `.nothing-to-circulate`, `.not-served`. */
  circulate(actor: Actor, meeting: string, until: string): Promise<Result<Written>>;
  /** A Member State objects, or takes its objection back. Problems: `meetings.period-over`, `.objected-already`, `.no-objection`, `.not-a-member`. */
  object(
    actor: Actor,
    given: {
      readonly meeting: string;
      readonly organization: string;
      readonly party: string;
      readonly reason: string | null;
      readonly object: boolean;
    },
  ): Promise<Result<null>>;
  /** Admits, refuses or takes back an organization, or with null lets the procedure decide again. */
  decide(actor: Actor, meeting: string, organization: string, decision: string | null): Promise<Result<null>>;
  /** Where the pages are, once that is known: letters lead there. */
  servedAt(address: string): void;
}

export interface ParticipationOptions {
  readonly store: Store;
  readonly now?: (() => Date) | undefined;
  /** Where the pages are for everybody outside, where somebody has said so. */
  readonly address?: string | null | undefined;
  /** What the speakers' lists do about credentials that are withdrawn. */
  readonly hold?: HoldParty | undefined;
}

/** Opens participation in the meetings of a store. */
export function openParticipation({
  store,
  now = () => new Date(),
  address: outside = null,
  hold,
}: ParticipationOptions): ParticipationService {
  let served: string | null = outside;
  const parts: ParticipationParts = { store, now, address: () => served, hold };
  const db: Database = store.database();
  /** The list, and that somebody took it away with them. */
  const taken = async (actor: Actor, id: string, words: Words, format: string) => {
    const badges = await badgesOf(parts, db, actor, id, words);
    const entry = { deed: "delegation.export", subject: id, detail: { format, badges: badges.length } };
    await store.deed(actor, entry, async () => null);
    return badges;
  };
  return {
    seen: (actor, id) => attempt(() => store.snapshot((trx) => seen(trx, parts, actor, id))),
    delegation: (actor, id, delegation) => attempt(() => delegationSeen(db, parts, actor, id, delegation)),
    register: (actor, id, delegation, given) => attempt(() => register(parts, actor, id, delegation, given)),
    cancel: (actor, id, delegation) => attempt(() => cancel(parts, actor, id, delegation)),
    erase: (actor, id, number) => attempt(() => erase(parts, actor, id, number)),
    receive: (actor, id, party, given) => attempt(() => receive(parts, actor, id, party, given)),
    examine: (actor, id, party, given) => attempt(() => examine(parts, actor, id, party, given)),
    badges: (actor, id, words) => attempt(() => badgesOf(parts, db, actor, id, words)),
    badgesTaken: (actor, id, words) => attempt(() => taken(actor, id, words, "pdf")),
    badgeFile: (actor, id, format, words) =>
      attempt(async () => {
        const badges = await taken(actor, id, words, format);
        if (format === "xlsx") return writeBadgesXlsx(badges, words);
        return new TextEncoder().encode(writeBadgesCsv(badges, words));
      }),
    organizations: (actor, id) =>
      attempt(() => store.snapshot((trx) => organizationsSeen(trx, parts, actor, id))),
    addOrganization: (actor, id, given) => attempt(() => addOrganization(parts, actor, id, given)),
    circulate: (actor, id, until) => attempt(() => circulate(parts, actor, id, until)),
    object: (actor, given) => attempt(() => object(parts, actor, given)),
    decide: (actor, id, organization, decision) =>
      attempt(() => decide(parts, actor, id, organization, decision)),
    servedAt: (address) => {
      served = outside ?? address.replace(/\/+$/, "");
    },
  };
}

/** Everybody whose name is there, by the delegation's name and then by rank; a delegation whose credentials are withdrawn gets no badges. */
async function badgesOf(
  parts: ParticipationParts,
  database: Database,
  actor: Actor,
  id: string,
  words: Words,
): Promise<readonly Badge[]> {
  requireRight(actor, "meeting.keep");
  await requireSeen(database, actor, id);
  const { rows } = await seen(database, parts, actor, id);
  const delegates = await selectDelegates(database, id);
  return rows
    .filter(({ credentials }) => credentials?.state !== "withdrawn")
    .flatMap(({ id: delegation, party, name }) => {
      const called = party?.names[words.language] ?? name ?? delegation;
      const sort = party ? ("delegation" as const) : ("organization" as const);
      return (delegates.get(delegation) ?? [])
        .filter(({ gone }) => gone === null)
        .map(
          ({ number, name: of, post, rank }): Badge => ({
            number,
            name: of,
            post,
            rank,
            delegation: called,
            sort,
          }),
        );
    })
    .sort((a, b) => words.compare(a.delegation, b.delegation) || a.number - b.number);
}
