import { createHash } from "node:crypto";
import { canonicalJson } from "../../kernel/canonical.ts";
import { parseEvidence } from "../../kernel/evidence.ts";
import type { Problem } from "../../kernel/problem.ts";
import type { BindingParts } from "../binding/parts.ts";
import { resolveReference } from "../binding/resolve.ts";
import type { FrozenEvidence, TraceEntry } from "./model.ts";

/** What a report cites, as it is at this moment. */
export interface Frozen {
  readonly evidence: readonly FrozenEvidence[];
  /** References of which nothing is there to be frozen. */
  readonly lost: readonly string[];
}

/** Freezes everything that a report rests on: values and texts with their hashes. */
export async function freeze(entries: readonly TraceEntry[], parts: BindingParts): Promise<Frozen> {
  const evidence: FrozenEvidence[] = [];
  const lost: string[] = [];
  for (const { reference, hash } of entries) {
    const resolved = await resolveReference(reference, parts);
    if (resolved.ok) evidence.push(frozen(reference, resolved.value.value, resolved.value.in ?? null));
    // A whole release or document is named by its version, and has no one value.
    else if (isWhole(reference, hash) && !resolved.problems.some(withdrawn))
      evidence.push(frozen(reference, null, null));
    else lost.push(reference);
  }
  return { evidence, lost };
}

/** SHA-256 over a value in canonical JSON. */
export function hashOf(value: unknown): string {
  return createHash("sha256").update(canonicalJson(value)).digest("hex");
}

function frozen(
  reference: string,
  value: FrozenEvidence["value"],
  language: FrozenEvidence["in"],
): FrozenEvidence {
  return { reference, value, in: language, hash: hashOf(value) };
}

/** True for what its version names: a release or a stretch of it that is more than one cell, a document, a consultation. */
function isWhole(reference: string, hash: string | null): boolean {
  const read = parseEvidence(reference);
  if (!read.ok) return false;
  const { kind, fragment } = read.value;
  if (kind === "observation") return hash !== null;
  return kind === "answer" || (kind === "paragraph" && fragment === undefined);
}

const withdrawn = ({ code }: Problem) => code === "report-proposals.withdrawn";
