import { requireRight } from "../../directory/rights.ts";
import { type Actor, actorName } from "../../kernel/actor.ts";
import { ProblemError, problem } from "../../kernel/problem.ts";
import type { Book } from "./book.ts";
import type { ResponseParts } from "./parts.ts";
import { selectAnswersTo } from "./repository/answers.ts";
import { upsertPublished } from "./repository/consultations.ts";
import { setReleased } from "./repository/released.ts";

/**
 * Shows the answers of a consultation to those for whom each was given, or shows them no longer. Throws ProblemError
 * `responses.not-opened` where nobody has been asked yet.
 */
export async function publish(
  { store, now, secret }: ResponseParts,
  actor: Actor,
  { asked }: Book,
  shown: boolean,
): Promise<void> {
  requireRight(actor, "consultation.publish");
  if (asked.state === "preparing") throw new ProblemError(problem("responses.not-opened", { id: asked.id }));
  await store.deed(
    actor,
    { deed: shown ? "responses.publish" : "responses.withdraw", subject: asked.id },
    (trx) =>
      upsertPublished(trx, {
        consultation: asked.id,
        secret: asked.secret ?? secret(),
        shown,
        at: now(),
        actor: actorName(actor),
      }),
  );
}

/** One answer that the secretariat has read and finds to name nobody. */
export interface GivenRelease {
  readonly party: string;
  readonly question: string;
  /** False takes it back. */
  readonly released: boolean;
}

/**
 * Lets the words of one answer out although anonymity was promised, or takes them back: of the submission that was read, not of later ones.
 * Throws ProblemError `responses.not-anonymous`, `responses.unknown-answer`.
 */
export async function release(
  { store, now, database }: ResponseParts,
  actor: Actor,
  { asked, seen }: Book,
  { party, question, released }: GivenRelease,
): Promise<void> {
  requireRight(actor, "consultation.publish");
  if (asked.promise !== "anonymous")
    throw new ProblemError(problem("responses.not-anonymous", { id: asked.id }));
  const one = seen.find(({ of, who }) => of.id === party || who.key === party);
  const answers = await selectAnswersTo(database(), asked.id, question);
  if (!one || !answers.has(one.reply.number))
    throw new ProblemError(problem("responses.unknown-answer", { party, question }));
  const submission = one.reply.submission.number;
  await store.deed(
    actor,
    {
      deed: released ? "responses.release" : "responses.hold-back",
      subject: asked.id,
      detail: { party: one.of.id, question, submission },
    },
    (trx) =>
      setReleased(
        trx,
        { reply: one.reply.number, question, submission, at: now(), actor: actorName(actor) },
        released,
      ),
  );
}
