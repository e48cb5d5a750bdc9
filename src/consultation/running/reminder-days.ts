import { addDays, daysBetween } from "./days.ts";
import type { Day, ReminderPlan, ReminderStep } from "./model.ts";

/** When the steps of a plan of reminders fall due, as a pure count of days. */

/** A party that has been asked and has not submitted. */
export interface Awaited {
  /** The last day of its time, extension heeded. */
  readonly closes: Day;
  /** Steps of which the ledger knows. */
  readonly told: readonly string[];
}

/** What a party is to be told on a day: one step at most, and the steps that it has overtaken. */
export interface DueSteps {
  readonly step: ReminderStep | null;
  readonly overtaken: readonly ReminderStep[];
}

/** The day of a step for a party whose time ends on a day. */
export function dayOfStep({ days }: Pick<ReminderStep, "days">, closes: Day): Day {
  return addDays(closes, days);
}

/** Which step is due for a party today. Of several that a sleeping server has missed only the last is sent, the others are overtaken. */
export function dueSteps(plan: ReminderPlan, awaited: Awaited, today: Day): DueSteps {
  const come = comeSteps(plan, awaited, today);
  return { step: come.at(-1) ?? null, overtaken: come.slice(0, -1) };
}

/** The steps whose day has come and of which the ledger does not know, by their days. */
export function comeSteps(
  plan: ReminderPlan,
  { closes, told }: Awaited,
  today: Day,
): readonly ReminderStep[] {
  return inOrder(plan).filter(
    (step) => !told.includes(step.id) && daysBetween(dayOfStep(step, closes), today) >= 0,
  );
}

/** The next step that will fall due for a party after today; null where none is left. */
export function nextStep(
  plan: ReminderPlan,
  { closes, told }: Awaited,
  today: Day,
): { readonly step: ReminderStep; readonly day: Day } | null {
  const step = inOrder(plan).find(
    (one) => !told.includes(one.id) && daysBetween(today, dayOfStep(one, closes)) > 0,
  );
  return step ? { step, day: dayOfStep(step, closes) } : null;
}

/** By their days; of two on one day the one with the lesser identifier first. */
export function inOrder(plan: ReminderPlan): readonly ReminderStep[] {
  return [...plan].sort((a, b) => a.days - b.days || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
