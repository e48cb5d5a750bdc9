import type { Actor } from "../../kernel/actor.ts";
import { ProblemError, problem } from "../../kernel/problem.ts";
import { Day } from "../model.ts";
import { timePlan } from "../planning/deadlines.ts";
import { type MeetingParts, toKeep } from "./parts.ts";
import { markDone, setDay } from "./plan-repository.ts";
import { parsed } from "./preparing.ts";
import { requireMeeting, touchMeeting } from "./repository.ts";
import type { Database } from "./tables.ts";

/** What `MeetingService.mark` does. Throws its problems. */
export async function mark(
  parts: MeetingParts,
  actor: Actor,
  given: { readonly id: string; readonly milestone: string; readonly done: string | null },
): Promise<null> {
  toKeep(actor);
  const { id, milestone } = given;
  const done = given.done === null ? null : parsed(Day, given.done);
  return parts.store.deed(
    actor,
    { deed: "meeting.milestone", subject: id, detail: { milestone, done } },
    async (trx) => {
      await requireMilestone(trx, id, milestone);
      await markDone(trx, { meeting: id, milestone, done, at: parts.now(), actor });
      return null;
    },
  );
}

/** What `MeetingService.reschedule` does. Throws its problems. */
export async function reschedule(
  parts: MeetingParts,
  actor: Actor,
  given: { readonly id: string; readonly milestone: string; readonly day: string | null },
): Promise<null> {
  toKeep(actor);
  const { id, milestone } = given;
  const day = given.day === null ? null : parsed(Day, given.day);
  return parts.store.deed(
    actor,
    { deed: "meeting.milestone", subject: id, detail: { milestone, day } },
    async (trx) => {
      await requireMilestone(trx, id, milestone);
      // The days of the meeting itself move with what everybody is told of it.
      if (milestone === "opening" || milestone === "closing")
        throw new ProblemError(problem("meetings.unknown-milestone", { milestone }));
      await setDay(trx, { meeting: id, milestone, day, at: parts.now(), actor });
      await touchMeeting(trx, id, parts.now());
      return null;
    },
  );
}

async function requireMilestone(database: Database, id: string, milestone: string): Promise<void> {
  const { kind, opens, closes, state } = await requireMeeting(database, id);
  if (state === "past") throw new ProblemError(problem("meetings.of-the-record", { id }));
  if (!timePlan(kind, opens, closes).some((one) => one.id === milestone))
    throw new ProblemError(problem("meetings.unknown-milestone", { milestone: milestone.slice(0, 60) }));
}
