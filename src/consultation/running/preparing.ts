import type { Actor } from "../../kernel/actor.ts";
import { actorName } from "../../kernel/actor.ts";
import { parserFor, said } from "../../kernel/given.ts";
import { freeName, slugOf } from "../../kernel/identifier.ts";
import { languages } from "../../kernel/language.ts";
import { ProblemError, problem } from "../../kernel/problem.ts";
import { ConsultationChange, NewConsultation } from "./asked-of.ts";
import { requireGoodLetters } from "./composing.ts";
import { mandatesOf } from "./mandate-words.ts";
import { type Consultation, ConsultationId, type Day } from "./model.ts";
import { type RunningParts, requireConsultation, requireSettled, toKeep } from "./parts.ts";
import { readyNoteVerbale, readyReminders } from "./ready.ts";
import { passSteps } from "./reminding.ts";
import {
  deleteConsultation,
  hasConsultation,
  insertConsultation,
  selectTaken,
  updateConsultation,
} from "./repository.ts";
import type { Database } from "./tables.ts";

const parsed = parserFor("consultations.malformed");

/** What `ConsultationService.create` does. Throws its problems. */
export async function create(
  parts: RunningParts,
  actor: Actor,
  given: NewConsultation,
): Promise<Consultation> {
  toKeep(actor);
  const wanted = parsed(NewConsultation, given);
  return parts.store.deed(
    actor,
    ({ id, questionnaire, version }) => ({
      deed: "consultation.create",
      subject: id,
      detail: { questionnaire, version },
    }),
    async (trx) => {
      const questionnaire = await requireSettled(trx, wanted);
      const promise = wanted.promise ?? "none";
      const mandates = mandatesOf(questionnaire).length > 0;
      const consultation: Consultation = {
        id: await freeId(trx, wanted),
        title: wanted.title,
        questionnaire: wanted.questionnaire,
        version: wanted.version,
        previous: wanted.previous ?? null,
        opens: wanted.opens,
        closes: wanted.closes,
        state: "preparing",
        letter: wanted.letter ?? readyNoteVerbale({ mandates, promise, fallback: questionnaire.original }),
        reminders: wanted.reminders ?? readyReminders(),
        choice: wanted.choice ?? { groups: [], parties: [], without: [] },
        promise,
        created: parts.now().toISOString(),
        actor: actorName(actor),
      };
      await check(trx, consultation);
      await insertConsultation(trx, consultation);
      return consultation;
    },
  );
}

/** What may no longer change when somebody has been asked. */
const settledFields = ["version", "opens", "previous", "promise", "letter", "choice"] as const;

/** What `ConsultationService.change` does. Throws its problems. */
export async function change(
  parts: RunningParts,
  actor: Actor,
  id: string,
  given: ConsultationChange,
): Promise<Consultation> {
  toKeep(actor);
  const wanted = said(parsed(ConsultationChange, given));
  return parts.store.deed(
    actor,
    { deed: "consultation.change", subject: id, detail: { changed: Object.keys(wanted).sort() } },
    async (trx) => {
      const before = await requireConsultation(trx, id);
      const late = before.state === "preparing" ? undefined : settledFields.find((field) => field in wanted);
      if (late) throw new ProblemError(problem("consultations.settled", { what: late }));
      const after: Consultation = { ...before, ...wanted };
      if (wanted.version !== undefined && wanted.version !== before.version) await requireSettled(trx, after);
      if (before.state !== "preparing" && after.closes < before.closes)
        throw new ProblemError(
          problem("consultations.closes-early", { closes: after.closes, after: before.closes }),
        );
      await check(trx, after);
      await updateConsultation(trx, after, parts.now());
      // A step whose day had come before it was planned is no reason to write now.
      if (before.state === "open" && wanted.reminders) await passSteps(parts, trx, after);
      return after;
    },
  );
}

/** What `ConsultationService.discard` does. Throws its problems. */
export async function discard(parts: RunningParts, actor: Actor, id: string): Promise<void> {
  toKeep(actor);
  await parts.store.deed(actor, { deed: "consultation.discard", subject: id }, async (trx) => {
    const { state } = await requireConsultation(trx, id);
    if (state !== "preparing") throw new ProblemError(problem("consultations.settled", { what: "id" }));
    await deleteConsultation(trx, id);
  });
}

/** Throws ProblemError with what is wrong with a consultation as it would be kept. */
async function check(database: Database, consultation: Consultation): Promise<void> {
  const { title, opens, closes, previous, letter, reminders, id } = consultation;
  if (!languages.some((language) => title[language]?.trim()))
    throw new ProblemError(problem("consultations.untitled"));
  requireLater(closes, opens);
  if (previous !== null && (previous === id || !(await hasConsultation(database, previous))))
    throw new ProblemError(problem("consultations.previous-unknown", { id: previous }));
  const mandates = mandatesOf(await requireSettled(database, consultation));
  requireGoodLetters(letter.texts, { fallback: letter.fallback, mandates });
  const steps = new Set(reminders.map((step) => step.id));
  if (steps.size < reminders.length)
    throw new ProblemError(problem("consultations.malformed", { field: "reminders" }));
  for (const { texts } of reminders) requireGoodLetters(texts, { fallback: letter.fallback, mandates });
}

/** Throws ProblemError `consultations.closes-early` unless a day comes after another. */
export function requireLater(closes: Day, after: Day): void {
  if (closes <= after) throw new ProblemError(problem("consultations.closes-early", { closes, after }));
}

/** `<questionnaire>-<year>`, with a number from 2 where that is taken. */
async function freeId(
  database: Database,
  { questionnaire, opens }: Pick<Consultation, "questionnaire" | "opens">,
): Promise<ConsultationId> {
  const slug = slugOf(questionnaire, 48).replace(/^[-0-9]+/, "") || "consultation";
  const stem = `${slug}-${opens.slice(0, 4)}`;
  return ConsultationId.parse(freeName(stem, await selectTaken(database, stem)));
}
