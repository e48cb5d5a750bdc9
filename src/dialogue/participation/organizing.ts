import type { Transaction } from "kysely";
import { z } from "zod";
import { requireRight } from "../../directory/rights.ts";
import { type Actor, actorName } from "../../kernel/actor.ts";
import { freeName, slugOf } from "../../kernel/identifier.ts";
import { ProblemError, problem } from "../../kernel/problem.ts";
import { dayIn } from "../meetings/days.ts";
import { invitedParties } from "../meetings/invited.ts";
import { inLetter, type Written, writeTo } from "../meetings/letters.ts";
import { markDone } from "../meetings/plan-repository.ts";
import { parsed } from "../meetings/preparing.ts";
import { touchMeeting } from "../meetings/repository.ts";
import { Day, type Meeting } from "../model.ts";
import { Decision, type Organization, OrganizationId, organizationState, takesPart } from "./model.ts";
import {
  selectObjections,
  selectOrganization,
  selectOrganizations,
  writeObjection,
  writeOrganization,
} from "./organization-repository.ts";
import { type ParticipationParts, requireComing, requireInvited } from "./parts.ts";
import type { Database } from "./tables.ts";

/** An organization as the secretariat puts it down. */
export const NewOrganization = z.object({
  name: z.string().trim().min(1).max(300),
  acronym: z.string().trim().max(40).nullable(),
  territory: z.string().max(10).nullable(),
  site: z
    .url({ protocol: /^https?$/ })
    .max(300)
    .nullable(),
});
export type NewOrganization = z.infer<typeof NewOrganization>;

/** The organization that a delegation is of; null for the delegation of a party. */
export function organizationOf(delegation: string): string | null {
  return delegation.startsWith("ngo/") ? delegation.slice("ngo/".length) : null;
}

/** Throws ProblemError `meetings.unknown-organization`, `meetings.not-admitted`. */
export async function requireAdmitted(
  database: Database,
  meeting: string,
  id: string,
  today: string,
): Promise<Organization> {
  const organization = await requireOrganization(database, meeting, id);
  const open = (await selectObjections(database, meeting)).filter(
    (one) => one.organization === id && one.withdrawn === null,
  );
  if (!takesPart(organizationState(organization, open.length, today)))
    throw new ProblemError(problem("meetings.not-admitted", { name: organization.name }));
  return organization;
}

async function requireOrganization(database: Database, meeting: string, id: string): Promise<Organization> {
  const found = await selectOrganization(database, meeting, id);
  if (!found) throw new ProblemError(problem("meetings.unknown-organization", { id: id.slice(0, 60) }));
  return found;
}

/** What `ParticipationService.addOrganization` does. Throws its problems. */
export async function addOrganization(
  parts: ParticipationParts,
  actor: Actor,
  id: string,
  given: NewOrganization,
): Promise<Organization> {
  requireRight(actor, "meeting.keep");
  const wanted = parsed(NewOrganization, given);
  return parts.store.deed(
    actor,
    (made: Organization) => ({ deed: "organization.add", subject: `${id}/${made.id}` }),
    async (trx) => {
      const meeting = await requireComing(trx, actor, id);
      const known = await selectOrganizations(trx, id);
      if (known.some(({ name }) => folded(name) === folded(wanted.name)))
        throw new ProblemError(problem("meetings.organization-known", { name: wanted.name }));
      const organization: Organization = {
        ...wanted,
        id: freeId(wanted, new Set(known.map((one) => one.id))),
        acronym: wanted.acronym === "" ? null : wanted.acronym,
        applied: dayIn(meeting.zone, parts.now()),
        ...{ circulated: null, until: null, decision: null },
      };
      await writeOrganization(trx, id, organization, { at: parts.now(), actor: actorName(actor) });
      await touchMeeting(trx, id, parts.now());
      return organization;
    },
  );
}

/** Days that Member States have at least to look at a list. */
const leastDays = 7;

/** What `ParticipationService.circulate` does. Throws its problems. */
export async function circulate(
  parts: ParticipationParts,
  actor: Actor,
  id: string,
  given: string,
): Promise<Written> {
  requireRight(actor, "meeting.keep");
  const until = parsed(Day, given);
  return parts.store.deed(
    actor,
    ({ parties, written }: Written) => ({
      deed: "organization.circulate",
      subject: id,
      detail: { until, parties, letters: written },
    }),
    async (trx) => {
      const meeting = await requireComing(trx, actor, id);
      const today = dayIn(meeting.zone, parts.now());
      if (Date.parse(until) - Date.parse(today) < leastDays * 86_400_000 || until >= meeting.opens)
        throw new ProblemError(
          problem("meetings.period-wrong", { until, days: leastDays, opens: meeting.opens }),
        );
      const waiting = (await selectOrganizations(trx, id)).filter(
        ({ circulated, decision }) => circulated === null && decision === null,
      );
      if (waiting.length === 0) throw new ProblemError(problem("meetings.nothing-to-circulate"));
      for (const one of waiting)
        await writeOrganization(
          trx,
          id,
          { ...one, circulated: today, until },
          { at: parts.now(), actor: actorName(actor) },
        );
      await markDone(trx, {
        meeting: id,
        milestone: "organizations-list",
        done: today,
        at: parts.now(),
        actor,
      });
      await touchMeeting(trx, id, parts.now());
      return tellMembers(parts, trx, meeting, waiting, until);
    },
  );
}

