import { randomBytes } from "node:crypto";
import { requireRight } from "../../../directory/rights.ts";
import { type Actor, actorName } from "../../../kernel/actor.ts";
import { parserFor, said } from "../../../kernel/given.ts";
import { freeName } from "../../../kernel/identifier.ts";
import { ProblemError, problem } from "../../../kernel/problem.ts";
import type { Store } from "../../../store/open.ts";
import { requireMeeting } from "../../meetings/repository.ts";
import { courseOf } from "../course.ts";
import { drawnLetter } from "../lot.ts";
import type { Policy } from "../model.ts";
import type { TimePlan } from "../schedule.ts";
import { whyShut } from "./acting.ts";
import type { Courses, Standing } from "./courses.ts";
import { ListChange, NewList, type SpeakersList } from "./kept.ts";
import { insertList, requireList, selectLists, updateList } from "./repository.ts";

const parsed = parserFor("speakers.malformed");

export interface MakingParts {
  readonly store: Store;
  readonly now: () => Date;
  readonly courses: Courses;
}

/**
 * Makes a list for a meeting. Throws ProblemError `speakers.malformed` (facts: field), `speakers.plan-wrong`, `speakers.window-wrong`,
 * `speakers.no-attribution`, `speakers.meeting-over`, `meetings.unknown`, `directory.not-allowed`.
 */
export async function makeList(
  { store, now }: MakingParts,
  actor: Actor,
  given: NewList,
): Promise<SpeakersList> {
  requireRight(actor, "speakers.run");
  const wanted = parsed(NewList, given);
  requirePlan(wanted.plan);
  const { policy, lot } = policyOf(wanted);
  return store.deed(
    actor,
    ({ id }: SpeakersList) => ({ deed: "speakers.make", subject: id, detail: { policy, lot } }),
    async (trx) => {
      const meeting = await requireMeeting(trx, wanted.meeting);
      const shut = whyShut(meeting);
      if (shut) throw new ProblemError(problem(shut, { id: meeting.id }));
      const { session, title, plan, shown } = wanted;
      const taken = new Set((await selectLists(trx, meeting.id)).map(({ id }) => id));
      const list: SpeakersList = {
        ...{ id: freeName(`${meeting.id}-speakers`, taken), meeting: meeting.id, session },
        ...{ title, policy, lot, plan, shown },
      };
      await insertList(trx, list, { at: now(), actor: actorName(actor) });
      return list;
    },
  );
}

/** Says something of a list anew. Throws as {@link makeList}, and `speakers.begun` where the order is to change after somebody was called. */
export async function changeList(
  { store, now, courses }: MakingParts,
  actor: Actor,
  id: string,
  given: ListChange,
): Promise<Standing> {
  requireRight(actor, "speakers.run");
  const { order, groupsFirst, window, ...plain } = parsed(ListChange, given);
  if (plain.plan) requirePlan(plain.plan);
  const changed = await store.deed(actor, { deed: "speakers.change", subject: id }, async (trx) => {
    const record = await requireList(trx, id);
    const { acts } = await courses.of(trx, id);
    const ordered =
      order === undefined
        ? {}
        : policyOf({ order, groupsFirst: groupsFirst ?? false, window: window ?? null });
    if (order !== undefined && acts.some(({ act }) => act === "call"))
      throw new ProblemError(problem("speakers.begun"));
    const next: SpeakersList = { ...record, ...said(plain), ...ordered };
    const course = courseOf(next.policy, acts);
    if (!course.ok) throw new ProblemError(...course.problems);
    await updateList(trx, next, now());
    return { record: next, course: course.value, acts };
  });
  // Acts that came meanwhile are read again with it.
  courses.drop(id);
  return changed;
}

/** A seed nobody chose, for whoever has none: 128 bits as text. */
function policyOf({ order, groupsFirst, window }: Pick<NewList, "order" | "groupsFirst" | "window">): {
  readonly policy: Policy;
  readonly lot: string | null;
} {
  const first = groupsFirst ? { groupsFirst } : {};
  if (order !== "window") return { policy: { order, ...first }, lot: null };
  if (!window || (window.opens !== null && window.opens >= window.closes))
    throw new ProblemError(problem("speakers.window-wrong"));
  const lot = window.seed ?? randomBytes(16).toString("hex");
  const opens = window.opens === null ? {} : { opens: window.opens };
  return { policy: { order, letter: drawnLetter(lot), closes: window.closes, ...opens, ...first }, lot };
}

function requirePlan({ sittings, usual, least }: TimePlan): void {
  const wrong = sittings.some(
    ({ begins, ends }, index) => ends <= begins || begins < (sittings[index - 1]?.ends ?? begins),
  );
  if (wrong || least > usual) throw new ProblemError(problem("speakers.plan-wrong"));
}
