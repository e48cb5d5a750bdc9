import type { Actor } from "../../kernel/actor.ts";
import { unwrap } from "../../kernel/problem.ts";
import { words } from "../../kernel/words.ts";
import type { ReportService } from "../../report/keeping/service.ts";
import type { Block } from "../../report/writing/model.ts";

/** A report in the midst of its work: drafted from what is there, in review, with comments of which one has been met. */
export async function draftReport(
  reports: ReportService,
  { officer, reader }: { readonly officer: Actor; readonly reader: Actor },
): Promise<void> {
  const { t } = words("en");
  const { report } = unwrap(await reports.create(officer, { mandates: ["A/RES/61/208"], original: "en" }));
  const { id } = report;
  const summary = report.blocks.find(({ part, kind }) => part === "summary" && kind === "paragraph");
  const recommended = report.blocks.find(({ kind }) => kind === "recommendation");
  if (summary) {
    const asked = await say(reports, reader, id, { block: summary.id, text: t("demo:report.asks") });
    await say(reports, officer, id, { block: summary.id, text: t("demo:report.answers"), answers: asked });
    unwrap(await reports.resolve(reader, id, asked, true));
  }
  if (recommended) await say(reports, reader, id, { block: recommended.id, text: t("demo:report.doubts") });
  const { change } = unwrap(await reports.one(officer, id));
  unwrap(await reports.advance(officer, id, "review", change));
}

async function say(
  reports: ReportService,
  actor: Actor,
  report: string,
  comment: { readonly block: Block["id"]; readonly text: string; readonly answers?: number },
): Promise<number> {
  return unwrap(await reports.comment(actor, report, comment)).number;
}
