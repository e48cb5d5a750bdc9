import type { Transaction } from "kysely";
import { numberedName } from "../../kernel/identifier.ts";
import { unwrap } from "../../kernel/problem.ts";
import type { Meeting } from "../model.ts";
import type { SessionGiven } from "./asked-of.ts";
import { applyStep } from "./changing.ts";
import { spanOf } from "./checking.ts";
import type { Draft, StepContent } from "./kept.ts";
import type { ProgrammeFrame, ProgrammeSession } from "./model.ts";
import { draftOf } from "./parts.ts";
import { type Stamp, selectTaken } from "./repository.ts";

/** What a programme begins as: rooms and segments, and sessions by the clock at the place of the meeting. */
export interface Beginning extends ProgrammeFrame {
  /** Named where others refer to them; the others get the first free number of their kind. */
  readonly sessions: readonly (SessionGiven & { readonly id?: string })[];
}

/**
 * What the step does that lays a beginning into a draft; `taken` are the identifiers that no session may get. Throws ProblemError with what is wrong
 * with its times (`spanOf`).
 */
export function beginningStep(
  draft: Draft,
  meeting: Pick<Meeting, "zone" | "opens" | "closes">,
  { sessions, ...after }: Beginning,
  taken: ReadonlySet<string>,
): StepContent {
  const used = new Set(taken);
  const laid = sessions.map(({ when, id: named, ...content }): ProgrammeSession => {
    const id = named !== undefined && !used.has(named) ? named : numberedName(content.kind, used);
    used.add(id);
    return { ...content, id, ...unwrap(spanOf(when, meeting)) };
  });
  const { rooms, segments, intervals } = draft;
  return {
    sessions: laid.map((session) => ({ id: session.id, before: null, after: session })),
    frame: { before: { rooms, segments, intervals }, after },
  };
}

/**
 * Begins the draft of a programme in the transaction of whoever makes the meeting. Throws ProblemError as {@link beginningStep},
 * `programme.too-many`.
 */
export async function beginProgramme(
  trx: Transaction<unknown>,
  meeting: Pick<Meeting, "id" | "zone" | "opens" | "closes">,
  beginning: Beginning,
  stamp: Stamp,
): Promise<void> {
  const draft = await draftOf(trx, meeting.id);
  const content = beginningStep(draft, meeting, beginning, await selectTaken(trx, meeting.id));
  await applyStep(trx, draft, { kind: "begin", content }, stamp);
}
