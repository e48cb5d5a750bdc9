import type { Transaction } from "kysely";
import { allParties } from "../../directory/people/parts.ts";
import { type Actor, actorName } from "../../kernel/actor.ts";
import { parserFor } from "../../kernel/given.ts";
import { numberedName } from "../../kernel/identifier.ts";
import { ProblemError, problem, unwrap } from "../../kernel/problem.ts";
import { requireMeeting } from "../meetings/repository.ts";
import type { Meeting } from "../model.ts";
import { Moved, SessionGiven } from "./asked-of.ts";
import { sessionProblems, spanOf } from "./checking.ts";
import { same } from "./compare.ts";
import type { Draft, KeptSession, StepContent, StepKind } from "./kept.ts";
import { mostSessions, ProgrammeFrame, ProgrammeSession } from "./model.ts";
import { draftOf, type ProgrammeParts, toKeep } from "./parts.ts";
import {
  insertStep,
  markRemoved,
  markUndone,
  type Stamp,
  selectStep,
  selectTaken,
  writeFrame,
  writeSession,
} from "./repository.ts";

/** What changes a draft. Every change is a step that can be undone. */

/** Holds what was given against its form. Throws ProblemError `programme.malformed` (facts: field). */
export const parsed = parserFor("programme.malformed");

interface At {
  readonly trx: Transaction<unknown>;
  readonly meeting: Meeting;
  readonly draft: Draft;
}

export interface Stepped {
  /** The session that was changed, where it was one. */
  readonly session: string | null;
  readonly step: number;
}

/** One step: what it does is found and written in one transaction. */
export async function stepping(
  parts: ProgrammeParts,
  actor: Actor,
  id: string,
  kind: StepKind,
  work: (at: At) => Promise<StepContent>,
): Promise<Stepped> {
  toKeep(actor);
  return parts.store.deed(
    actor,
    ({ session, step }: Stepped) => ({
      deed: `programme.${kind}`,
      subject: session === null ? id : `${id}/${session}`,
      detail: { step },
    }),
    async (trx) => {
      const meeting = await requireMeeting(trx, id);
      if (meeting.state === "past") throw new ProblemError(problem("programme.of-the-record", { id }));
      const draft = await draftOf(trx, id);
      const content = await work({ trx, meeting, draft });
      const stamp = { at: parts.now(), actor: actorName(actor) };
      const step = await applyStep(trx, draft, { kind, content }, stamp);
      const [only, ...more] = content.sessions;
      return { session: only && more.length === 0 ? only.id : null, step };
    },
  );
}

/** Writes what a step makes of a draft, and the step. Throws ProblemError `programme.too-many` (facts: most). */
export async function applyStep(
  trx: Transaction<unknown>,
  draft: Draft,
  { kind, content }: { readonly kind: StepKind; readonly content: StepContent },
  stamp: Stamp,
): Promise<number> {
  const here = new Set(draft.sessions.map(({ id }) => id));
  for (const { id, after } of content.sessions) {
    if (after) here.add(id);
    else here.delete(id);
  }
  if (here.size > mostSessions) throw new ProblemError(problem("programme.too-many", { most: mostSessions }));
  const { rooms, segments, intervals } = content.frame?.after ?? draft;
  await writeFrame(trx, draft.meeting, { rooms, segments, intervals }, stamp);
  for (const { id, after } of content.sessions) {
    if (after) await writeSession(trx, draft.meeting, after, stamp);
    else await markRemoved(trx, draft.meeting, id, stamp);
  }
  return insertStep(trx, draft.meeting, { kind, content }, stamp);
}

export async function add(
  parts: ProgrammeParts,
  actor: Actor,
  meeting: string,
  given: SessionGiven,
): Promise<Stepped> {
  toKeep(actor);
  const wanted = parsed(SessionGiven, given);
  return stepping(parts, actor, meeting, "add", async (at) => {
    const id = numberedName(wanted.kind, await selectTaken(at.trx, meeting));
    return one(null, await sessionOf(at, id, wanted));
  });
}

export async function change(
  parts: ProgrammeParts,
  actor: Actor,
  meeting: string,
  session: string,
  given: SessionGiven,
  seen: number,
): Promise<Stepped> {
  toKeep(actor);
  const wanted = parsed(SessionGiven, given);
  return stepping(parts, actor, meeting, "change", async (at) => {
    const before = requireSeen(at.draft, session, seen);
    return one(before, await sessionOf(at, session, wanted));
  });
}

/** One step for several sessions, all or none. */
export async function changeMany(
  parts: ProgrammeParts,
  actor: Actor,
  meeting: string,
  changes: readonly { readonly session: string; readonly given: SessionGiven; readonly seen: number }[],
): Promise<Stepped> {
  toKeep(actor);
  const wanted = changes.map(({ given, ...rest }) => ({ ...rest, given: parsed(SessionGiven, given) }));
  return stepping(parts, actor, meeting, "change", async (at) => {
    const sessions: StepContent["sessions"] = [];
    for (const { session, given, seen } of wanted) {
      const before = requireSeen(at.draft, session, seen);
      const after = await sessionOf(at, session, given);
      if (!same(bare(before), after)) sessions.push({ id: session, before: bare(before), after });
    }
    return { sessions, frame: null };
  });
}

export async function move(
  parts: ProgrammeParts,
  actor: Actor,
  meeting: string,
  session: string,
  given: Moved,
  seen: number,
): Promise<Stepped> {
  toKeep(actor);
  const { when, room } = parsed(Moved, given);
  return stepping(parts, actor, meeting, "move", async (at) => {
    const before = requireSeen(at.draft, session, seen);
    const after = { ...bare(before), ...unwrap(spanOf(when, at.meeting)), room };
    await check(at, after);
    return one(before, after);
  });
}

