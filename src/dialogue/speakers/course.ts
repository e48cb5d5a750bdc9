import { failed, ok, type Problem, problem, type Result } from "../../kernel/problem.ts";
import { afterAct, emptyList, listAfter } from "./list.ts";
import type { Act, List, Policy } from "./model.ts";

/**
 * A list with what is needed to go on from it without beginning at its first act: the acts that stand, and the lists that were
 * before the last of them, so that taking one back costs no more than doing it. Never changed: a course that was refused an act is
 * still there.
 */
export interface Course {
  readonly list: List;
  /** The acts that were not taken back, in their order. */
  readonly standing: readonly Act[];
  /** The lists before the last acts that stand, the latest last; those further back are made again when they are wanted. */
  readonly before: readonly List[];
}

/** So many acts are taken back without counting from the start. */
const remembered = 24;

export function newCourse(policy: Policy): Course {
  return { list: emptyList(policy), standing: [], before: [] };
}

/** The course after one more act. Problems: as `listAfter`. */
export function courseAfter(course: Course, act: Act): Result<Course> {
  if (act.act === "undo") return takenBack(course, act);
  const done = afterAct(course.list, act);
  if (!done.ok) return done;
  return ok({
    list: done.value,
    standing: [...course.standing, act],
    before: [...course.before, course.list].slice(-remembered),
  });
}

/** The course after all acts from the first, as a store has kept them. Problems: as `listAfter`. */
export function courseOf(policy: Policy, acts: readonly Act[]): Result<Course> {
  const list = listAfter(policy, acts);
  if (!list.ok) return list;
  const standing: Act[] = [];
  for (const act of acts) {
    if (act.act === "undo") standing.pop();
    else standing.push(act);
  }
  return ok({ list: list.value, standing, before: [] });
}

function takenBack({ list, standing, before }: Course, act: Act): Result<Course> {
  const expected = list.acts + 1;
  if (act.number !== expected)
    return refuse(problem("speakers.out-of-order", { expected, found: act.number }));
  if (standing.length === 0) return refuse(problem("speakers.nothing-to-undo"));
  const left = standing.slice(0, -1);
  const known = before.at(-1);
  const earlier = known ? ok(known) : replayed(list.policy, left);
  if (!earlier.ok) return earlier;
  return ok({
    list: { ...earlier.value, acts: act.number },
    standing: left,
    before: before.slice(0, -1),
  });
}

/** The list of acts that stand, whatever numbers lie between them. */
function replayed(policy: Policy, standing: readonly Act[]): Result<List> {
  let list = emptyList(policy);
  for (const act of standing) {
    const done = afterAct({ ...list, acts: act.number - 1 }, act);
    if (!done.ok) return done;
    list = done.value;
  }
  return ok(list);
}

function refuse(why: Problem): Result<never> {
  return failed(why);
}
