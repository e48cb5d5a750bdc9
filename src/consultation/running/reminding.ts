import type { Transaction } from "kysely";
import { type Actor, actorName } from "../../kernel/actor.ts";
import { attempt, type Problem, ProblemError, problem } from "../../kernel/problem.ts";
import { queueLetters } from "../../mail/queue.ts";
import type { Reply } from "../replying/model.ts";
import { selectReplies } from "../replying/repository.ts";
import type { Asking, DueTold } from "./asked-of.ts";
import { type Correspondent, correspondentsOf } from "./correspondents.ts";
import { letterDrafts, onceOf } from "./drafts.ts";
import { inviteWith } from "./inviting.ts";
import type { Consultation, Day, LetterTexts } from "./model.ts";
import { letterMaker, partiesById, type RunningParts, requireConsultation, today, toKeep } from "./parts.ts";
import { readyReminder } from "./ready.ts";
import { comeSteps, dayOfStep, dueSteps } from "./reminder-days.ts";
import { insertTold, selectConsultations, selectTold, type ToldStep } from "./repository.ts";
import type { Database } from "./tables.ts";

/**
 * Reminders. The ledger has one line for each step and party, written with the letter in one transaction; so a step is told once, whenever and
 * however often the clock looks, and a clock that stood still sends what is due now and not all that it has missed.
 */

/** A reply that is waited for, with the last day of its party's time. */
interface Awaited {
  readonly party: string;
  readonly closes: Day;
  readonly told: readonly string[];
}

/** One step to one party. */
interface Telling {
  readonly party: string;
  readonly step: string;
  readonly due: Day;
  readonly closes: Day;
  readonly texts: LetterTexts;
}

/** The last day of a party's time: its own, where that is later than the day of all. */
export function closesFor({ closes }: Pick<Consultation, "closes">, reply: Pick<Reply, "closes">): Day {
  return reply.closes !== null && reply.closes > closes ? reply.closes : closes;
}

/** True while more is expected of a party. */
export function isAwaited({ state }: Pick<Reply, "state">): boolean {
  return state !== "submitted" && state !== "declined";
}

async function awaited(database: Database, consultation: Consultation): Promise<readonly Awaited[]> {
  const replies = await selectReplies(database, { parties: "all", consultation: consultation.id });
  const told = new Map<string, string[]>();
  for (const { party, step } of await selectTold(database, consultation.id))
    told.set(party, [...(told.get(party) ?? []), step]);
  return (
    replies
      .filter((reply) => isAwaited(reply))
      // A consultation that was closed goes on for those alone who were given more time.
      .filter(
        (reply) => consultation.state === "open" || closesFor(consultation, reply) > consultation.closes,
      )
      .map((reply) => ({
        party: reply.party,
        closes: closesFor(consultation, reply),
        told: told.get(reply.party) ?? [],
      }))
  );
}

/** Notes the steps whose day has come as overtaken: for those who have just been asked, or when a plan is made anew. */
export async function passSteps(
  parts: RunningParts,
  trx: Transaction<unknown>,
  consultation: Consultation,
): Promise<void> {
  const passed = (await awaited(trx, consultation)).flatMap((one) =>
    comeSteps(consultation.reminders, one, today(parts)).map((step) =>
      overtaken(one, step.id, dayOfStep(step, one.closes), parts.now()),
    ),
  );
  await insertTold(trx, consultation.id, passed);
}

function overtaken({ party }: Awaited, step: string, due: Day, at: Date): ToldStep {
  return { step, party, due, at, outcome: "overtaken", once: null };
}

/** What `ConsultationService.remindDue` does. What is wrong with one consultation keeps no other from its reminders. */
export async function remindDue(parts: RunningParts, actor: Actor): Promise<DueTold> {
  toKeep(actor);
  let letters = 0;
  const problems: Problem[] = [];
  for (const { id, state } of await selectConsultations(parts.store.database())) {
    if (state === "preparing") continue;
    const done = await attempt(async () => ((await hasDue(parts, id)) ? tellDue(parts, actor, id) : 0));
    if (done.ok) letters += done.value;
    else problems.push(...done.problems);
  }
  return { letters, problems };
}

function tellDue(parts: RunningParts, actor: Actor, id: string): Promise<number> {
  return parts.store.deed(
    actor,
    (letters: number) => ({ deed: "consultation.remind", subject: id, detail: { by: "plan", letters } }),
    (trx) => remindOne(parts, trx, actorName(actor), id),
  );
}

