import type { Party } from "../../directory/model.ts";
import { allParties } from "../../directory/people/parts.ts";
import { mayDo, partiesFor, requireRight } from "../../directory/rights.ts";
import type { Actor } from "../../kernel/actor.ts";
import { dayIn } from "../meetings/days.ts";
import { invitedOf } from "../meetings/invited.ts";
import { templates } from "../meetings/templates.ts";
import type { Meeting } from "../model.ts";
import { type CredentialsStep, selectCredentials, selectSteps } from "./credentials-repository.ts";
import { selectDelegates, selectDelegation, selectDelegations } from "./delegation-repository.ts";
import {
  type Credentials,
  type Delegate,
  type Delegation,
  type Organization,
  type OrganizationState,
  organizationState,
  takesPart,
} from "./model.ts";
import { selectObjections, selectOrganizations } from "./organization-repository.ts";
import { organizationOf, requireAdmitted } from "./organizing.ts";
import { type ParticipationParts, requireInvited, requireSeen } from "./parts.ts";
import { maySeeNames } from "./registering.ts";
import { type ParticipationStatistics, statisticsOf } from "./statistics.ts";
import type { Database } from "./tables.ts";

/** One party or organization beside its delegation. */
export interface ParticipationRow {
  /** The delegation's identifier: the party's, or `ngo/<id>`. */
  readonly id: string;
  /** Null for an admitted organization. */
  readonly party: Party | null;
  /** The organization's own name; null for a party. */
  readonly name: string | null;
  readonly delegation: Delegation | null;
  /** Delegates by rank; null where nobody is registered. */
  readonly counts: {
    readonly representatives: number;
    readonly alternates: number;
    readonly advisers: number;
  } | null;
  /** The head's name, for those who may see it. */
  readonly head: string | null;
  /** Null where there are none, or the actor may not know. */
  readonly credentials: Credentials | null;
}

export interface Participation {
  readonly meeting: Meeting;
  /** Registered first and not yet registered alike, in the order of parties; organizations last. */
  readonly rows: readonly ParticipationRow[];
  readonly statistics: ParticipationStatistics;
  /** True where delegations bring credentials. */
  readonly withCredentials: boolean;
}

/** What `ParticipationService.seen` gives. Visitors get who is registered at which level, and never a name. */
export async function seen(
  database: Database,
  parts: ParticipationParts,
  actor: Actor,
  id: string,
): Promise<Participation> {
  const meeting = await requireSeen(database, actor, id);
  const all = await allParties(database);
  const parties = new Map(all.map((party) => [party.id as string, party]));
  const invited = invitedOf(meeting, all);
  const delegations = new Map((await selectDelegations(database, id)).map((one) => [one.id, one]));
  const delegates = await selectDelegates(database, id);
  const credentials = await selectCredentials(database, id);
  const checks = mayDo(actor, "meeting.follow");
  const today = dayIn(meeting.zone, parts.now());
  const shown = new Set<string>(invited.map((party) => party.id));
  // Whoever registered stays in sight, also where they are no longer invited or are a party no more.
  const others = all.filter((party) => !shown.has(party.id) && delegations.has(party.id));
  const row = (delegation: string, party: Party | null, name: string | null): ParticipationRow => {
    const registered = delegations.get(delegation) ?? null;
    const own = delegates.get(delegation) ?? [];
    const ownOrChecks = checks || (party !== null && mayDo(actor, "delegation.register", party.id));
    return {
      ...{ id: delegation, party, name, delegation: registered },
      counts: registered && {
        representatives: own.filter(({ rank }) => rank === "head" || rank === "representative").length,
        alternates: own.filter(({ rank }) => rank === "alternate").length,
        advisers: own.filter(({ rank }) => rank === "adviser").length,
      },
      head: maySeeNames(actor, delegation) ? (own.find(({ rank }) => rank === "head")?.name ?? null) : null,
      credentials: ownOrChecks ? (credentials.get(delegation) ?? null) : null,
    };
  };
  const admitted = (await standings(database, id, today)).filter(({ state }) => takesPart(state));
  return {
    meeting,
    rows: [
      ...[...invited, ...others].map((party) => row(party.id, party, null)),
      ...admitted.map(({ organization }) => row(`ngo/${organization.id}`, null, organization.name)),
    ],
    statistics: statisticsOf(parties, invited, [...delegations.values()], delegates),
    withCredentials: templates[meeting.kind].credentials,
  };
}

