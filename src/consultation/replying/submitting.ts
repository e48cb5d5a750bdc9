import { mayDo } from "../../directory/rights.ts";
import { type Actor, actorName } from "../../kernel/actor.ts";
import { ProblemError, problem } from "../../kernel/problem.ts";
import type { KeptAnswer, Publication, ReplyAddress } from "./model.ts";
import { type ReplyParts, requireOwnOrFor } from "./parts.ts";
import { progressOf, submittable } from "./progress.ts";
import { insertSubmission, selectAnswers, selectSubmissions, updateReply } from "./repository.ts";
import { onReply, requireOpen, requireSeen } from "./steps.ts";
import { receiptNumber, stateOfAnswers, submissionHash } from "./submission.ts";

export interface SubmitOptions {
  /** By whom it may be read. Left out, as the party has said before; where it never has, by the secretariat alone. */
  readonly publication?: Publication | undefined;
  /** The state of answers that the submitter had before their eyes (`ReplyView.state`). */
  readonly seen?: string | undefined;
}

/**
 * Freezes the answers as they are, under a receipt. Whoever may clear and submits clears with it. Throws `replies.nothing-answered`,
 * `replies.incomplete` (facts: count), `replies.not-cleared`, `replies.submitted`, `replies.closed`, `replies.changed-since`.
 */
export async function submit(
  parts: ReplyParts,
  actor: Actor,
  address: ReplyAddress,
  { publication, seen }: SubmitOptions,
): Promise<number> {
  const party = await parts.directory.party(address.party);
  if (!party) throw new ProblemError(problem("replies.not-asked", { ...address }));
  let number = 0;
  await onReply(parts, actor, address, "reply.submit", async (trx, reply, at) => {
    requireOwnOrFor(actor, "reply.submit", reply);
    const asked = await requireOpen(trx, actor, reply, at);
    if (reply.state === "submitted") throw new ProblemError(problem("replies.submitted"));
    if (reply.state === "declined") throw new ProblemError(problem("replies.declined"));
    const rows = await selectAnswers(trx, reply.number);
    if (rows.length === 0) throw new ProblemError(problem("replies.nothing-answered"));
    requireSeen(seen, stateOfAnswers(rows));
    const clears = reply.enteredFor !== null || mayDo(actor, "reply.clear", reply.party);
    if (reply.state !== "cleared" && !clears) throw new ProblemError(problem("replies.not-cleared"));
    const kept = new Map(rows.map((one): [string, KeptAnswer] => [one.question, one]));
    const language = reply.language ?? asked.content.original;
    const { hindrances } = progressOf(asked.content, kept, party.kind, language);
    if (hindrances.length > 0)
      throw new ProblemError(problem("replies.incomplete", { count: hindrances.length }));
    const answers = submittable(asked.content, kept, party.kind);
    number = (await selectSubmissions(trx, reply.number)).length + 1;
    const { questionnaire, version } = asked;
    const hash = submissionHash({ ...address, number, questionnaire, version, answers });
    const receipt = receiptNumber(hash, at);
    const said = publication ?? reply.publication ?? "secretariat";
    const clearedBy = reply.clearedBy ?? (clears ? actorName(actor) : null);
    await insertSubmission(trx, reply.number, {
      number,
      receipt,
      answers,
      hash,
      publication: said,
      language: reply.language,
      clearedBy,
      at,
      actor: actorName(actor),
      author: actor.kind === "person" || actor.kind === "operator" ? actor.name : "",
    });
    await updateReply(
      trx,
      reply.number,
      {
        state: "submitted",
        submitted: at,
        publication: said,
        ...(reply.cleared === null ? { cleared: at, cleared_by: clearedBy } : {}),
      },
      at,
    );
    return { number, receipt, hash, publication: said };
  });
  return number;
}
