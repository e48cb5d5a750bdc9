import { PartyId } from "../../directory/model.ts";
import type { Letter, LetterState } from "../../mail/model.ts";
import { selectLetters } from "../../mail/repository.ts";
import { selectReplies } from "../replying/repository.ts";
import type { ReminderEffect } from "./asked-of.ts";
import type { Consultation, Day } from "./model.ts";
import { dayOfStep, inOrder } from "./reminder-days.ts";
import { selectTold, type ToldStep } from "./repository.ts";
import type { Database } from "./tables.ts";

/** More letters than are written about any consultation. */
const all = { limit: 1_000_000, offset: 0 };

/** What each reminder has done: those of the plan by their days, then those that were sent by hand or are no longer planned. */
export async function effectsOf(
  database: Database,
  consultation: Consultation,
): Promise<readonly ReminderEffect[]> {
  const { id, reminders, closes } = consultation;
  const told = await selectTold(database, id);
  const letters = await selectLetters(database, { about: id, kind: "reminder" }, all);
  const replies = await selectReplies(database, { parties: "all", consultation: id });
  const submitted = new Map(replies.map(({ party, submitted }) => [party, submitted]));
  const planned = inOrder(reminders).map(({ id: step, days }) => ({
    step,
    days,
    due: dayOfStep({ days }, closes),
  }));
  const known = new Set(planned.map(({ step }) => step));
  const others = [...new Set(told.map(({ step }) => step).filter((step) => !known.has(step)))].map(
    (step) => ({ step, days: null, due: firstDue(told, step) ?? closes }),
  );
  const before = inTime(told);
  return [...planned, ...others].map(({ step, days, due }) => {
    const lines = told.filter((line) => line.step === step);
    const queued = lines.filter(({ outcome }) => outcome === "queued");
    return {
      step,
      days,
      due,
      letters: states(letters, `${id}/${step}/`),
      nobody: lines.filter(({ outcome }) => outcome === "nobody").map(({ party }) => PartyId.parse(party)),
      overtaken: lines.filter(({ outcome }) => outcome === "overtaken").length,
      first: queued[0]?.at.toISOString() ?? null,
      submittedAfter: queued.filter(({ party, at }) =>
        isBetween(submitted.get(party) ?? null, at, before.get(`${party} ${step}`)),
      ).length,
    };
  });
}

function firstDue(told: readonly ToldStep[], step: string): Day | undefined {
  return told.find((line) => line.step === step)?.due;
}

function states(letters: readonly Letter[], begins: string): Readonly<Partial<Record<LetterState, number>>> {
  const counts: Partial<Record<LetterState, number>> = {};
  for (const { once, state } of letters)
    if (once.startsWith(begins)) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}

/** By party and step, the moment of the next letter to that party. */
function inTime(told: readonly ToldStep[]): ReadonlyMap<string, Date> {
  const next = new Map<string, Date>();
  const last = new Map<string, string>();
  for (const { party, step, at, outcome } of told) {
    if (outcome !== "queued") continue;
    const before = last.get(party);
    if (before !== undefined) next.set(`${party} ${before}`, at);
    last.set(party, step);
  }
  return next;
}

function isBetween(submitted: string | null, from: Date, to: Date | undefined): boolean {
  if (submitted === null) return false;
  const at = Date.parse(submitted);
  return at >= from.getTime() && (to === undefined || at < to.getTime());
}