/** One delegation with its delegates and the check of its credentials. */
export interface DelegationSeen {
  readonly meeting: Meeting;
  readonly id: string;
  readonly party: Party | null;
  readonly name: string | null;
  readonly delegation: Delegation | null;
  readonly delegates: readonly Delegate[];
  readonly credentials: Credentials | null;
  readonly steps: readonly CredentialsStep[];
  readonly withCredentials: boolean;
}

/** What `ParticipationService.delegation` gives. Throws its problems. */
export async function delegationSeen(
  database: Database,
  parts: ParticipationParts,
  actor: Actor,
  id: string,
  delegation: string,
): Promise<DelegationSeen> {
  const meeting = await requireSeen(database, actor, id);
  if (!maySeeNames(actor, delegation)) requireRight(actor, "delegation.register", delegation);
  const organization = organizationOf(delegation);
  const registered = (await selectDelegation(database, id, delegation)) ?? null;
  const name =
    organization === null
      ? null
      : (await requireAdmitted(database, id, organization, dayIn(meeting.zone, parts.now()))).name;
  const party =
    organization !== null
      ? null
      : registered
        ? ((await allParties(database)).find((one) => one.id === delegation) ?? null)
        : await requireInvited(database, meeting, delegation);
  const isState = party?.kind === "member-state" || party?.kind === "observer-state";
  return {
    ...{ meeting, id: delegation, party, name, delegation: registered },
    delegates: (await selectDelegates(database, id, delegation)).get(delegation) ?? [],
    credentials: (await selectCredentials(database, id)).get(delegation) ?? null,
    steps: await selectSteps(database, id, delegation),
    withCredentials: isState && templates[meeting.kind].credentials,
  };
}

/** One organization as the actor may see it. */
export interface OrganizationSeen {
  readonly organization: Organization;
  readonly state: OrganizationState;
  /** How many object, for whoever keeps the meeting; null for everybody else. */
  readonly objections: number | null;
  /** Who objects and why, for whoever keeps the meeting alone. */
  readonly by: readonly { readonly party: string; readonly reason: string | null }[];
  /** The parties of the actor's own that object. */
  readonly own: readonly string[];
}

/**
 * What `ParticipationService.organizations` gives. The secretariat sees all of it; Member States the list that was sent to them and their own objections; everybody
 * else those that take part.
 */
export async function organizationsSeen(
  database: Database,
  parts: ParticipationParts,
  actor: Actor,
  id: string,
): Promise<readonly OrganizationSeen[]> {
  const meeting = await requireSeen(database, actor, id);
  const today = dayIn(meeting.zone, parts.now());
  const keeps = mayDo(actor, "meeting.keep");
  const mine = partiesFor(actor, "organization.object");
  const isMember = mine === "all" || mine.length > 0;
  return (await standings(database, id, today))
    .filter(
      ({ organization, state }) =>
        keeps || takesPart(state) || (isMember && organization.circulated !== null),
    )
    .map(({ organization, state, objections }) => {
      const own = mine === "all" ? [] : objections.filter(({ party }) => mine.includes(party));
      // That somebody has objected is for the secretariat and the objector: others see the period run.
      const shown =
        state === "objected" && !keeps && own.length === 0 ? disguised(organization, today) : state;
      return {
        organization: keeps
          ? organization
          : { ...organization, decision: takesPart(state) ? organization.decision : null },
        state: shown,
        objections: keeps ? objections.length : null,
        by: keeps ? objections.map(({ party, reason }) => ({ party, reason })) : [],
        own: own.map(({ party }) => party),
      };
    });
}

/** What everybody may know of one to which somebody objected: that it is in circulation, and then that it is not decided. */
function disguised({ until }: Organization, today: string): OrganizationState {
  return until !== null && today <= until ? "circulated" : "applied";
}

async function standings(database: Database, meeting: string, today: string) {
  const objections = (await selectObjections(database, meeting)).filter(
    ({ withdrawn }) => withdrawn === null,
  );
  return (await selectOrganizations(database, meeting)).map((organization) => {
    const own = objections.filter((one) => one.organization === organization.id);
    return { organization, objections: own, state: organizationState(organization, own.length, today) };
  });
}
