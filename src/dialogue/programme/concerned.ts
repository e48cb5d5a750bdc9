import type { PersonEntry } from "../../directory/people/model.ts";
import { selectPersons } from "../../directory/people/repository.ts";
import { addresseesOf } from "../../directory/people/standings.ts";
import type { Language } from "../../kernel/language.ts";
import type { Concern } from "./asked-of.ts";
import { keyOf } from "./clashes.ts";
import { type Aspect, compareProgrammes } from "./compare.ts";
import type { Participant, Programme, ProgrammeSession, SessionRole } from "./model.ts";
import type { Database } from "./tables.ts";

/** One who stands in a programme, and what a new version means for them. */
export interface PersonConcerned {
  readonly key: string;
  readonly who: Participant;
  readonly concerns: readonly Concern[];
}

/** What of a session matters to those who must be there. */
const worthTelling = ["time", "room", "title", "theme", "attendance"] as const satisfies readonly Aspect[];

type Compared = Pick<Programme, "rooms" | "segments" | "sessions">;

/**
 * Whom the step from one version to the next concerns, by name: who comes onto a session or goes off it, and those on sessions that were moved, given
 * another room or title, or cancelled. With no version before, everybody who stands in the programme.
 */
export function concernedBy(before: Compared | null, after: Compared): readonly PersonConcerned[] {
  const found = new Map<string, { who: Participant; concerns: Concern[] }>();
  const tell = (who: Participant, concern: Concern) => {
    const one = found.get(keyOf(who)) ?? { who, concerns: [] };
    one.concerns.push(concern);
    found.set(keyOf(who), one);
  };
  const changes = compareProgrammes(before ?? { rooms: [], segments: [], sessions: [] }, after);
  for (const { id: session, before: old, after: now, aspects } of changes) {
    const [was, is] = [seatsOf(old), seatsOf(now)];
    const told = worthTelling.filter((one) => aspects.includes(one));
    for (const [key, { who, roles }] of is) {
      if (!was.has(key)) tell(who, { session, roles, kind: "on", aspects: [] });
      else if (told.length > 0) tell(who, { session, roles, kind: "changed", aspects: told });
    }
    for (const [key, { who, roles }] of was)
      if (!is.has(key)) tell(who, { session, roles, kind: now ? "off" : "cancelled", aspects: [] });
  }
  return [...found].map(([key, one]) => ({ key, ...one })).sort((a, b) => (a.key < b.key ? -1 : 1));
}

function seatsOf(session: ProgrammeSession | null) {
  const seats = new Map<string, { readonly who: Participant; readonly roles: SessionRole[] }>();
  for (const who of session?.people ?? []) {
    const seat = seats.get(keyOf(who)) ?? { who, roles: [] };
    if (!seat.roles.includes(who.role)) seat.roles.push(who.role);
    seats.set(keyOf(who), seat);
  }
  return seats;
}

/** Where a letter for somebody goes. */
export interface LetterTo {
  readonly person: string | null;
  readonly party: string | null;
  /** Null where a post's own address is written to. */
  readonly name: string | null;
  readonly address: string;
  readonly language: Language;
}

/**
 * Who is written to for each: the person of the directory; where the programme names none, those who speak for the party that they come
 * from; else nobody.
 */
export async function lettersTo(
  database: Database,
  concerned: readonly PersonConcerned[],
  day: string,
): Promise<ReadonlyMap<string, readonly LetterTo[]>> {
  const ids = [...new Set(concerned.flatMap(({ who }) => (who.person === null ? [] : [who.person])))];
  const persons = new Map<string, PersonEntry>(
    (ids.length === 0 ? [] : await selectPersons(database, { ids })).map((one) => [one.id, one]),
  );
  const parties = [
    ...new Set(concerned.flatMap(({ who }) => (who.party === null ? [] : [who.party]))),
  ].sort();
  const addressees = await addresseesOf(database, parties, day);
  const readers = ({ who }: PersonConcerned): readonly LetterTo[] => {
    const person = who.person === null ? undefined : persons.get(who.person);
    if (person && person.email !== null) {
      const { id, name, email: address, language } = person;
      return [{ person: id, party: who.party, name, address, language }];
    }
    const own = who.party === null ? [] : (addressees.get(who.party) ?? []);
    return own.map(({ party, person: id, name, email: address, language }) => ({
      ...{ person: id, party, name, address, language },
    }));
  };
  return new Map(concerned.map((one) => [one.key, readers(one)]));
}
