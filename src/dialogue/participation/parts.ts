import type { Party } from "../../directory/model.ts";
import { findParty } from "../../directory/people/parts.ts";
import { mayDo } from "../../directory/rights.ts";
import type { Actor } from "../../kernel/actor.ts";
import { ProblemError, problem, type Result } from "../../kernel/problem.ts";
import type { Store } from "../../store/open.ts";
import { invitedOf } from "../meetings/invited.ts";
import { selectMeeting } from "../meetings/repository.ts";
import { isPublic, type Meeting } from "../model.ts";
import type { Database } from "./tables.ts";

/** What the speakers' lists do when a party's credentials are withdrawn, or given back. Done twice it is done once. */
export type HoldParty = (
  actor: Actor,
  meeting: string,
  party: string,
  withdrawn: boolean,
) => Promise<Result<unknown>>;

/** What the deeds and questions of participation work with. */
export interface ParticipationParts {
  readonly store: Store;
  readonly now: () => Date;
  /** Where the pages are served, without a slash at its end; null while they are not. */
  readonly address: () => string | null;
  readonly hold: HoldParty | undefined;
}

/** A meeting that the actor may know of. Throws ProblemError `meetings.unknown`. */
export async function requireSeen(database: Database, actor: Actor, id: string): Promise<Meeting> {
  const meeting = await selectMeeting(database, id);
  if (!meeting || !(isPublic(meeting) || mayDo(actor, "meeting.follow")))
    throw new ProblemError(problem("meetings.unknown", { id: id.slice(0, 80) }));
  return meeting;
}

/** A meeting in which one can still take part. Throws ProblemError `meetings.unknown`, `meetings.of-the-record`, `meetings.over`. */
export async function requireComing(database: Database, actor: Actor, id: string): Promise<Meeting> {
  const meeting = await requireSeen(database, actor, id);
  if (meeting.state === "past") throw new ProblemError(problem("meetings.of-the-record", { id }));
  if (meeting.state === "closed") throw new ProblemError(problem("meetings.over", { id }));
  return meeting;
}

/**
 * A party that is invited to the meeting. Throws ProblemError `meetings.unknown-party`, `meetings.party-ceased` (facts: party, until) for one that was
 * no more when it opened, `meetings.not-invited`.
 */
export async function requireInvited(database: Database, meeting: Meeting, id: string): Promise<Party> {
  const party = await findParty(database, id);
  if (!party) throw new ProblemError(problem("meetings.unknown-party", { party: id.slice(0, 60) }));
  if (party.until !== null && party.until < Number(meeting.opens.slice(0, 4)))
    throw new ProblemError(problem("meetings.party-ceased", { party: id, until: party.until }));
  if (invitedOf(meeting, [party]).length === 0)
    throw new ProblemError(problem("meetings.not-invited", { party: id }));
  return party;
}
