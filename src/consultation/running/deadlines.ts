import type { Actor } from "../../kernel/actor.ts";
import { ProblemError, problem } from "../../kernel/problem.ts";
import { queueLetters } from "../../mail/queue.ts";
import { selectReply } from "../replying/repository.ts";
import { correspondentsOf } from "./correspondents.ts";
import { letterDrafts } from "./drafts.ts";
import { type Consultation, Day } from "./model.ts";
import { letterMaker, partiesById, type RunningParts, requireConsultation, today, toKeep } from "./parts.ts";
import { requireLater } from "./preparing.ts";
import { readyReminder } from "./ready.ts";
import { passSteps } from "./reminding.ts";
import { updateConsultation, updateReplyCloses } from "./repository.ts";

/** More time for one party, the end of a consultation, and its beginning again. */

/** What `ConsultationService.extend` does. Throws its problems. */
export async function extend(
  parts: RunningParts,
  actor: Actor,
  id: string,
  party: string,
  { closes, tell }: { readonly closes: Day | null; readonly tell: boolean },
): Promise<void> {
  toKeep(actor);
  if (closes !== null && !Day.safeParse(closes).success)
    throw new ProblemError(problem("consultations.malformed", { field: "closes" }));
  await parts.store.deed(
    actor,
    { deed: "consultation.extend", subject: `${id}/${party.slice(0, 40)}`, detail: { closes } },
    async (trx) => {
      const consultation = await requireConsultation(trx, id);
      if (consultation.state === "preparing") throw new ProblemError(problem("consultations.not-open"));
      const reply = await selectReply(trx, { consultation: id, party });
      if (!reply) throw new ProblemError(problem("consultations.not-asked", { party: party.slice(0, 40) }));
      if (closes !== null) requireLater(closes, consultation.closes);
      if (closes !== null && closes < today(parts)) requireLater(closes, today(parts));
      await updateReplyCloses(trx, { consultation: id, party, closes });
      const known = (await partiesById(trx)).get(party);
      if (!tell || closes === null || !known) return;
      const correspondents = (await correspondentsOf(trx, [party], today(parts))).get(party) ?? [];
      const drafts = letterDrafts(await letterMaker(parts, trx, consultation), {
        kind: "extension",
        name: `extension-${closes}`,
        texts: readyReminder("extension"),
        party: known,
        correspondents,
        closes,
      });
      await queueLetters(trx, parts.now(), drafts);
    },
  );
}

/** What `ConsultationService.close` does. Throws its problems. */
export async function close(parts: RunningParts, actor: Actor, id: string): Promise<Consultation> {
  toKeep(actor);
  return parts.store.deed(actor, { deed: "consultation.close", subject: id }, async (trx) => {
    const before = await requireConsultation(trx, id);
    if (before.state !== "open") throw new ProblemError(problem("consultations.not-open"));
    // Closed before its last day, that day is no longer true.
    const day = today(parts);
    const closed: Consultation = {
      ...before,
      state: "closed",
      closes: day < before.closes && day >= before.opens ? day : before.closes,
    };
    await updateConsultation(trx, closed, parts.now());
    return closed;
  });
}

/** What `ConsultationService.reopen` does. Throws its problems. */
export async function reopen(
  parts: RunningParts,
  actor: Actor,
  id: string,
  closes: Day,
): Promise<Consultation> {
  toKeep(actor);
  if (!Day.safeParse(closes).success)
    throw new ProblemError(problem("consultations.malformed", { field: "closes" }));
  return parts.store.deed(
    actor,
    { deed: "consultation.reopen", subject: id, detail: { closes } },
    async (trx) => {
      const before = await requireConsultation(trx, id);
      if (before.state !== "closed") throw new ProblemError(problem("consultations.not-closed"));
      requireLater(closes, today(parts));
      const open: Consultation = { ...before, state: "open", closes };
      await updateConsultation(trx, open, parts.now());
      await passSteps(parts, trx, open);
      return open;
    },
  );
}