async function tellMembers(
  parts: ParticipationParts,
  trx: Transaction<unknown>,
  meeting: Meeting,
  organizations: readonly Organization[],
  until: string,
): Promise<Written> {
  const members = (await invitedParties(trx, meeting)).filter(({ kind }) => kind === "member-state");
  return writeTo(
    parts,
    trx,
    meeting,
    members.map(({ id }) => id),
    {
      kind: "notice",
      name: `organizations-${organizations[0]?.id}-${until}`,
      say: (words) => {
        const { title, when } = inLetter(meeting, words);
        const day = words.date(`${until}T00:00:00Z`);
        return {
          subject: words.t("meetings:letter.organizations-subject", { title, until: day }),
          paragraphs: [
            words.t("meetings:letter.about", { title, when }),
            words.t("meetings:letter.organizations", {
              count: organizations.length,
              until: day,
              names: organizations.map(({ name }) => `– ${name}`).join("\n"),
            }),
          ],
          page: "organizations",
        };
      },
    },
  );
}

/** What `ParticipationService.object` does, or with `object: false` takes back. Throws its problems. */
export async function object(
  parts: ParticipationParts,
  actor: Actor,
  given: {
    readonly meeting: string;
    readonly organization: string;
    readonly party: string;
    readonly reason: string | null;
    readonly object: boolean;
  },
): Promise<null> {
  const { meeting: id, organization, party } = given;
  requireRight(actor, "organization.object", party);
  const reason = parsed(z.string().trim().max(2000).nullable(), given.reason);
  // The log says that somebody objected to whom; by whom, only the objection itself does, which the secretariat and the party see.
  const entry = given.object
    ? { deed: "organization.object", subject: `${id}/${organization}` }
    : { deed: "organization.withdraw-objection", subject: `${id}/${organization}` };
  return parts.store.deed(actor, entry, async (trx) => {
    const meeting = await requireComing(trx, actor, id);
    const { kind } = await requireInvited(trx, meeting, party);
    if (kind !== "member-state") throw new ProblemError(problem("meetings.not-a-member", { party }));
    const one = await requireOrganization(trx, id, organization);
    const open = (await selectObjections(trx, id)).some(
      (known) => known.organization === organization && known.party === party && known.withdrawn === null,
    );
    if (given.object) {
      const today = dayIn(meeting.zone, parts.now());
      if (one.decision !== null || one.until === null || today > one.until)
        throw new ProblemError(problem("meetings.period-over", { name: one.name }));
      if (open) throw new ProblemError(problem("meetings.objected-already", { name: one.name }));
    } else if (!open) throw new ProblemError(problem("meetings.no-objection", { name: one.name }));
    await writeObjection(trx, {
      ...{ meeting: id, organization, party, reason: reason === "" ? null : reason },
      ...{ at: parts.now(), actor: actorName(actor), withdrawn: given.object ? null : parts.now() },
    });
    await touchMeeting(trx, id, parts.now());
    return null;
  });
}

/** What `ParticipationService.decide` does. Throws its problems. */
export async function decide(
  parts: ParticipationParts,
  actor: Actor,
  id: string,
  organization: string,
  given: string | null,
): Promise<null> {
  requireRight(actor, "meeting.keep");
  const decision = parsed(Decision.nullable(), given);
  return parts.store.deed(
    actor,
    { deed: "organization.decide", subject: `${id}/${organization}`, detail: { decision } },
    async (trx) => {
      await requireComing(trx, actor, id);
      const one = await requireOrganization(trx, id, organization);
      await writeOrganization(trx, id, { ...one, decision }, { at: parts.now(), actor: actorName(actor) });
      await touchMeeting(trx, id, parts.now());
      return null;
    },
  );
}

function folded(name: string): string {
  return name.normalize("NFKC").toLowerCase().replace(/\s+/gu, " ").trim();
}

function freeId({ acronym, name }: NewOrganization, taken: ReadonlySet<string>): string {
  const stem =
    [acronym ?? "", name].map((text) => slugOf(text, 40)).find((one) => one !== "") ?? "organization";
  return OrganizationId.parse(freeName(stem, taken));
}
