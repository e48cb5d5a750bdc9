import type { Transaction } from "kysely";
import { unwrap } from "../../kernel/problem.ts";
import type { Meeting } from "../model.ts";
import type { SessionGiven } from "./asked-of.ts";
import { applyStep, freeId } from "./changing.ts";
import { spanOf } from "./checking.ts";
import type { ProgrammeFrame, ProgrammeSession } from "./model.ts";
import { draftOf } from "./parts.ts";
import { type Stamp, selectTaken } from "./repository.ts";

/** What a programme begins as: rooms and segments, and sessions by the clock at the place of the meeting. */
export interface Beginning extends ProgrammeFrame {
  /** Named where others refer to them; the others get the first free number of their kind. */
  readonly sessions: readonly (SessionGiven & { readonly id?: string })[];
}

/**
 * Begins the draft of a programme in the transaction of whoever makes the meeting. Throws ProblemError with what is wrong with its
 * times (`spanOf`), `programme.too-many`.
 */
export async function beginProgramme(
  trx: Transaction<unknown>,
  meeting: Pick<Meeting, "id" | "zone" | "opens" | "closes">,
  { sessions, ...frame }: Beginning,
  stamp: Stamp,
): Promise<void> {
  const draft = await draftOf(trx, meeting.id);
  const taken = new Set(await selectTaken(trx, meeting.id));
  const laid = sessions.map(({ when, id: named, ...content }): ProgrammeSession => {
    const id = named ?? freeId(content.kind, taken);
    taken.add(id);
    return { ...content, id, ...unwrap(spanOf(when, meeting)) };
  });
  const content = {
    sessions: laid.map((after) => ({ id: after.id, before: null, after })),
    frame: {
      before: { rooms: draft.rooms, segments: draft.segments, intervals: draft.intervals },
      after: frame,
    },
  };
  await applyStep(trx, draft, { kind: "begin", content }, stamp);
}
