import { requireRight } from "../../directory/rights.ts";
import { type Actor, actorName } from "../../kernel/actor.ts";
import { ProblemError, problem } from "../../kernel/problem.ts";
import { tidyText } from "../contributions/paragraphs.ts";
import { type StatementParts, seenMeeting, touched } from "../contributions/parts.ts";
import { wordingHash } from "../contributions/reference.ts";
import { selectWordings } from "../round-tables/repository.ts";
import { type FollowUp, FollowUpContent } from "./model.ts";
import { selectFollowUpRevisions, selectFollowUps, writeFollowUp } from "./repository.ts";
import type { Database } from "./tables.ts";

/** Keeps a follow-up action, or how one stands now. Throws the problems of `OutcomeService.follow`. */
export async function follow(
  parts: StatementParts,
  actor: Actor,
  id: string,
  given: FollowUpContent & { readonly point?: number | null | undefined },
  again?: { readonly number: number; readonly revision: number },
): Promise<FollowUp> {
  requireRight(actor, "follow-up.keep");
  await seenMeeting(parts.store.database(), actor, id);
  const content = await checked(parts, given);
  const at = parts.now();
  const deed = again ? "follow-up.change" : "follow-up.add";
  const entry = ({ number, state }: FollowUp) => ({ deed, subject: `${id}/${number}`, detail: { state } });
  return parts.store.deed(actor, entry, async (trx) => {
    const before = again && (await requireRevision(trx, id, again));
    const point = before ? before.point : (given.point ?? null);
    if (!before && point !== null) await requireProposal(trx, id, point);
    const number = before?.number ?? ((await selectFollowUps(trx, id)).at(-1)?.number ?? 0) + 1;
    const followUp: FollowUp = {
      ...{ meeting: id, number, point, ...content, revision: (before?.revision ?? 0) + 1, at },
      hash: wordingHash({ meeting: id, number, ...content }),
    };
    if (before?.hash === followUp.hash) return before;
    await writeFollowUp(trx, followUp, actorName(actor));
    await touched(trx, id, at);
    return followUp;
  });
}

async function requireRevision(
  database: Database,
  meeting: string,
  { number, revision }: { readonly number: number; readonly revision: number },
): Promise<FollowUp> {
  const [current] = await selectFollowUpRevisions(database, meeting, number);
  if (!current) throw new ProblemError(problem("outcome.action-unknown", { number }));
  if (current.revision !== revision) throw new ProblemError(problem("outcome.action-changed", { number }));
  return current;
}

/** A proposal becomes one action. */
async function requireProposal(database: Database, meeting: string, point: number): Promise<void> {
  const [found] = await selectWordings(database, meeting, point);
  if (!found || found.withdrawn) throw new ProblemError(problem("round-tables.unknown", { number: point }));
  if ((await selectFollowUps(database, meeting)).some((one) => one.point === point))
    throw new ProblemError(problem("outcome.action-there", { number: point }));
}

async function checked(parts: StatementParts, given: FollowUpContent): Promise<FollowUpContent> {
  const text = Object.fromEntries(
    Object.entries(given.text).flatMap(([language, words]) => {
      const tidy = tidyText(words ?? "").replace(/\s+/gu, " ");
      return tidy === "" ? [] : [[language, tidy]];
    }),
  );
  const read = FollowUpContent.safeParse({ ...given, text, note: tidyText(given.note ?? "") || null });
  if (!read.success || Object.keys(text).length === 0)
    throw new ProblemError(problem("outcome.action-empty"));
  const { owner } = read.data;
  if (owner !== null && !(await parts.parties()).has(owner))
    throw new ProblemError(problem("directory.unknown-party", { party: owner.slice(0, 60) }));
  if (read.data.state !== "proposed" && read.data.state !== "dropped" && owner === null)
    throw new ProblemError(problem("outcome.action-ownerless"));
  return read.data;
}
