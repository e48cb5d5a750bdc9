import type { Transaction } from "kysely";
import type { Party } from "../../directory/model.ts";
import { mayDo } from "../../directory/rights.ts";
import type { Actor } from "../../kernel/actor.ts";
import { ProblemError, problem } from "../../kernel/problem.ts";
import type { Store } from "../../store/open.ts";
import type { HomePaths } from "../../store/paths.ts";
import { requireMeeting, touchMeeting } from "../meetings/repository.ts";
import { isPublic, type Meeting } from "../model.ts";
import type { Database } from "./tables.ts";

/** What the deeds and questions around what is said in a meeting work with. */
export interface StatementParts {
  readonly store: Store;
  readonly paths: HomePaths;
  readonly now: () => Date;
  /** The parties by identifier. */
  readonly parties: () => Promise<ReadonlyMap<string, Party>>;
}

/** A meeting that the actor may know of. Throws ProblemError `meetings.unknown`. */
export async function seenMeeting(database: Database, actor: Actor, id: string): Promise<Meeting> {
  const meeting = await requireMeeting(database, id);
  if (!isPublic(meeting) && !mayDo(actor, "meeting.follow"))
    throw new ProblemError(problem("meetings.unknown", { id: id.slice(0, 80) }));
  return meeting;
}

/** Throws ProblemError `contributions.past-meeting`: what Corridor did not run it keeps as the record tells it. */
export function requireHeld({ id, state }: Meeting): void {
  if (state === "past") throw new ProblemError(problem("contributions.past-meeting", { id }));
}

/** Says that something which pages of the meeting show has changed, for whoever keeps pages. */
export function touched(trx: Transaction<unknown>, meeting: string, at: Date): Promise<void> {
  return touchMeeting(trx, meeting, at);
}
