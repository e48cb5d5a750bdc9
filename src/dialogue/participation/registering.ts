import type { Transaction } from "kysely";
import { z } from "zod";
import { selectHoldings } from "../../directory/people/repository.ts";
import { mayDo, requireRight } from "../../directory/rights.ts";
import { type Actor, actorName } from "../../kernel/actor.ts";
import { type Problem, ProblemError, problem } from "../../kernel/problem.ts";
import { dayIn } from "../meetings/days.ts";
import { parsed } from "../meetings/preparing.ts";
import { touchMeeting } from "../meetings/repository.ts";
import type { Meeting } from "../model.ts";
import {
  deleteDelegation,
  eraseDelegates,
  selectDelegation,
  writeDelegation,
} from "./delegation-repository.ts";
import {
  type Delegation,
  Level,
  mostAlternates,
  mostDelegates,
  mostRepresentatives,
  NewDelegate,
} from "./model.ts";
import { organizationOf, requireAdmitted } from "./organizing.ts";
import { type ParticipationParts, requireComing, requireInvited } from "./parts.ts";

/** A delegation as it is registered: its level, and all its delegates in their order. */
export const Registration = z.object({
  /** Null while it is not known who will lead it. */
  level: Level.nullable(),
  delegates: z.array(NewDelegate),
  /** The revision that whoever registers has seen; null for the first time. */
  seen: z.int().nullable(),
});
export type Registration = z.infer<typeof Registration>;

/** What `ParticipationService.register` does. Throws its problems. */
export async function register(
  parts: ParticipationParts,
  actor: Actor,
  id: string,
  delegation: string,
  given: Registration,
): Promise<Delegation> {
  requireRight(actor, "delegation.register", delegation);
  const { level, delegates: written, seen } = parsed(Registration, given);
  const delegates = written.map(tidy);
  refuseWrong(delegates, organizationOf(delegation) === null);
  return parts.store.deed(
    actor,
    // How many and at which level, never who: the log keeps no names.
    {
      deed: "delegation.register",
      subject: `${id}/${delegation}`,
      detail: { level, delegates: delegates.length },
    },
    async (trx) => {
      const meeting = await requireComing(trx, actor, id);
      // Before it is announced the secretariat alone knows of it, and may put down who has said that they will come.
      const party = await requireDelegation(trx, meeting, delegation, dayIn(meeting.zone, parts.now()));
      const before = await selectDelegation(trx, id, delegation);
      if ((before?.revision ?? null) !== seen)
        throw new ProblemError(problem("meetings.registered-meanwhile", { party: delegation }));
      const persons = party === null ? new Map<string, string>() : await holdersOf(trx, party);
      const revision = (before?.revision ?? 0) + 1;
      await writeDelegation(
        trx,
        { meeting: id, id: delegation, party, level, revision, at: parts.now(), actor: actorName(actor) },
        delegates.map((one) => ({ ...one, person: persons.get(one.name) ?? null })),
      );
      await touchMeeting(trx, id, parts.now());
      const registered = before?.registered ?? parts.now().toISOString();
      return { id: delegation, party, level, registered, revision };
    },
  );
}

/** What `ParticipationService.cancel` does. Throws its problems. */
export async function cancel(
  parts: ParticipationParts,
  actor: Actor,
  id: string,
  delegation: string,
): Promise<null> {
  requireRight(actor, "delegation.register", delegation);
  return parts.store.deed(
    actor,
    { deed: "delegation.cancel", subject: `${id}/${delegation}` },
    async (trx) => {
      await requireComing(trx, actor, id);
      if (!(await selectDelegation(trx, id, delegation)))
        throw new ProblemError(problem("meetings.not-registered", { party: delegation }));
      await deleteDelegation(trx, id, delegation);
      await touchMeeting(trx, id, parts.now());
      return null;
    },
  );
}

/** What `ParticipationService.erase` does. Throws its problems. */
export async function erase(
  parts: ParticipationParts,
  actor: Actor,
  id: string,
  number: number,
): Promise<null> {
  requireRight(actor, "meeting.keep");
  return parts.store.deed(actor, { deed: "delegation.erase", subject: `${id}/${number}` }, async (trx) => {
    const erased = await eraseDelegates(trx, { meeting: id, number }, parts.now());
    if (erased === 0) throw new ProblemError(problem("meetings.unknown-delegate", { number }));
    return null;
  });
}

/** The party of a delegation, null for an admitted organization. Throws what they may not be. */
async function requireDelegation(
  trx: Transaction<unknown>,
  meeting: Meeting,
  delegation: string,
  today: string,
): Promise<string | null> {
  const organization = organizationOf(delegation);
  if (organization === null) return (await requireInvited(trx, meeting, delegation)).id;
  await requireAdmitted(trx, meeting.id, organization, today);
  return null;
}

/** Names as they are compared: composed, and with single spaces. Nothing else of a name is anybody's to mend. */
function tidy(delegate: NewDelegate): NewDelegate {
  const text = (of: string) => of.normalize("NFC").replace(/\s+/gu, " ").trim();
  const post = delegate.post === null ? null : text(delegate.post);
  return { ...delegate, name: text(delegate.name), post: post === "" ? null : post };
}

/**
 * Throws ProblemError with all that is wrong: `meetings.nameless`, `.no-head`, `.two-heads`, `.too-many` (facts: rank, most, found). The limits are the
 * parties' (rule 25); an organization has none of its own.
 */
function refuseWrong(delegates: readonly NewDelegate[], limited: boolean): void {
  const number = (...ranks: readonly NewDelegate["rank"][]) =>
    delegates.filter(({ rank }) => ranks.includes(rank)).length;
  const found: Problem[] = [];
  if (delegates.some(({ name }) => name === "")) found.push(problem("meetings.nameless"));
  if (number("head") > 1) found.push(problem("meetings.two-heads", { found: number("head") }));
  if (delegates.length > 0 && number("head") === 0) found.push(problem("meetings.no-head"));
  const tooMany = (rank: string, most: number, count: number) => {
    if (count > most) found.push(problem("meetings.too-many", { rank, most, found: count }));
  };
  if (limited) {
    tooMany("representative", mostRepresentatives, number("head", "representative"));
    tooMany("alternate", mostAlternates, number("alternate"));
  }
  tooMany("delegate", mostDelegates, delegates.length);
  if (found.length > 0) throw new ProblemError(...found);
}

/** Who holds a post of the party, by name: so that whoever is taken out of the directory is taken out here too. */
async function holdersOf(trx: Transaction<unknown>, party: string): Promise<ReadonlyMap<string, string>> {
  const held = await selectHoldings(trx, { party });
  return new Map(
    held.filter(({ who }) => who.gone === null).map(({ who }) => [who.name.normalize("NFC"), who.id]),
  );
}

/** True where the actor may see who is in a delegation. */
export function maySeeNames(actor: Actor, delegation: string): boolean {
  return mayDo(actor, "meeting.follow") || mayDo(actor, "delegation.register", delegation);
}

/** Takes the names of a person out of all delegations, for whoever removes them from the directory. */
export async function forgetDelegate(
  trx: Transaction<unknown>,
  { id }: { readonly id: string },
  at: Date,
): Promise<void> {
  await eraseDelegates(trx, { person: id }, at);
}
