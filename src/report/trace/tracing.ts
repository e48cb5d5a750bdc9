import { parseEvidence } from "../../kernel/evidence.ts";
import type { BindingParts } from "../binding/parts.ts";
import { resolveReference } from "../binding/resolve.ts";
import type { BlockId, Report } from "../writing/model.ts";
import { numberedBlocks } from "../writing/numbering.ts";
import type { Cited } from "./cited.ts";
import { evidenceOf } from "./evidence-of.ts";
import type { TraceEntry, TraceUse } from "./model.ts";

/**
 * Everything that a report rests on with the hash of each, in the order of the references. Which paragraph of the record a
 * paragraph of the report is about is kept without a version: it is the one that is `cited`, or that of today.
 */
export async function traceOf(
  report: Report,
  parts: BindingParts,
  cited: Cited = new Map(),
): Promise<readonly TraceEntry[]> {
  const numbers = numberedBlocks(report.blocks, report.original);
  const found = new Map<string, TraceUse[]>();
  for (const block of report.blocks)
    for (const { binding, reference } of evidenceOf(block)) {
      const use = placeOf(numbers, block.id, binding);
      found.set(reference, [...(found.get(reference) ?? []), use]);
    }
  const entries: TraceEntry[] = [];
  for (const [reference, uses] of found) {
    const versioned = cited.get(reference) ?? (await withVersion(reference, parts));
    const read = parseEvidence(versioned);
    if (!read.ok) continue;
    const { kind, subject, version } = read.value;
    const known = entries.find((one) => one.reference === versioned);
    if (known) known.uses.push(...uses);
    else entries.push({ reference: versioned, kind, subject, hash: hashIn(version), uses: [...uses] });
  }
  return entries.sort((a, b) => (a.reference < b.reference ? -1 : a.reference > b.reference ? 1 : 0));
}

/** A text that was read again from the same original has the hash of the original. */
function hashIn(version: string | undefined): string | null {
  return version?.replace(/~\d+$/, "") ?? null;
}

/** Where something is used, by the identifiers of block and binding. */
export function placeOf(numbers: ReadonlyMap<BlockId, string>, block: BlockId, binding: string): TraceUse {
  return { block, number: numbers.get(block) ?? null, binding: binding === "" ? null : binding };
}

/** A reference with the version that is there now, where it names none and something is there. */
async function withVersion(reference: string, parts: BindingParts): Promise<string> {
  const read = parseEvidence(reference);
  if (!read.ok || read.value.version !== undefined) return reference;
  const resolved = await resolveReference(reference, parts);
  return resolved.ok ? (resolved.value.evidence[0] ?? reference) : reference;
}
