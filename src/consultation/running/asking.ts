import type { Transaction } from "kysely";
import type { Party } from "../../directory/model.ts";
import { allParties } from "../../directory/people/parts.ts";
import { type Actor, actorName } from "../../kernel/actor.ts";
import { attempt, ProblemError, problem, unwrap } from "../../kernel/problem.ts";
import { queueLetters } from "../../mail/queue.ts";
import { selectLetters } from "../../mail/repository.ts";
import { insertReplies, selectReplies } from "../replying/repository.ts";
import type { Asking } from "./asked-of.ts";
import { chosenParties } from "./choosing.ts";
import { correspondentsOf } from "./correspondents.ts";
import { type LetterWish, letterDrafts } from "./drafts.ts";
import { inviteWith } from "./inviting.ts";
import type { Choice, Consultation } from "./model.ts";
import { letterMaker, partiesById, type RunningParts, requireConsultation, today, toKeep } from "./parts.ts";
import { requireLater } from "./preparing.ts";
import { closesFor, isAwaited, passSteps } from "./reminding.ts";
import { updateConsultation } from "./repository.ts";
import type { Database } from "./tables.ts";

/** Thrown inside the deed, so that nothing of it stays. */
const opened = "consultations.opened-already";

/** What `ConsultationService.open` does. Throws its problems. */
export async function open(parts: RunningParts, actor: Actor, id: string): Promise<Asking> {
  toKeep(actor);
  const done = await attempt(() =>
    parts.store.deed(actor, entryOf("consultation.open", id), async (trx) => {
      const consultation = await requireConsultation(trx, id);
      if (consultation.state === "open") throw new ProblemError(problem(opened));
      if (consultation.state === "closed") throw new ProblemError(problem("consultations.not-open"));
      const day = today(parts);
      requireLater(consultation.closes, day);
      const parties = await chosen(trx, consultation.choice, parts);
      if (parties.length === 0) throw new ProblemError(problem("consultations.nobody-chosen"));
      const open: Consultation = { ...consultation, state: "open", opens: day };
      await updateConsultation(trx, open, parts.now());
      return ask(parts, trx, actor, open, parties);
    }),
  );
  if (!done.ok && done.problems.some(({ code }) => code === opened)) return askedBefore(parts, id);
  return unwrap(done);
}

/** What `ConsultationService.addRecipients` does. Throws its problems. */
export async function addRecipients(
  parts: RunningParts,
  actor: Actor,
  id: string,
  choice: Choice,
): Promise<Asking> {
  toKeep(actor);
  const done = await attempt(() =>
    parts.store.deed(actor, entryOf("consultation.ask", id), async (trx) => {
      const consultation = await requireConsultation(trx, id);
      if (consultation.state !== "open") throw new ProblemError(problem("consultations.not-open"));
      const replies = await selectReplies(trx, { parties: "all", consultation: id });
      const asked = new Set(replies.map(({ party }) => party));
      const parties = (await chosen(trx, choice, parts)).filter((party) => !asked.has(party.id));
      if (parties.length === 0) throw new ProblemError(problem(opened));
      return ask(parts, trx, actor, consultation, parties);
    }),
  );
  if (!done.ok && done.problems.some(({ code }) => code === opened))
    return { parties: 0, written: 0, nobody: [], already: true };
  return unwrap(done);
}

/** What `ConsultationService.writeMissing` does. Throws its problems. */
export async function writeMissing(parts: RunningParts, actor: Actor, id: string): Promise<Asking> {
  toKeep(actor);
  const missing = async (database: Database) => {
    const consultation = await requireConsultation(database, id);
    if (consultation.state !== "open") throw new ProblemError(problem("consultations.not-open"));
    const letters = await selectLetters(database, { about: id, kind: "note-verbale" }, all);
    const written = new Set(letters.map(({ party }) => party));
    const replies = await selectReplies(database, { parties: "all", consultation: id });
    const parties = replies.filter((reply) => isAwaited(reply)).map(({ party }) => party);
    const correspondents = await correspondentsOf(
      database,
      parties.filter((party) => !written.has(party)),
      today(parts),
    );
    return { consultation, replies, reachable: [...correspondents].filter(([, all]) => all.length > 0) };
  };
  if ((await missing(parts.store.database())).reachable.length === 0)
    return { parties: 0, written: 0, nobody: [], already: true };
  return parts.store.deed(actor, entryOf("consultation.ask", id), async (trx) => {
    const { consultation, replies, reachable } = await missing(trx);
    const maker = await letterMaker(parts, trx, consultation);
    const parties = await partiesById(trx);
    const readers = reachable.map(([, correspondents]) => correspondents);
    const invitations = await inviteWith(parts, trx, actorName(actor), readers);
    const drafts = reachable.flatMap(([id, correspondents]) => {
      const [party, reply] = [parties.get(id), replies.find((one) => one.party === id)];
      if (!party || !reply) return [];
      const closes = closesFor(consultation, reply);
      return letterDrafts(maker, noteVerbale(consultation, { party, correspondents, closes, invitations }));
    });
    await queueLetters(trx, parts.now(), drafts);
    return { parties: reachable.length, written: reachable.length, nobody: [], already: false };
  });
}

/** More letters than are written about any consultation. */
const all = { limit: 1_000_000, offset: 0 };

function noteVerbale(
  { letter }: Consultation,
  to: Pick<LetterWish, "party" | "correspondents" | "closes" | "invitations">,
): LetterWish {
  return { kind: "note-verbale", name: "note-verbale", texts: letter.texts, ...to };
}

async function chosen(trx: Transaction<unknown>, choice: Choice, parts: RunningParts) {
  return chosenParties(choice, await allParties(trx), parts.now().getUTCFullYear());
}

/** Makes replies and queues letters, in the deed's transaction. */
async function ask(
  parts: RunningParts,
  trx: Transaction<unknown>,
  actor: Actor,
  consultation: Consultation,
  parties: readonly Party[],
): Promise<Asking> {
  const correspondents = await correspondentsOf(
    trx,
    parties.map(({ id }) => id),
    today(parts),
  );
  const replies = parties.map(({ id: party }) => {
    const [first] = correspondents.get(party) ?? [];
    return { consultation: consultation.id, party, post: first?.post ?? null, language: null };
  });
  await insertReplies(trx, replies, parts.now());
  const maker = await letterMaker(parts, trx, consultation);
  const invitations = await inviteWith(parts, trx, actorName(actor), correspondents.values());
  const drafts = parties.flatMap((party) =>
    letterDrafts(
      maker,
      noteVerbale(consultation, {
        party,
        correspondents: correspondents.get(party.id) ?? [],
        closes: consultation.closes,
        invitations,
      }),
    ),
  );
  await queueLetters(trx, parts.now(), drafts);
  await passSteps(parts, trx, consultation);
  const nobody = parties.filter(({ id }) => (correspondents.get(id) ?? []).length === 0).map(({ id }) => id);
  return { parties: parties.length, written: parties.length - nobody.length, nobody, already: false };
}

async function askedBefore(parts: RunningParts, id: string): Promise<Asking> {
  const replies = await selectReplies(parts.store.database(), { parties: "all", consultation: id });
  return { parties: replies.length, written: 0, nobody: [], already: true };
}

function entryOf(deed: string, subject: string) {
  return ({ parties, written, nobody }: Asking) => ({
    deed,
    subject,
    detail: { parties, written, nobody: nobody.length },
  });
}
