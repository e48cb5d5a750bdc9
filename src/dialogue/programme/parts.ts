import { mayDo, requireRight } from "../../directory/rights.ts";
import type { Actor } from "../../kernel/actor.ts";
import { ProblemError, problem } from "../../kernel/problem.ts";
import type { Store } from "../../store/open.ts";
import { requireMeeting } from "../meetings/repository.ts";
import { isPublic, type Meeting } from "../model.ts";
import type { Draft } from "./kept.ts";
import type { ProgrammeFrame } from "./model.ts";
import { selectDraft } from "./repository.ts";
import type { Database } from "./tables.ts";

/** What the deeds and questions of programmes work with. */
export interface ProgrammeParts {
  readonly store: Store;
  readonly now: () => Date;
  /** Where the pages are served, without a slash at its end; null while they are not. */
  readonly address: () => string | null;
}

/** Lets go on who may keep programmes. Throws ProblemError `directory.not-allowed`. */
export function toKeep(actor: Actor): void {
  requireRight(actor, "programme.keep");
}

/** Lets go on who may see a draft. Throws ProblemError `directory.not-allowed`. */
export function toFollow(actor: Actor): void {
  requireRight(actor, "meeting.follow");
}

/** A meeting that the actor may know of. Throws ProblemError `meetings.unknown`. */
export async function visibleMeeting(database: Database, actor: Actor, id: string): Promise<Meeting> {
  const meeting = await requireMeeting(database, id);
  if (!isPublic(meeting) && !mayDo(actor, "meeting.follow"))
    throw new ProblemError(problem("meetings.unknown", { id: id.slice(0, 80) }));
  return meeting;
}

/** Rooms and segments before anybody has named any; a quarter of an hour to clear a room, ten minutes to walk to the next. */
export const emptyFrame: ProgrammeFrame = { rooms: [], segments: [], intervals: { room: 15, person: 10 } };

/** The draft of a meeting; an empty one where none was begun. */
export async function draftOf(database: Database, meeting: string): Promise<Draft> {
  const found = await selectDraft(database, meeting);
  return found ?? { ...emptyFrame, meeting, revision: 0, changed: "", actor: "", sessions: [] };
}
