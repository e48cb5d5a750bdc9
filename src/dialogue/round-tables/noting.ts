import { requireRight } from "../../directory/rights.ts";
import { type Actor, actorName } from "../../kernel/actor.ts";
import { parseEvidence } from "../../kernel/evidence.ts";
import { ProblemError, problem } from "../../kernel/problem.ts";
import { canonicalTag } from "../contributions/model.ts";
import { tidyText } from "../contributions/paragraphs.ts";
import { requireHeld, type StatementParts, seenMeeting, touched } from "../contributions/parts.ts";
import { wordingHash } from "../contributions/reference.ts";
import type { Meeting } from "../model.ts";
import { longestPoint, type NewPoint, type Point, PointContent } from "./model.ts";
import { requireNobodyNamed } from "./nobody-named.ts";
import { insertPoint, nextPoint, selectWordings, writeRaisedBy } from "./repository.ts";
import { sessionsOf } from "./sessions.ts";
import type { Database } from "./tables.ts";

/**
 * Notes a point, or another wording of one. Under the Chatham House Rule whoever raised it is dropped here, before anything is
 * checked, written or told: what follows never holds it.
 */
export async function notePoint(
  parts: StatementParts,
  actor: Actor,
  meetingId: string,
  given: NewPoint,
  again?: { readonly number: number; readonly revision: number },
): Promise<Point> {
  requireRight(actor, "points.note");
  const db: Database = parts.store.database();
  const meeting = await seenMeeting(db, actor, meetingId);
  requireHeld(meeting);
  const by = meeting.attribution === "chatham-house" ? [] : [...new Set(given.by ?? [])].sort();
  const checked = await checkedPoint(parts, actor, meeting, given);
  const known = await parts.parties();
  const stranger = by.find((party) => !known.has(party));
  if (stranger !== undefined)
    throw new ProblemError(problem("directory.unknown-party", { party: stranger.slice(0, 60) }));
  const at = momentOf(meeting, parts.now());
  const deed = again ? "points.change" : "points.note";
  return parts.store.deed(
    actor,
    ({ number }: Point) => entryOf(deed, meeting.id, number),
    async (trx) => {
      const before = again && (await requireRevision(trx, meeting.id, again));
      const number = before?.number ?? (await nextPoint(trx, meeting.id));
      const point = worded({
        meeting: meeting.id,
        number,
        revision: (before?.revision ?? 0) + 1,
        at,
        ...checked,
      });
      if (before?.hash !== point.hash) await insertPoint(trx, point, actorName(actor));
      await writeRaisedBy(trx, meeting, number, by);
      await touched(trx, meeting.id, parts.now());
      return before?.hash === point.hash ? before : point;
    },
  );
}

/** Takes a point back; references to it go on to resolve. */
export async function withdrawPoint(
  parts: StatementParts,
  actor: Actor,
  meetingId: string,
  address: { readonly number: number; readonly revision: number },
): Promise<null> {
  requireRight(actor, "points.note");
  const meeting = await seenMeeting(parts.store.database(), actor, meetingId);
  const at = momentOf(meeting, parts.now());
  return parts.store.deed(actor, entryOf("points.withdraw", meeting.id, address.number), async (trx) => {
    const before = await requireRevision(trx, meeting.id, address);
    const gone = worded({ ...before, withdrawn: true, revision: before.revision + 1, at });
    await insertPoint(trx, gone, actorName(actor));
    await writeRaisedBy(trx, meeting, before.number, []);
    await touched(trx, meeting.id, parts.now());
    return null;
  });
}

/** Under the Chatham House Rule only the day: to the minute, it would tell who had the floor. */
function momentOf({ attribution }: Meeting, now: Date): Date {
  return attribution === "chatham-house" ? new Date(`${now.toISOString().slice(0, 10)}T00:00:00Z`) : now;
}

async function requireRevision(
  database: Database,
  meeting: string,
  { number, revision }: { readonly number: number; readonly revision: number },
): Promise<Point> {
  const [current] = await selectWordings(database, meeting, number);
  if (!current || current.withdrawn) throw new ProblemError(problem("round-tables.unknown", { number }));
  if (current.revision !== revision)
    throw new ProblemError(problem("round-tables.changed-meanwhile", { number }));
  return current;
}

function worded(point: Omit<Point, "hash"> & { readonly hash?: string }): Point {
  const { meeting, number, text } = point;
  const hash = wordingHash({ meeting, number, text, ...PointContent.parse(point) });
  return { ...point, hash };
}

async function checkedPoint(
  parts: StatementParts,
  actor: Actor,
  meeting: Meeting,
  given: NewPoint,
): Promise<PointContent & { readonly text: string }> {
  const text = tidyText(given.text);
  if (text === "") throw new ProblemError(problem("round-tables.empty"));
  if (text.length > longestPoint)
    throw new ProblemError(problem("round-tables.too-long", { limit: longestPoint }));
  const language = canonicalTag(given.language);
  if (language === undefined)
    throw new ProblemError(problem("contributions.language-unknown", { text: given.language.slice(0, 40) }));
  const evidence = (given.evidence ?? []).map((one) => one.trim()).filter((one) => one !== "");
  const unclear = evidence.find((one) => one.length > 600 || !parseEvidence(one).ok);
  if (unclear !== undefined)
    throw new ProblemError(problem("round-tables.evidence-unclear", { text: unclear.slice(0, 120) }));
  if (evidence.length > 20) throw new ProblemError(problem("round-tables.evidence-many", { limit: 20 }));
  const { session = null, question = null, kind, stance = null, namesMeant = false } = given;
  await requireSession(parts, actor, meeting, session, question);
  if (meeting.attribution === "chatham-house" && !namesMeant)
    await requireNobodyNamed(parts, meeting.id, { text, language, evidence });
  return { session, question, kind, stance, language, evidence, text, withdrawn: false };
}

async function requireSession(
  { store }: StatementParts,
  actor: Actor,
  { id }: Meeting,
  session: string | null,
  question: number | null,
): Promise<void> {
  if (session === null) {
    if (question !== null) throw new ProblemError(problem("round-tables.question-unknown", { question }));
    return;
  }
  const found = (await sessionsOf(store.database(), actor, id)).find((one) => one.id === session);
  if (!found)
    throw new ProblemError(problem("round-tables.session-unknown", { session: session.slice(0, 60) }));
  if (question !== null && question > found.questions.length)
    throw new ProblemError(problem("round-tables.question-unknown", { question }));
}

function entryOf(deed: string, meeting: string, number: number) {
  return { deed, subject: `${meeting}/${number}` };
}
