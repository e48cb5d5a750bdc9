import type { Floor, Instant } from "./model.ts";

/** Milliseconds for which the floor has been had. A clock that was set back never takes time away. */
export function elapsed({ before, since }: Floor, at: Instant): number {
  return before + (since === null ? 0 : Math.max(0, at - since));
}

/** Milliseconds that are left of what was given, negative where it is exceeded; null without a limit. */
export function remaining(floor: Floor, at: Instant): number | null {
  return floor.limit === null ? null : floor.limit * 1000 - elapsed(floor, at);
}

/** The floor with its clock standing still. */
export function stopped(floor: Floor | null, at: Instant): Floor | null {
  return floor && { ...floor, before: elapsed(floor, at), since: null };
}

/** The floor with its clock running. */
export function started(floor: Floor | null, at: Instant): Floor | null {
  return floor && { ...floor, since: floor.since ?? at };
}
