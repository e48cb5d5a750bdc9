import type { Actor } from "../../kernel/actor.ts";
import { formatEvidence, parseEvidence } from "../../kernel/evidence.ts";
import { unwrap } from "../../kernel/problem.ts";
import type { BindingParts } from "../binding/parts.ts";
import { resolveNow, resolveReference } from "../binding/resolve.ts";
import { paragraphReference } from "../trace/evidence-of.ts";
import type { EvidenceTold, ReportUse, TraceUse } from "../trace/model.ts";
import { selectUses, selectUsesOf, type Use } from "../trace/repository.ts";
import { placeOf } from "../trace/tracing.ts";
import { numberedBlocks } from "../writing/numbering.ts";
import { requireFrozen } from "./issuing.ts";
import { seesDrafts } from "./parts.ts";
import { selectFrames } from "./repository/blocks.ts";
import { selectSummaries } from "./repository/reports.ts";
import type { Database } from "./tables.ts";
import { inOrder } from "./viewing.ts";

/** What `ReportService.usedIn` does: in the order of the reports, the last changed first. Throws its problems. */
export async function usesFor(database: Database, actor: Actor, what: string): Promise<readonly ReportUse[]> {
  const uses = await usesOf(database, what);
  const byReport = new Map<string, Use[]>();
  for (const use of uses) byReport.set(use.report, [...(byReport.get(use.report) ?? []), use]);
  const found: ReportUse[] = [];
  for (const { id, title, original, symbol, state } of await selectSummaries(database, {
    issued: !seesDrafts(actor),
  })) {
    const own = byReport.get(id);
    if (!own) continue;
    const numbers = numberedBlocks(inOrder(await selectFrames(database, id)), original);
    const byReference = new Map<string, TraceUse[]>();
    for (const { reference, block, binding } of own)
      byReference.set(reference, [...(byReference.get(reference) ?? []), placeOf(numbers, block, binding)]);
    for (const [reference, at] of byReference)
      found.push({ report: id, title, original, symbol, state, reference, uses: at });
  }
  return found;
}

/** As many issued reports are asked what they were frozen with. */
const mostFrozen = 20;

/** What `ReportService.evidence` does. Throws its problems. */
export async function evidenceTold(
  database: Database,
  parts: BindingParts,
  reference: string,
): Promise<EvidenceTold> {
  unwrap(parseEvidence(reference));
  const said = await resolveReference(reference, parts);
  const now = await resolveNow(reference, parts);
  const issued = (await usesFor(database, { kind: "visitor" }, reference)).slice(0, mostFrozen);
  const frozen: EvidenceTold["frozen"] = [];
  for (const { report, title, original, symbol } of new Map(
    issued.map((one) => [one.report, one]),
  ).values()) {
    const { evidence } = await requireFrozen(database, report);
    const own = evidence.find((one) => one.reference === reference);
    if (own) frozen.push({ report, title, original, symbol, value: own.value, in: own.in, hash: own.hash });
  }
  return {
    reference,
    said: said.ok ? said.value : null,
    problems: said.ok ? [] : [...said.problems],
    now: now.ok ? now.value : null,
    frozen,
  };
}

async function usesOf(database: Database, what: string): Promise<readonly Use[]> {
  const reference = what.startsWith("corridor:") ? what : paragraphReference(what);
  const { version: _version, ...thing } = unwrap(parseEvidence(reference));
  return thing.fragment === undefined && thing.slice === undefined
    ? selectUsesOf(database, thing.kind, thing.subject)
    : selectUses(database, formatEvidence(thing));
}
