import { ok, problem, type Result } from "../../../kernel/problem.ts";
import { verifyBlocks } from "../../../report/binding/verify.ts";
import type { ReportView } from "../../../report/keeping/model.ts";
import { numberedBlocks } from "../../../report/writing/numbering.ts";
import { editAddress } from "./addresses.ts";
import { bindingParts, type DrafterAsk } from "./reporting.ts";

/** The steps from one state to another, by their names on the page. */
export const reportSteps = ["review", "clear", "return", "issue", "unclear", "correct"] as const;
export type ReportStep = (typeof reportSteps)[number];

/** The steps that may be taken from where a report stands. */
export function stepsOpen(
  { report, may }: ReportView,
  mayWrite: boolean,
): readonly { readonly step: ReportStep }[] {
  const open: Readonly<Record<ReportStep, boolean>> = {
    review: report.state === "draft" && may.write,
    clear: may.clear,
    return: report.state === "review" && may.write,
    issue: may.issue,
    unclear: report.state === "cleared" && may.issue,
    correct: report.state === "issued" && mayWrite,
  };
  return reportSteps.filter((step) => open[step]).map((step) => ({ step }));
}

/**
 * Takes a step over the change that was seen; gives the id of a report that was begun by it, `stays` or `discarded`. Problems: those
 * of the service, `report-pages.deed-unclear`.
 */
export async function doStep(
  { reports, actor, id }: DrafterAsk,
  deed: string,
  seen: number,
): Promise<Result<string>> {
  const to = { review: "review", return: "draft", clear: "cleared", unclear: "review" } as const;
  switch (deed) {
    case "review":
    case "return":
    case "clear":
    case "unclear": {
      const done = await reports.advance(actor, id, to[deed], seen);
      return done.ok ? ok("stays") : done;
    }
    case "issue": {
      const done = await reports.issue(actor, id, {}, seen);
      return done.ok ? ok("stays") : done;
    }
    case "correct": {
      const begun = await reports.correct(actor, id);
      return begun.ok ? ok(begun.value.report.id) : begun;
    }
    case "discard": {
      const done = await reports.discard(actor, id);
      return done.ok ? ok("discarded") : done;
    }
    default:
      return { ok: false, problems: [problem("report-pages.deed-unclear")] };
  }
}

/** Bound values and quotations that are not what their sources say, in sentences, each with the paragraph where it stands. */
export async function doubtsOf({ view, services, words, language, id }: DrafterAsk) {
  const { blocks } = view.report;
  // Whoever reads a draft sees its values; that an answer is not theirs to open is no doubt about the value taken from it.
  const { differences } = await verifyBlocks(blocks, bindingParts(services, { kind: "system" }));
  const numbers = numberedBlocks(blocks, language);
  return differences.map(({ block, binding, kind, problems }) => ({
    line: [
      words.t(`report-pages:doubt.${kind}`, { binding: binding ?? "" }),
      ...problems.map((one) => words.problem(one)),
    ].join(" "),
    number: numbers.get(block) ?? null,
    to: editAddress(language, id, {}, block),
  }));
}
