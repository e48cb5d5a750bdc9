import { requireRight } from "../../directory/rights.ts";
import type { Actor } from "../../kernel/actor.ts";
import { cleanTexts } from "../../kernel/clean-text.ts";
import { ProblemError, problem } from "../../kernel/problem.ts";
import { requireFrame } from "./blocks.ts";
import { type Comment, NewComment } from "./model.ts";
import { type KeepingParts, parsed, requireNotIssued, requireReport, stampOf } from "./parts.ts";
import { selectFrames } from "./repository/blocks.ts";
import { insertComment, selectComments, updateResolved } from "./repository/comments.ts";

/** What `ReportService.comment` does. Throws its problems. */
export async function comment(
  parts: KeepingParts,
  actor: Actor,
  id: string,
  given: NewComment,
): Promise<Comment> {
  requireRight(actor, "report.comment");
  const wanted = parsed(NewComment, cleanTexts(given));
  const { at, actor: by } = stampOf(parts, actor);
  return parts.store.deed(
    actor,
    ({ block, number }) => ({ deed: "report.comment", subject: `${id}#${block}`, detail: { number } }),
    async (trx) => {
      requireNotIssued(await requireReport(trx, id));
      const all = await selectComments(trx, id);
      const answered = wanted.answers === null ? null : requireComment(all, wanted.answers);
      // An answer to an answer is one to what both are about.
      const answers = answered && (answered.answers ?? answered.number);
      const block =
        answered?.block ?? requireFrame(await selectFrames(trx, id, wanted.block), wanted.block).id;
      const made: Comment = {
        ...{ number: all.length + 1, block, language: wanted.language, answers, text: wanted.text },
        ...{ at: at.toISOString(), actor: by, resolved: null },
      };
      await insertComment(trx, id, made);
      return made;
    },
  );
}

/** What `ReportService.resolve` does. Throws its problems. */
export async function resolve(
  parts: KeepingParts,
  actor: Actor,
  id: string,
  number: number,
  resolved: boolean,
): Promise<void> {
  requireRight(actor, "report.comment");
  const { at, actor: by } = stampOf(parts, actor);
  await parts.store.deed(
    actor,
    { deed: resolved ? "report.resolve" : "report.reopen-comment", subject: id, detail: { number } },
    async (trx) => {
      requireNotIssued(await requireReport(trx, id));
      const found = requireComment(await selectComments(trx, id), number);
      const first = found.answers ?? found.number;
      await updateResolved(trx, { report: id, number: first }, resolved ? { at, actor: by } : null);
    },
  );
}

/** Throws ProblemError `report-writing.unknown-comment` (facts: number). */
function requireComment(all: readonly Comment[], number: number): Comment {
  const found = all.find((one) => one.number === number);
  if (!found) throw new ProblemError(problem("report-writing.unknown-comment", { number }));
  return found;
}

/** Comments that nobody has met yet; answers stand and fall with what they answer. */
export function openComments(all: readonly Comment[]): readonly Comment[] {
  return all.filter(({ answers, resolved }) => answers === null && resolved === null);
}
