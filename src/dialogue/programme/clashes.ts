import { type Conflict, conflictsIn, type Session } from "./conflicts.ts";
import type { Participant, Programme, ProgrammeSession } from "./model.ts";

/** The conflicts of a programme, with the name under which whoever is wanted twice stands in it. */
export interface Clashes {
  readonly conflicts: readonly Conflict[];
  /** By what conflicts call a person: their name. */
  readonly names: ReadonlyMap<string, string>;
}

/**
 * Who somebody is wherever they stand in a programme: the person of the directory; without one the name, which two people may share
 * only where they come from two parties. Titles and the space between words are no difference.
 */
export function keyOf({ person, name, party }: Pick<Participant, "person" | "name" | "party">): string {
  if (person !== null) return `person:${person}`;
  const bare = name
    .normalize("NFKC")
    .toLocaleLowerCase("und")
    .replace(/^(?:(?:h\.?\s?e|mr|mrs|ms|dr|prof|sr|sra|m|mme|mlle)\.?\s+)+/u, "")
    .replace(/\s+/gu, " ")
    .trim();
  return `name:${bare}|${party ?? ""}`;
}

/**
 * All conflicts of a programme. Breaks take no room and nobody. What follows on directly in its room and segment is one sitting: nobody leaves, so
 * nothing has to be cleared.
 */
export function clashesIn({ sessions, intervals }: Pick<Programme, "sessions" | "intervals">): Clashes {
  const names = new Map<string, string>();
  const laid = sessions
    .filter(({ kind }) => kind !== "break")
    .map((session): Session => {
      for (const one of session.people) if (!names.has(keyOf(one))) names.set(keyOf(one), one.name);
      return asLaid(session);
    });
  const segments = new Map(sessions.map(({ id, segment }) => [id, segment]));
  const conflicts = conflictsIn(laid, intervals).filter((one) => {
    if (one.kind !== "room-interval" || one.minutes > 0) return true;
    const [first, second] = one.sessions.map((id) => segments.get(id) ?? null);
    return first === null || first !== second;
  });
  return { conflicts, names };
}

/** A session as conflicts are looked for. */
export function asLaid({ id, begins, ends, room, people }: ProgrammeSession): Session {
  return {
    id,
    begins: Date.parse(begins),
    ends: Date.parse(ends),
    room,
    people: [...new Set(people.map(keyOf))],
  };
}

/** The sessions that a conflict is about. */
export function sessionsOf(conflict: Conflict): readonly string[] {
  return conflict.kind === "backwards" ? [conflict.session] : conflict.sessions;
}
