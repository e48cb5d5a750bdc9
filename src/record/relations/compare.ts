import type { UnderstoodDocument } from "../understanding/understand.ts";
import { joinings } from "./comparing/joining.ts";
import { stayed } from "./comparing/moves.ts";
import { measure, type Pairing, pairings } from "./comparing/pairing.ts";
import { type Run, runsBetween } from "./comparing/runs.ts";
import { type Unit, unitsOf } from "./comparing/units.ts";

export type { Run } from "./comparing/runs.ts";
export type { Part, Unit } from "./comparing/units.ts";

/**
 * What became of a paragraph. `same` and `moved` have the same words, whatever their marks and capitals; a `reworded`, `split` or
 * `merged` one may have moved as well.
 */
export type ChangeKind = "same" | "moved" | "reworded" | "split" | "merged" | "added" | "dropped";

export interface Change {
  readonly kind: ChangeKind;
  /** It stands in another order, part or rank than before; a new number alone is no move. */
  readonly moved: boolean;
  /** The earlier paragraph; none where it was added, several where they were merged. */
  readonly before: readonly Unit[];
  readonly after: readonly Unit[];
  /** Likeness of the words, from 0 to 1. */
  readonly similarity: number;
  /** The words in order; of several paragraphs the texts are joined with a line feed. */
  readonly runs: readonly Run[];
}

export interface ComparedDocument {
  readonly symbol: string | null;
  readonly title: string | null;
  readonly date: string | null;
}

export interface Comparison {
  readonly before: ComparedDocument;
  readonly after: ComparedDocument;
  /** In the order of the later document; what was dropped stands behind what it followed. */
  readonly changes: readonly Change[];
  readonly counts: Readonly<Record<ChangeKind, number>>;
}

type Comparable = ComparedDocument & Pick<UnderstoodDocument, "preambular" | "operative" | "annexes">;

/**
 * Two documents paragraph by paragraph: the pairing of greatest likeness over all paragraphs, sub-paragraphs and annexes together,
 * in whatever order they stand. `compareDocuments(b, a)` is the same comparison turned round.
 */
export function compareDocuments(before: Comparable, after: Comparable): Comparison {
  const [first, second] = [unitsOf(before), unitsOf(after)];
  // Ties are broken from one side only, so that both directions agree.
  const turned = signature(first) > signature(second);
  const [a, b] = turned ? [second, first] : [first, second];
  const found = changesBetween(a, b);
  const changes = inOrder(turned ? found.map(turnedRound) : found, first);
  const counts = { same: 0, moved: 0, reworded: 0, split: 0, merged: 0, added: 0, dropped: 0 };
  for (const { kind } of changes) counts[kind]++;
  return { before: named(before), after: named(after), changes, counts };
}

function named({ symbol, title, date }: ComparedDocument): ComparedDocument {
  return { symbol, title, date };
}

function signature(units: readonly Unit[]): string {
  return units.map(({ part, label, text }) => `${part}\t${label}\t${text}`).join("\n");
}

function changesBetween(a: readonly Unit[], b: readonly Unit[]): readonly Change[] {
  const measured = measure(a, b);
  const pairs = pairings(a, b, measured);
  const joined = joinings(pairs, a.length, b.length, measured);
  const placed = pairs.map((pair) => ({ ...pair, pair, weight: 1 + (a[pair.a]?.text.length ?? 0) }));
  const inPlace = new Set([...stayed(placed)].map(({ a: place }) => place));
  const usedA = new Set(pairs.map((pair) => pair.a));
  const usedB = new Set(pairs.map((pair) => pair.b));
  const changes: Change[] = pairs.map((pair) => {
    const more = joined.filter((one) => one.pair === pair);
    for (const { side, place } of more) (side === "a" ? usedA : usedB).add(place);
    const side = (own: "a" | "b", units: readonly Unit[]) =>
      [pair[own], ...more.filter((one) => one.side === own).map(({ place }) => place)]
        .sort((x, y) => x - y)
        .flatMap((place) => units[place] ?? []);
    return changed(side("a", a), side("b", b), pair, !inPlace.has(pair.a));
  });
  const gone = a.filter((_, i) => !usedA.has(i)).map((unit): Change => alone("dropped", unit));
  const come = b.filter((_, j) => !usedB.has(j)).map((unit): Change => alone("added", unit));
  return [...changes, ...gone, ...come];
}

function alone(kind: "added" | "dropped", unit: Unit): Change {
  const runs: readonly Run[] =
    unit.text === "" ? [] : [{ kind: kind === "added" ? "added" : "removed", text: unit.text }];
  const sides = kind === "added" ? { before: [], after: [unit] } : { before: [unit], after: [] };
  return { kind, moved: false, ...sides, similarity: 0, runs };
}

function changed(
  before: readonly Unit[],
  after: readonly Unit[],
  pair: Pairing,
  outOfOrder: boolean,
): Change {
  const [x, y] = [before[0], after[0]];
  const moved = outOfOrder || x?.part !== y?.part || x?.depth !== y?.depth;
  const same = pair.similarity === 1 ? (moved ? "moved" : "same") : undefined;
  const kind = before.length > 1 ? "merged" : after.length > 1 ? "split" : (same ?? "reworded");
  return {
    kind,
    moved,
    before,
    after,
    similarity: pair.similarity,
    runs: runsBetween(joinedText(before), joinedText(after)),
  };
}

function joinedText(units: readonly Unit[]): string {
  return units.map(({ text }) => text).join("\n");
}

const opposite: Readonly<Record<ChangeKind, ChangeKind>> = {
  same: "same",
  moved: "moved",
  reworded: "reworded",
  split: "merged",
  merged: "split",
  added: "dropped",
  dropped: "added",
};

function turnedRound({ kind, before, after, runs, ...rest }: Change): Change {
  return { kind: opposite[kind], before: after, after: before, ...rest, runs: turnedRuns(runs) };
}

/** Removed for added, and what is removed at a place first again. */
function turnedRuns(runs: readonly Run[]): readonly Run[] {
  const turned: Run[] = [];
  for (const { kind, text } of runs) {
    const last = turned.at(-1);
    if (kind === "kept") turned.push({ kind, text });
    else if (kind === "removed") turned.push({ kind: "added", text });
    else if (last?.kind === "added") turned.splice(-1, 0, { kind: "removed", text });
    else turned.push({ kind: "removed", text });
  }
  return turned;
}

/** By the place in the later document; what was dropped behind the paragraph that it stood behind. */
function inOrder(changes: readonly Change[], before: readonly Unit[]): readonly Change[] {
  const ofBefore = new Map(
    changes.flatMap((change) => change.before.map((unit) => [unit.place, change] as const)),
  );
  const followers = new Map<Change | undefined, Change[]>();
  for (const unit of before) {
    const own = ofBefore.get(unit.place);
    if (own?.kind !== "dropped") continue;
    let at = unit.place - 1;
    while (at >= 0 && ofBefore.get(at)?.kind === "dropped") at--;
    const anchor = at < 0 ? undefined : ofBefore.get(at);
    followers.set(anchor, [...(followers.get(anchor) ?? []), own]);
  }
  const kept = changes
    .filter(({ kind }) => kind !== "dropped")
    .sort((x, y) => (x.after[0]?.place ?? 0) - (y.after[0]?.place ?? 0));
  return [
    ...(followers.get(undefined) ?? []),
    ...kept.flatMap((change) => [change, ...(followers.get(change) ?? [])]),
  ];
}
