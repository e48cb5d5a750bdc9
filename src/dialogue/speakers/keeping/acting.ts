import type { Transaction } from "kysely";
import { findParty } from "../../../directory/people/parts.ts";
import { type Actor, actorName } from "../../../kernel/actor.ts";
import { failed, ok, ProblemError, problem, type Result } from "../../../kernel/problem.ts";
import { type GroupQueue, groupQueue } from "../../../store/group-queue.ts";
import type { Store } from "../../../store/open.ts";
import { requireMeeting } from "../../meetings/repository.ts";
import type { Meeting } from "../../model.ts";
import { conflicting } from "../conflict.ts";
import { courseAfter } from "../course.ts";
import { waiting } from "../list.ts";
import type { Deed, List } from "../model.ts";
import type { Courses, Standing } from "./courses.ts";
import type { AskedDeed, KeptAct } from "./kept.ts";
import { insertActs } from "./repository.ts";
import { mayAct } from "./rights.ts";

/**
 * Acts come one after the other. What comes while others are being written waits for the next transaction and is written with all
 * that waits: an opening window with hundreds of delegations costs a few flushes. Whoever is told that it is done finds it after
 * any fault.
 */

export interface ActRequest {
  readonly actor: Actor;
  readonly list: string;
  readonly deed: AskedDeed;
  /** The number of the last act that the actor has seen; null for deeds that mean the same whatever happened. */
  readonly seen: number | null;
}

/** What came of it: done, under a number; or nothing, since what was seen is no longer what is. */
export type ActOutcome =
  | { readonly kind: "done"; readonly act: KeptAct }
  | { readonly kind: "conflict"; readonly since: readonly KeptAct[]; readonly number: number };

export interface ActingParts {
  readonly store: Store;
  readonly now: () => Date;
  readonly courses: Courses;
  /** Told after each transaction, in the order of the acts. */
  readonly onDone: (standing: Standing, meeting: Meeting, acts: readonly KeptAct[]) => void;
}

/** At most so many acts in one transaction. */
const most = 500;

export function openActing(parts: ActingParts): GroupQueue<ActRequest, Result<ActOutcome>> {
  return groupQueue<ActRequest, Result<ActOutcome>>(
    (group) => actTogether(parts, group),
    { most, heaviest: Number.POSITIVE_INFINITY, weigh: () => 1 },
    (error) => !(error instanceof ProblemError),
  );
}

/** Nothing of a group is to be written: no transaction and no audit entry. */
class NothingDone extends Error {
  readonly outcomes: readonly Result<ActOutcome>[];
  constructor(outcomes: readonly Result<ActOutcome>[]) {
    super("nothing was done");
    this.outcomes = outcomes;
  }
}

interface Written {
  readonly outcomes: readonly Result<ActOutcome>[];
  readonly lists: ReadonlyMap<
    string,
    { readonly standing: Standing; readonly meeting: Meeting; readonly acts: readonly KeptAct[] }
  >;
}

async function actTogether(
  { store, now, courses, onDone }: ActingParts,
  group: readonly ActRequest[],
): Promise<readonly Result<ActOutcome>[]> {
  const [first] = group;
  if (!first) return [];
  const alone = group.every(({ actor }) => actorName(actor) === actorName(first.actor));
  let done: Written;
  try {
    done = await store.deed(
      alone ? first.actor : { kind: "system" },
      ({ lists }: Written) => entryOf(lists),
      (trx) => writeGroup(trx, courses, group, now().getTime()),
    );
  } catch (error) {
    if (error instanceof NothingDone) return error.outcomes;
    throw error;
  }
  for (const { standing, meeting, acts } of done.lists.values()) {
    courses.put(standing);
    onDone(standing, meeting, acts);
  }
  return done.outcomes;
}

/** One act by its own name; several that shared a transaction together, each with whoever did it. */
function entryOf(lists: Written["lists"]) {
  const acts = [...lists].flatMap(([list, { acts: own }]) => own.map((act) => ({ list, act })));
  const subject = [...lists.keys()].join(" ");
  const [only] = acts;
  if (only && acts.length === 1) {
    const { actor: _, at: __, ...detail } = only.act;
    return { deed: `speakers.act.${only.act.act}`, subject, detail };
  }
  const detail = {
    acts: acts.map(({ list, act: { number, act, actor } }) => ({ list, number, act, actor })),
  };
  return { deed: "speakers.acts", subject, detail };
}