/** The copy stands at the same time, in no room yet. */
export async function copy(
  parts: ProgrammeParts,
  actor: Actor,
  meeting: string,
  session: string,
): Promise<Stepped> {
  return stepping(parts, actor, meeting, "copy", async (at) => {
    const original = requireSession(at.draft, session);
    const id = numberedName(original.kind, await selectTaken(at.trx, meeting));
    return one(null, { ...bare(original), id, room: null });
  });
}

export async function remove(
  parts: ProgrammeParts,
  actor: Actor,
  meeting: string,
  session: string,
  seen: number,
): Promise<Stepped> {
  return stepping(parts, actor, meeting, "remove", async ({ draft }) =>
    one(requireSeen(draft, session, seen), null),
  );
}

/** Rooms, segments and intervals. One in which sessions stand cannot be taken out (`programme.room-used`, `programme.segment-used`). */
export async function changeFrame(
  parts: ProgrammeParts,
  actor: Actor,
  meeting: string,
  given: ProgrammeFrame,
  seen: number,
): Promise<Stepped> {
  toKeep(actor);
  const after = parsed(ProgrammeFrame, given);
  return stepping(parts, actor, meeting, "frame", async ({ draft }) => {
    if (draft.revision !== seen) throw new ProblemError(problem("programme.changed-since"));
    requireWhole(draft, after);
    const { rooms, segments, intervals } = draft;
    return { sessions: [], frame: { before: { rooms, segments, intervals }, after } };
  });
}

/** Takes a step back, as long as what it made stands as it made it (`programme.undo-late`). To take that back is to do it again. */
export async function undo(
  parts: ProgrammeParts,
  actor: Actor,
  meeting: string,
  number: number,
): Promise<Stepped> {
  return stepping(parts, actor, meeting, "undo", async ({ trx, draft }) => {
    const step = await selectStep(trx, meeting, number);
    if (!step) throw new ProblemError(problem("programme.step-unknown", { step: number }));
    if (step.undone) throw new ProblemError(problem("programme.undone-already"));
    const now = new Map(draft.sessions.map((session) => [session.id, bare(session)]));
    const { rooms, segments, intervals } = draft;
    const intact =
      step.sessions.every(({ id, after }) => same(now.get(id) ?? null, after)) &&
      (step.frame === null || same({ rooms, segments, intervals }, step.frame.after));
    if (!intact) throw new ProblemError(problem("programme.undo-late"));
    await markUndone(trx, meeting, number);
    const frame = step.frame && { before: step.frame.after, after: step.frame.before };
    const sessions = step.sessions.map(({ id, before, after }) => ({ id, before: after, after: before }));
    const kept = frame?.after ?? { rooms, segments, intervals };
    const left = new Map(draft.sessions.map((session) => [session.id, bare(session)]));
    for (const { id, after } of sessions) {
      if (after) left.set(id, after);
      else left.delete(id);
    }
    requireWhole({ sessions: [...left.values()] }, kept);
    return { sessions, frame };
  });
}

/** Every room and segment that a session names is there, and no identifier twice. */
export function requireWhole(
  { sessions }: { readonly sessions: readonly ProgrammeSession[] },
  { rooms, segments }: ProgrammeFrame,
): void {
  const [inRooms, inSegments] = [new Set(rooms.map(({ id }) => id)), new Set(segments.map(({ id }) => id))];
  if (inRooms.size < rooms.length || inSegments.size < segments.length)
    throw new ProblemError(problem("programme.malformed", { field: "id" }));
  for (const { room, segment } of sessions) {
    if (room !== null && !inRooms.has(room)) throw new ProblemError(problem("programme.room-used", { room }));
    if (segment !== null && !inSegments.has(segment))
      throw new ProblemError(problem("programme.segment-used", { segment }));
  }
}

/** A session as it would be kept; throws ProblemError with all that is wrong with it. */
async function sessionOf(at: At, id: string, { when, ...content }: SessionGiven): Promise<ProgrammeSession> {
  const session = { ...content, id, ...unwrap(spanOf(when, at.meeting)) };
  await check(at, session);
  return session;
}

async function check({ trx, draft }: At, session: ProgrammeSession): Promise<void> {
  const parties = new Set<string>((await allParties(trx)).map(({ id }) => id));
  const found = sessionProblems(session, draft, parties);
  if (found.length > 0) throw new ProblemError(...found);
}

/** A step that is about one session. */
function one(before: KeptSession | null, after: ProgrammeSession | null): StepContent {
  const id = (after ?? before)?.id ?? "";
  return { sessions: [{ id, before: before && bare(before), after }], frame: null };
}

/** A session without what only the draft knows of it. */
export function bare(session: ProgrammeSession): ProgrammeSession {
  return ProgrammeSession.parse(session);
}

/** Throws ProblemError `programme.session-unknown` (facts: session). */
export function requireSession(draft: Draft, id: string): KeptSession {
  const found = draft.sessions.find((session) => session.id === id);
  if (!found) throw new ProblemError(problem("programme.session-unknown", { session: id.slice(0, 60) }));
  return found;
}

/** The session, as the writer saw it. Throws ProblemError `programme.session-unknown`, `programme.changed-since`. */
function requireSeen(draft: Draft, id: string, seen: number): KeptSession {
  const found = requireSession(draft, id);
  if (found.revision !== seen) throw new ProblemError(problem("programme.changed-since"));
  return found;
}
