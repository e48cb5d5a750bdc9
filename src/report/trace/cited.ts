import { formatEvidence, parseEvidence } from "../../kernel/evidence.ts";
import type { Block } from "../writing/model.ts";
import { evidenceOf } from "./evidence-of.ts";
import type { FrozenEvidence } from "./model.ts";

/** References with their versions by what they refer to, whatever its version. */
export type Cited = ReadonlyMap<string, string>;

/**
 * Which text of each paragraph that an issued report is about was there when it was issued: its blocks name paragraphs without a version,
 * and what it was frozen with names it. A text that a value was bound to before that stands for itself.
 */
export function citedWhenIssued(blocks: readonly Block[], frozen: readonly FrozenEvidence[]): Cited {
  const bound = new Set(blocks.flatMap((block) => evidenceOf(block).map(({ reference }) => reference)));
  const cited = new Map<string, string>();
  // What is bound comes first, so that what only the blocks are about has the last word.
  const bySort = (a: FrozenEvidence, b: FrozenEvidence) =>
    Number(bound.has(b.reference)) - Number(bound.has(a.reference));
  for (const { reference } of frozen.toSorted(bySort)) {
    const read = parseEvidence(reference);
    if (!read.ok || read.value.kind !== "paragraph") continue;
    const { version: _version, ...what } = read.value;
    cited.set(formatEvidence(what), reference);
  }
  return cited;
}