/** Looked at first without a deed: a clock that finds nothing leaves no trace. */
async function hasDue(parts: RunningParts, id: string): Promise<boolean> {
  const database: Database = parts.store.database();
  const consultation = await requireConsultation(database, id);
  const day = today(parts);
  return (await awaited(database, consultation)).some(
    (one) => comeSteps(consultation.reminders, one, day).length > 0,
  );
}

async function remindOne(
  parts: RunningParts,
  trx: Transaction<unknown>,
  by: string,
  id: string,
): Promise<number> {
  const consultation = await requireConsultation(trx, id);
  const day = today(parts);
  const tellings: Telling[] = [];
  const passed: ToldStep[] = [];
  for (const one of await awaited(trx, consultation)) {
    const due = dueSteps(consultation.reminders, one, day);
    for (const step of due.overtaken)
      passed.push(overtaken(one, step.id, dayOfStep(step, one.closes), parts.now()));
    if (due.step)
      tellings.push({
        party: one.party,
        step: due.step.id,
        due: dayOfStep(due.step, one.closes),
        closes: one.closes,
        texts: due.step.texts,
      });
  }
  await insertTold(trx, id, passed);
  return (await tell(parts, trx, by, consultation, tellings)).letters;
}

/** Queues the letters and notes them in the ledger; whom nobody can be written to for is noted too. */
async function tell(
  parts: RunningParts,
  trx: Transaction<unknown>,
  by: string,
  consultation: Consultation,
  tellings: readonly Telling[],
): Promise<{ readonly letters: number; readonly nobody: readonly string[] }> {
  const parties = await partiesById(trx);
  const correspondents = await correspondentsOf(
    trx,
    tellings.map(({ party }) => party),
    today(parts),
  );
  const maker = await letterMaker(parts, trx, consultation);
  const invitations = await inviteWith(parts, trx, by, correspondents.values());
  const drafts = tellings.flatMap(({ party: id, step, closes, texts }) => {
    const party = parties.get(id);
    const readers: readonly Correspondent[] = correspondents.get(id) ?? [];
    if (!party) return [];
    return letterDrafts(maker, {
      kind: "reminder",
      name: step,
      texts,
      party,
      correspondents: readers,
      closes,
      invitations,
    });
  });
  const queued = await queueLetters(trx, parts.now(), drafts);
  const nobody = tellings.filter(({ party }) => (correspondents.get(party) ?? []).length === 0);
  const unreached = new Set(nobody.map(({ party }) => party));
  await insertTold(
    trx,
    consultation.id,
    tellings.map(({ party, step, due }) => ({
      step,
      party,
      due,
      at: parts.now(),
      outcome: unreached.has(party) ? "nobody" : "queued",
      once: unreached.has(party) ? null : onceOf(consultation.id, step, party),
    })),
  );
  return {
    letters: queued.filter(({ added }) => added).length,
    nobody: nobody.map(({ party }) => party),
  };
}

/** What `ConsultationService.remindNow` does. Throws its problems. */
export async function remindNow(
  parts: RunningParts,
  actor: Actor,
  id: string,
  chosen?: readonly string[],
): Promise<Asking> {
  toKeep(actor);
  const found = await requireConsultation(parts.store.database(), id);
  if (found.state !== "open") throw new ProblemError(problem("consultations.not-open"));
  const step = `by-hand-${today(parts)}`;
  const database: Database = parts.store.database();
  const pick = async (from: Database, consultation: Consultation) =>
    (await awaited(from, consultation))
      .filter(({ party }) => chosen === undefined || chosen.includes(party))
      .filter(({ told }) => !told.includes(step));
  if ((await pick(database, found)).length === 0)
    return { parties: 0, written: 0, nobody: [], already: true };
  return parts.store.deed(
    actor,
    ({ parties, written }: Asking) => ({
      deed: "consultation.remind",
      subject: id,
      detail: { by: actorName(actor), parties, letters: written },
    }),
    async (trx) => {
      const consultation = await requireConsultation(trx, id);
      const texts = readyReminder("by-hand");
      const whom = await pick(trx, consultation);
      const { nobody } = await tell(
        parts,
        trx,
        actorName(actor),
        consultation,
        whom.map(({ party, closes }) => ({ party, closes, step, due: today(parts), texts })),
      );
      const parties = await partiesById(trx);
      return {
        parties: whom.length,
        written: whom.length - nobody.length,
        nobody: nobody.flatMap((party) => parties.get(party)?.id ?? []),
        already: false,
      };
    },
  );
}