async function writeGroup(
  trx: Transaction<unknown>,
  courses: Courses,
  group: readonly ActRequest[],
  now: number,
): Promise<Written> {
  const lists = new Map<string, { standing: Standing; acts: KeptAct[]; meeting: Meeting }>();
  const outcomes: Result<ActOutcome>[] = [];
  for (const request of group) {
    const known = lists.get(request.list) ?? (await take(trx, courses, request.list));
    if ("problems" in known) {
      outcomes.push(failed(...known.problems));
      continue;
    }
    const outcome = await actOne(trx, request, known, now);
    outcomes.push(outcome);
    if (!outcome.ok || outcome.value.kind !== "done") continue;
    lists.set(request.list, known);
  }
  if (lists.size === 0) throw new NothingDone(outcomes);
  for (const [list, { acts }] of lists) await insertActs(trx, list, acts);
  return { outcomes, lists };
}

async function take(trx: Transaction<unknown>, courses: Courses, list: string) {
  try {
    const standing = await courses.of(trx, list);
    const acts: KeptAct[] = [];
    return { standing, acts, meeting: await requireMeeting(trx, standing.record.meeting) };
  } catch (error) {
    if (error instanceof ProblemError) return { problems: error.problems };
    throw error;
  }
}

/** Checks one act against the list as those before it in the group have left it, and adds it there. */
async function actOne(
  trx: Transaction<unknown>,
  { actor, deed: asked, seen }: ActRequest,
  known: { standing: Standing; acts: KeptAct[]; readonly meeting: Meeting },
  now: number,
): Promise<Result<ActOutcome>> {
  const { record, course, acts } = known.standing;
  if (!mayAct(actor, course.list, asked))
    return failed(problem("directory.not-allowed", { deed: "speakers.run" }));
  const closed = whyShut(known.meeting);
  if (closed) return failed(problem(closed, { id: known.meeting.id }));
  const since = conflicting(asked, seen === null ? [] : acts.slice(seen));
  if (since.length > 0)
    return ok({ kind: "conflict", since: acts.slice(seen ?? 0), number: course.list.acts });
  const deed = await named(trx, asked, course.list);
  if (!deed.ok) return deed;
  const number = course.list.acts + 1;
  // A clock that was set back does not make an act older than the one before it.
  const at = Math.max(now, acts.at(-1)?.at ?? now);
  const after = courseAfter(course, { ...deed.value, number, at });
  if (!after.ok) return after;
  const act: KeptAct = { ...deed.value, number, at, actor: actorName(actor) };
  known.standing = { record, course: after.value, acts: [...acts, act] };
  known.acts.push(act);
  return ok({ kind: "done", act });
}

/** Why nothing is done to the lists of a meeting: its problem's code. */
export function whyShut({ state, attribution }: Pick<Meeting, "state" | "attribution">): string | undefined {
  if (attribution === "chatham-house") return "speakers.no-attribution";
  return state === "closed" || state === "past" ? "speakers.meeting-over" : undefined;
}

/** The deed with what the directory knows. Problem: `directory.unknown-party`. */
async function named(trx: Transaction<unknown>, asked: AskedDeed, list: List): Promise<Result<Deed>> {
  // Whoever is next is kept by name, so that the log says who was called.
  if (asked.act === "call") return ok({ ...asked, entry: asked.entry ?? waiting(list)[0]?.id ?? null });
  if (asked.act !== "inscribe" && asked.act !== "ask-reply" && asked.act !== "point-of-order")
    return ok(asked);
  const party = await findParty(trx, asked.party);
  if (!party) return failed(problem("directory.unknown-party", { party: asked.party.slice(0, 60) }));
  if (asked.act !== "inscribe") return ok(asked);
  for (const member of asked.onBehalfOf?.members ?? [])
    if (!(await findParty(trx, member)))
      return failed(problem("directory.unknown-party", { party: member.slice(0, 60) }));
  return ok({ ...asked, english: party.names.en });
}
