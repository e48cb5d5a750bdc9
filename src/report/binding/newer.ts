import { formatEvidence, parseEvidence } from "../../kernel/evidence.ts";
import type { Problem } from "../../kernel/problem.ts";
import type { Block } from "../writing/model.ts";
import type { Binding, Taken } from "./model.ts";
import type { BindingParts } from "./parts.ts";
import { resolve } from "./resolve.ts";

/** A binding of which its source says something else now than when it was taken over. */
export interface Newer {
  readonly block: Block["id"];
  readonly binding: Binding["id"];
  readonly old: Taken;
  /** Null where the source can no longer be found; `problems` say why. */
  readonly now: Taken | null;
  /** `value`: another value; `evidence`: the same value, from another release or version; `gone`: nothing any more. */
  readonly change: "value" | "evidence" | "gone";
  readonly problems: readonly Problem[];
}

/**
 * What would change if every binding were taken over anew: old and new beside each other, in the order of the blocks. What has not
 * changed is left out. Nothing is changed by asking.
 */
export async function newerValues(
  blocks: readonly Pick<Block, "id" | "bindings">[],
  parts: BindingParts,
): Promise<readonly Newer[]> {
  const found: Newer[] = [];
  for (const { id: block, bindings } of blocks) {
    for (const { id: binding, source, taken: old } of bindings) {
      const about = { block, binding, old };
      const resolved = await resolve(source, parts);
      if (!resolved.ok) found.push({ ...about, now: null, change: "gone", problems: resolved.problems });
      else {
        const change = changeOf(old, resolved.value);
        if (change) found.push({ ...about, now: resolved.value, change, problems: [] });
      }
    }
  }
  return found;
}

/** In what two values of a binding differ; the moment at which they were taken does not count. */
function changeOf(old: Taken, now: Taken): "value" | "evidence" | null {
  if (!sameValue(old, now)) return "value";
  return sameEvidence(old.evidence, now.evidence) ? null : "evidence";
}

/** A request that was bound before editions were named says as much without its version. */
function sameEvidence(old: readonly string[], now: readonly string[]): boolean {
  return (
    old.length === now.length && old.every((one, at) => one === now[at] || one === unversioned(now[at] ?? ""))
  );
}

function unversioned(reference: string): string {
  const read = parseEvidence(reference);
  if (!read.ok || read.value.kind !== "paragraph") return reference;
  const { version: _version, ...rest } = read.value;
  return formatEvidence(rest);
}

/** Sums of fractions over thousands of cells may differ in their last digits by the order in which they were made, and in nothing else. */
const noise = 1e-11;

/** Whether two values say the same. */
export function sameValue({ value: a }: Pick<Taken, "value">, { value: b }: Pick<Taken, "value">): boolean {
  const alike = (one: number, other: number) =>
    one === other || Math.abs(one - other) < noise * Math.max(Math.abs(one), Math.abs(other));
  if (typeof a === "number" && typeof b === "number") return alike(a, b);
  if (typeof a === "object" && typeof b === "object" && a !== null && b !== null)
    return alike(a.low, b.low) && alike(a.high, b.high);
  return a === b;
}

/**
 * The blocks with the new values in the place of the old ones: of the bindings that are named, of all where none is. A source that is
 * gone keeps the value that was taken.
 */
export function takeOver<B extends Pick<Block, "id" | "bindings">>(
  blocks: readonly B[],
  newer: readonly Newer[],
  only?: ReadonlySet<Binding["id"]>,
): readonly B[] {
  const wanted = new Map(
    newer.flatMap(({ binding, now }) =>
      now && (only?.has(binding) ?? true) ? [[binding, now] as const] : [],
    ),
  );
  return blocks.map((block) =>
    block.bindings.some(({ id }) => wanted.has(id))
      ? {
          ...block,
          bindings: block.bindings.map((one) => ({ ...one, taken: wanted.get(one.id) ?? one.taken })),
        }
      : block,
  );
}
