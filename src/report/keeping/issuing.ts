import { z } from "zod";
import { requireRight } from "../../directory/rights.ts";
import { type Actor, actorName } from "../../kernel/actor.ts";
import { canonicalJson } from "../../kernel/canonical.ts";
import { cleanTexts } from "../../kernel/clean-text.ts";
import { languages } from "../../kernel/language.ts";
import { ProblemError, problem } from "../../kernel/problem.ts";
import { softwareVersion } from "../../kernel/root.ts";
import type { Text } from "../../kernel/texts.ts";
import { words as wordsOf } from "../../kernel/words.ts";
import { type Difference, type Verified, verifyBlocks } from "../binding/verify.ts";
import { usedBindings } from "../trace/evidence-of.ts";
import { freeze, hashOf } from "../trace/freezing.ts";
import { FrozenEvidence } from "../trace/model.ts";
import { traceOf } from "../trace/tracing.ts";
import type { Report, ReportId } from "../writing/model.ts";
import { headOf } from "./applying.ts";
import { keep } from "./creating.ts";
import { sayingBlock } from "./drafting/sentences.ts";
import { Head, type Issued, ReportShape } from "./model.ts";
import { type KeepingParts, parsed, requireNotIssued, requireReport, stampOf } from "./parts.ts";
import { selectFrames, selectWords } from "./repository/blocks.ts";
import { insertChange } from "./repository/changes.ts";
import { insertIssue, selectFrozen } from "./repository/issued.ts";
import { selectSummaries, updateReport } from "./repository/reports.ts";
import { requireSeenAll } from "./states.ts";
import type { Database } from "./tables.ts";
import { reportOf } from "./viewing.ts";

/** What `ReportService.issue` does. Throws its problems. */
export async function issue(
  parts: KeepingParts,
  actor: Actor,
  id: string,
  given: { readonly symbol?: string | null | undefined; readonly date?: string | null | undefined },
  seen: number,
): Promise<Issued> {
  requireRight(actor, "report.issue");
  const wanted = parsed(Head.pick({ symbol: true, date: true }).partial(), cleanTexts(given));
  const stamp = stampOf(parts, actor);
  const { at } = stamp;
  const db = parts.store.database();
  const row = await requireReport(db, id);
  requireCleared(row);
  const head = {
    ...headOf(row),
    symbol: wanted.symbol ?? row.symbol,
    date: wanted.date ?? row.date ?? at.toISOString().slice(0, 10),
  };
  const report = {
    ...reportOf({ ...row, ...head }, await selectFrames(db, id), await selectWords(db, id)),
    state: "issued" as const,
  };
  // What a reader of drafts may not cite, the report does not hold either: it is frozen as who issues it sees it.
  const seeing = { ...parts.sources, actor, now: parts.now };
  const unsound = unsoundIn(report, await verifyBlocks(report.blocks, seeing));
  const { evidence, lost } = await freeze(await traceOf(report, seeing), seeing);
  const count = unsound.length + lost.length;
  if (count > 0) throw new ProblemError(problem("report-writing.not-verified", { count, id }));
  const content = { report, evidence, issued: at.toISOString(), software: softwareVersion() };
  const hash = hashOf(content);
  return parts.store.deed(
    actor,
    { deed: "report.issue", subject: id, detail: { hash, symbol: head.symbol } },
    async (trx) => {
      const now = await requireReport(trx, id);
      requireCleared(now);
      // What was frozen is what was seen, and what is there.
      requireSeenAll(now, seen);
      requireSeenAll(row, seen);
      const number = now.change + 1;
      await insertChange(trx, id, { number, deed: "report.issue", undoes: null, ...stamp }, [
        { before: { of: "head", value: headOf(now) }, revision: 0 },
      ]);
      await updateReport(trx, id, { ...head, state: "issued", change: number, changed: at });
      await insertIssue(trx, { report: id, ...stamp, content: canonicalJson(content), hash });
      return { at: at.toISOString(), actor: actorName(actor), hash };
    },
  );
}

/** What stands in the way: not that a source says nothing, which is printed as such, nor what no words show. */
function unsoundIn({ blocks }: Report, { differences }: Verified): readonly Difference[] {
  const shown = new Map(blocks.map((block) => [block.id, usedBindings(block)]));
  return differences.filter(
    ({ kind, block, binding }) =>
      kind !== "nothing" &&
      (kind === "unbound" || binding === null || (shown.get(block)?.has(binding) ?? false)),
  );
}

/** Throws ProblemError `report-writing.issued`, `report-writing.wrong-state`. */
function requireCleared(row: Parameters<typeof requireNotIssued>[0]): void {
  requireNotIssued(row);
  if (row.state !== "cleared")
    throw new ProblemError(problem("report-writing.wrong-state", { state: row.state, wanted: "cleared" }));
}

/** What `ReportService.correct` does. Throws its problems. */
export async function correct(parts: KeepingParts, actor: Actor, id: string): Promise<ReportId> {
  requireRight(actor, "report.write");
  const db = parts.store.database();
  const row = await requireReport(db, id);
  if (row.state !== "issued" || row.corrects !== null)
    throw new ProblemError(problem("report-writing.not-issued", { id }));
  const nth = (await selectSummaries(db, { corrects: id })).length + 1;
  const { at, actor: by } = stampOf(parts, actor);
  const title: Text = {};
  for (const language of languages) {
    const own = row.title[language];
    if (own !== undefined)
      title[language] = wordsOf(language).t("report-writing:draft.corrigendum", { title: own });
  }
  return keep(parts, actor, {
    deed: "report.correct",
    stem: `${row.id.slice(0, 70)}-corr`,
    row: {
      ...row,
      title,
      symbol: row.symbol === null ? null : `${row.symbol}/Corr.${nth}`,
      state: "draft",
      date: null,
      corrects: row.id,
      change: 1,
      created: at,
      changed: at,
      actor: by,
    },
    blocks: [
      sayingBlock(
        { part: "body", kind: "paragraph", about: [] },
        { key: "report-writing:draft.for-read", with: { number: "…", wrong: "…", right: "…" } },
      ),
    ],
  });
}

/** An issued report with all that it cites, as it was frozen. */
export const FrozenReport = z.object({
  report: ReportShape,
  evidence: z.array(FrozenEvidence),
  issued: z.iso.datetime(),
  software: z.string(),
});
export type FrozenReport = z.infer<typeof FrozenReport>;

/** Throws ProblemError `report-writing.not-issued` (facts: id). */
export async function requireFrozen(database: Database, id: string): Promise<FrozenReport> {
  const content = await selectFrozen(database, id);
  if (content === undefined) throw new ProblemError(problem("report-writing.not-issued", { id }));
  return FrozenReport.parse(content);
}
