import type { Language } from "../../kernel/language.ts";
import { type Run, runsBetween } from "../../record/relations/comparing/runs.ts";
import { printMarkup } from "./markup.ts";
import type { Block, Report } from "./model.ts";

/** What became of a block between two versions of a report, in the words of one language. */
export interface BlockChange {
  readonly block: Block["id"];
  readonly kind: "added" | "removed" | "reworded" | "moved" | "rebound";
  /** Words kept, removed and added, as a text field holds them. */
  readonly runs: readonly Run[];
  /** Names of bindings whose values are others now. */
  readonly rebound: readonly string[];
}

/**
 * What is different between two versions, in the order of the later one, what was removed where it stood. A block is moved where it stands
 * behind another one than before of those that both versions have; one that is reworded and moved is told as reworded.
 */
export function compareReports(
  before: Pick<Report, "blocks">,
  after: Pick<Report, "blocks">,
  language: Language,
): readonly BlockChange[] {
  const then = new Map(before.blocks.map((one) => [one.id, one]));
  const now = new Set(after.blocks.map(({ id }) => id));
  const moved = movedBlocks(before.blocks, after.blocks);
  const textOf = (block: Block) => printMarkup(block.content[language] ?? []);
  const out: BlockChange[] = [];
  const gone = before.blocks.filter(({ id }) => !now.has(id));
  const tellGone = (previous: Block["id"] | null) => {
    for (const block of gone)
      if (keptBefore(before.blocks, block.id, now) === previous)
        out.push({ block: block.id, kind: "removed", runs: runsBetween(textOf(block), ""), rebound: [] });
  };
  tellGone(null);
  for (const block of after.blocks) {
    const old = then.get(block.id);
    if (!old) out.push({ block: block.id, kind: "added", runs: runsBetween("", textOf(block)), rebound: [] });
    else {
      const [from, to] = [textOf(old), textOf(block)];
      const rebound = reboundIn(old, block);
      const kind =
        from !== to || old.kind !== block.kind
          ? "reworded"
          : rebound.length > 0
            ? "rebound"
            : moved.has(block.id)
              ? "moved"
              : null;
      if (kind !== null) out.push({ block: block.id, kind, runs: runsBetween(from, to), rebound });
      tellGone(block.id);
    }
  }
  return out;
}

/** The last block before one that both versions have. */
function keptBefore(
  blocks: readonly Block[],
  id: Block["id"],
  now: ReadonlySet<Block["id"]>,
): Block["id"] | null {
  const at = blocks.findIndex((one) => one.id === id);
  return blocks.slice(0, at).findLast((one) => now.has(one.id))?.id ?? null;
}

function reboundIn(before: Block, after: Block): readonly string[] {
  const then = new Map(before.bindings.map((one) => [one.id, JSON.stringify(one.taken)]));
  return after.bindings
    .filter(({ id, taken }) => then.has(id) && then.get(id) !== JSON.stringify(taken))
    .map(({ id }) => id);
}

/** Of the blocks that both have, those outside the longest row that kept its order. */
function movedBlocks(before: readonly Block[], after: readonly Block[]): ReadonlySet<Block["id"]> {
  const places = new Map(before.map(({ id, part }, at) => [id, { at, part }]));
  const common = after.flatMap(({ id, part }) => {
    const place = places.get(id);
    return place ? [{ id, at: place.at, stays: place.part === part }] : [];
  });
  // The longest increasing subsequence of the old places, by patience sorting.
  const tails: number[] = [];
  const previous = new Map<number, number>();
  common.forEach(({ at, stays }, index) => {
    if (!stays) return;
    const place = tails.findIndex((tail) => (common[tail]?.at ?? 0) >= at);
    const pile = place < 0 ? tails.length : place;
    const under = tails[pile - 1];
    if (under !== undefined) previous.set(index, under);
    tails[pile] = index;
  });
  const kept = new Set<number>();
  for (let at = tails.at(-1); at !== undefined; at = previous.get(at)) kept.add(at);
  return new Set(common.flatMap(({ id }, index) => (kept.has(index) ? [] : [id])));
}
