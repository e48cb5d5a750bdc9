import { type Deed, requireRight } from "../../directory/rights.ts";
import type { Actor } from "../../kernel/actor.ts";
import { ProblemError, problem } from "../../kernel/problem.ts";
import type { ReportState } from "../writing/model.ts";
import { openComments } from "./commenting.ts";
import type { Done } from "./model.ts";
import { type KeepingParts, requireNotIssued, requireReport, stampOf } from "./parts.ts";
import { insertChange } from "./repository/changes.ts";
import { selectComments } from "./repository/comments.ts";
import { updateReport } from "./repository/reports.ts";
import type { Database } from "./tables.ts";

/** The ways from one state to another, but for that to issued: the deed, and the right that it needs. */
export const steps = [
  { from: "draft", to: "review", deed: "report.review", right: "report.write" },
  { from: "review", to: "draft", deed: "report.return", right: "report.write" },
  { from: "review", to: "cleared", deed: "report.clear", right: "report.clear" },
  { from: "cleared", to: "review", deed: "report.unclear", right: "report.clear" },
] as const satisfies readonly {
  from: ReportState;
  to: ReportState;
  deed: string;
  right: Deed;
}[];

/** What `ReportService.advance` does. Throws its problems. */
export async function advance(
  parts: KeepingParts,
  actor: Actor,
  id: string,
  to: Exclude<ReportState, "issued">,
  seen: number,
): Promise<Done> {
  const stamp = stampOf(parts, actor);
  // Whoever may take none of the ways there hears that first, not how the report is.
  const ways = steps.filter((one) => one.to === to);
  const known = await requireReport(parts.store.database(), id);
  const step = ways.find(({ from }) => from === known.state);
  requireRight(actor, step?.right ?? ways[0]?.right ?? "report.write");
  const deed = step?.deed ?? "report.review";
  return parts.store.deed(actor, { deed, subject: id }, async (trx) => {
    const row = await requireReport(trx, id);
    requireNotIssued(row);
    if (!step || row.state !== step.from)
      throw new ProblemError(problem("report-writing.wrong-state", { state: row.state, wanted: to }));
    requireSeenAll(row, seen);
    if (to === "cleared") await requireNoOpenComments(trx, id);
    const change = row.change + 1;
    await insertChange(trx, id, { number: change, deed, undoes: null, ...stamp }, []);
    await updateReport(trx, id, { state: to, change, changed: stamp.at });
    return { change };
  });
}

/** Throws ProblemError `report-writing.changed-since` where somebody has changed what one is about to clear. */
export function requireSeenAll(
  { id, change }: { readonly id: string; readonly change: number },
  seen: number,
): void {
  if (change !== seen) throw new ProblemError(problem("report-writing.changed-since", { id }));
}

async function requireNoOpenComments(trx: Database, id: string): Promise<void> {
  const count = openComments(await selectComments(trx, id)).length;
  if (count > 0) throw new ProblemError(problem("report-writing.comments-open", { count }));
}
