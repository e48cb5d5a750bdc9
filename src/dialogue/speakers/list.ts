import { failed, ok, problem, type Result } from "../../kernel/problem.ts";
import { type Draft, step } from "./deeds.ts";
import type { Act, Entry, List, Policy } from "./model.ts";
import { comparePlaces } from "./place.ts";

/** A list on which nobody stands yet. */
export function emptyList(policy: Policy): List {
  return {
    policy,
    acts: 0,
    open: true,
    suspended: false,
    limit: null,
    groupLimit: null,
    entries: new Map(),
    floor: null,
    pointOfOrder: null,
    held: new Set(),
    inscribed: new Set(),
    swaps: new Map(),
  };
}

/** Those who wait, in the order in which they will be called; those who are held are left out. */
export function waiting(list: List): readonly Entry[] {
  return [...list.entries.values()]
    .filter(({ state, held }) => state === "waiting" && !held)
    .sort((a, b) => comparePlaces(a.place, b.place));
}

/** Who asked whom to exchange places, of those who both wait still. */
export function swapsAsked({
  swaps,
  entries,
}: List): readonly { readonly asks: Entry; readonly other: Entry }[] {
  return [...swaps].flatMap(([from, to]) => {
    const [asks, other] = [entries.get(from), entries.get(to)];
    return asks?.state === "waiting" && other?.state === "waiting" ? [{ asks, other }] : [];
  });
}

/**
 * The list after one more act, the list given unchanged. Undoing needs all acts, see {@link listAfter}. Problems say why the
 * act is not possible now: those of `deeds.ts`, and `speakers.out-of-order` where its number is not the next.
 */
export function afterAct(list: List, act: Act): Result<List> {
  const draft = draftOf(list);
  return take(draft, act) ?? ok(draft);
}

/**
 * The list after acts, each of which must be possible where it stands. Acts that were taken back leave no trace but their
 * numbers. Problems: as {@link afterAct}, and `speakers.nothing-to-undo`.
 */
export function listAfter(policy: Policy, acts: readonly Act[]): Result<List> {
  const standing: Act[] = [];
  for (const [index, act] of acts.entries()) {
    if (act.number !== index + 1) return outOfOrder(index + 1, act);
    if (act.act !== "undo") standing.push(act);
    else if (standing.pop() === undefined) return failed(problem("speakers.nothing-to-undo"));
  }
  const draft = draftOf(emptyList(policy));
  for (const act of standing) {
    draft.acts = act.number - 1;
    const refused = take(draft, act);
    if (refused) return refused;
  }
  draft.acts = acts.length;
  return ok(draft);
}

function draftOf(list: List): Draft {
  return {
    ...list,
    entries: new Map(list.entries),
    held: new Set(list.held),
    inscribed: new Set(list.inscribed),
    swaps: new Map(list.swaps),
  };
}

/** Does an act to a draft; gives a failure, the draft then being as it was. */
function take(draft: Draft, act: Act): Result<never> | undefined {
  if (act.number !== draft.acts + 1) return outOfOrder(draft.acts + 1, act);
  const refused = step(draft, act);
  if (refused) return failed(refused);
  draft.acts = act.number;
  return undefined;
}

function outOfOrder(expected: number, { number }: Act): Result<never> {
  return failed(problem("speakers.out-of-order", { expected, found: number }));
}
