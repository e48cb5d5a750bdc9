/** Days of the calendar as text, `2026-11-21`: they compare as they follow one another. */

/** The day of an instant, in UTC. */
export function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}

export function dayBefore(day: string): string {
  return moved(day, -1);
}

export function dayAfter(day: string): string {
  return moved(day, 1);
}

/** True where `day` lies between two days, both included; no end means that it goes on. */
export function within(day: string, { since, until }: Term): boolean {
  return since <= day && (until === null || day <= until);
}

/** From a day to a day, both included; null where no end is known. */
export interface Term {
  readonly since: string;
  readonly until: string | null;
}

/** True where two terms have a day in common. */
export function overlap(a: Term, b: Term): boolean {
  return (b.until === null || a.since <= b.until) && (a.until === null || b.since <= a.until);
}

function moved(day: string, by: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + by);
  return dayOf(at);
}
