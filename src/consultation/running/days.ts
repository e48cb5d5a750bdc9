import type { Day } from "./model.ts";

/** Days of the calendar, without times: counting in UTC, where no day is longer than another. */

const length = 86_400_000;

/** The day that it is in UTC at a moment. */
export function dayOf(at: Date): Day {
  return at.toISOString().slice(0, 10);
}

/** `addDays("2027-02-27", 2)` is `2027-03-01`. */
export function addDays(day: Day, days: number): Day {
  return dayOf(new Date(Date.parse(day) + days * length));
}

/** From one day to another: negative where the second comes first. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / length);
}

/** The moment at which a day has ended everywhere on Earth: noon of the next in UTC (the last zone is UTC-12). */
export function endOfDay(day: Day): Date {
  return new Date(Date.parse(day) + length + length / 2);
}
