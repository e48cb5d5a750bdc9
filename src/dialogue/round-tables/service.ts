import { mayDo, maySomewhere } from "../../directory/rights.ts";
import type { Actor } from "../../kernel/actor.ts";
import { attempt, ProblemError, problem, type Result } from "../../kernel/problem.ts";
import { type StatementParts, seenMeeting } from "../contributions/parts.ts";
import { type StatementAddress, statementReference } from "../contributions/reference.ts";
import { type StatementOptions, statementParts } from "../contributions/service.ts";
import type { Meeting } from "../model.ts";
import type { NewPoint, Point, PointFilter, PointSeen } from "./model.ts";
import { notePoint, withdrawPoint } from "./noting.ts";
import {
  findPoints,
  selectPoints,
  selectRaisedBy,
  selectSummaryRests,
  selectWordings,
} from "./repository.ts";
import { sessionsOf, type TableSession } from "./sessions.ts";
import type { Database } from "./tables.ts";

/**
 * The points of round tables. Whoever works on the meeting sees all; delegations from the day on which the draft of the summary goes to
 * them; everybody those on which the issued summary rests, without who raised them. Under the Chatham House Rule nobody ever
 * learns that, since it is not kept. Problems of all: `directory.not-allowed`, `meetings.unknown`, `round-tables.unknown`.
 */
export interface RoundTableService {
  /** The sessions in which points are raised, by time. */
  sessions(actor: Actor, meeting: string): Promise<Result<readonly TableSession[]>>;
  /** Points that stand, in the order of their numbers. */
  points(actor: Actor, meeting: string, filter?: PointFilter): Promise<Result<readonly PointSeen[]>>;
  /** What a reference names, as it was worded then. */
  cited(actor: Actor, address: StatementAddress): Promise<Result<CitedPoint>>;
  /**
   * Notes a point. Problems: `round-tables.empty`, `.too-long`, `.evidence-unclear`, `.evidence-many`, `.session-unknown`,
   * `.question-unknown`, `contributions.language-unknown`, `.past-meeting`, `directory.unknown-party`; under the Chatham House Rule
   * `round-tables.names-party` (facts: names) where the text names one and nobody has said that this is meant.
   */
  note(actor: Actor, meeting: string, given: NewPoint): Promise<Result<Point>>;
  /** Problems: as {@link note}, `round-tables.changed-meanwhile`. */
  change(
    actor: Actor,
    meeting: string,
    at: { readonly number: number; readonly revision: number },
    given: NewPoint,
  ): Promise<Result<Point>>;
  /** Problem: `round-tables.changed-meanwhile`. */
  withdraw(
    actor: Actor,
    meeting: string,
    at: { readonly number: number; readonly revision: number },
  ): Promise<Result<null>>;
}

export interface CitedPoint {
  readonly point: Point;
  readonly reference: string;
  /** Where another wording has taken its place. */
  readonly newer: string | null;
}

/** Opens the round tables of a store. */
export function openRoundTables(options: StatementOptions): RoundTableService {
  const parts = statementParts(options);
  const db: Database = parts.store.database();
  return {
    sessions: (actor, meeting) =>
      attempt(async () => {
        await seenMeeting(db, actor, meeting);
        return sessionsOf(db, actor, meeting);
      }),
    points: (actor, meeting, filter = {}) => attempt(() => pointsSeen(parts, actor, meeting, filter)),
    cited: (actor, address) => attempt(() => cited(db, actor, address)),
    note: (actor, meeting, given) => attempt(() => notePoint(parts, actor, meeting, given)),
    change: (actor, meeting, at, given) => attempt(() => notePoint(parts, actor, meeting, given, at)),
    withdraw: (actor, meeting, at) => attempt(() => withdrawPoint(parts, actor, meeting, at)),
  };
}

/** How much of the points an actor sees. */
type Sight = "all" | "wording" | "cited" | "none";

async function sightOf(
  db: Database,
  actor: Actor,
  meeting: Pick<Meeting, "id">,
): Promise<{
  readonly sight: Sight;
  readonly rests: ReadonlySet<string>;
}> {
  const summary = await selectSummaryRests(db, meeting.id);
  const rests = summary?.rests ?? new Set<string>();
  if (mayDo(actor, "meeting.follow") || mayDo(actor, "points.note")) return { sight: "all", rests };
  if (!summary || summary.state === "draft") return { sight: "none", rests };
  if (maySomewhere(actor, "summary.comment")) return { sight: "wording", rests };
  return { sight: summary.state === "issued" ? "cited" : "none", rests };
}

/** Points as an actor sees them. */
export async function pointsSeen(
  { store }: StatementParts,
  actor: Actor,
  id: string,
  { session, kind, stance, words }: PointFilter,
): Promise<readonly PointSeen[]> {
  const db: Database = store.database();
  const meeting = await seenMeeting(db, actor, id);
  const { sight, rests } = await sightOf(db, actor, meeting);
  if (sight === "none") return [];
  const by = sight === "all" ? await selectRaisedBy(db, meeting) : new Map<number, readonly string[]>();
  const found = (words ?? "").trim() === "" ? null : await findPoints(db, id, words ?? "");
  return (await selectPoints(db, id))
    .map((point): PointSeen => ({ ...point, by: by.get(point.number) ?? [], reference: referenceTo(point) }))
    .filter(
      (point) =>
        (sight !== "cited" || rests.has(point.reference)) &&
        (session === undefined || (point.session ?? "") === session) &&
        (kind === undefined || point.kind === kind) &&
        (stance === undefined || point.stance === stance) &&
        (found === null || found.has(point.number)),
    );
}

async function cited(db: Database, actor: Actor, address: StatementAddress): Promise<CitedPoint> {
  const { number, version } = address;
  const meeting = await seenMeeting(db, actor, address.meeting);
  const { sight, rests } = await sightOf(db, actor, meeting);
  const reference = statementReference(address);
  const wordings = await selectWordings(db, meeting.id, number);
  const point = wordings.find(({ hash }) => hash === version);
  const seen = sight === "all" || sight === "wording" || (sight === "cited" && rests.has(reference));
  if (!point || !seen) throw new ProblemError(problem("round-tables.unknown", { number }));
  const [current] = wordings;
  return {
    point,
    reference,
    newer: current && current.hash !== version && !current.withdrawn ? referenceTo(current) : null,
  };
}

export function referenceTo({ meeting, number, hash }: Pick<Point, "meeting" | "number" | "hash">): string {
  return statementReference({ meeting, number, version: hash, what: "point" });
}
