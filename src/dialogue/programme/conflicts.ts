/** Something that stands in the programme of a meeting: a plenary, a round table, a hearing. */
export interface Session {
  readonly id: string;
  /** Instants in milliseconds since 1970, UTC: a change to or from summer time moves none of them. */
  readonly begins: number;
  readonly ends: number;
  readonly room: string | null;
  /** Chairs, panellists, rapporteurs: all who must be there. */
  readonly people: readonly string[];
}

/** What two sessions cannot both have, or one alone cannot be. */
export type Conflict =
  | { readonly kind: "backwards"; readonly session: string }
  | { readonly kind: "room" | "person"; readonly what: string; readonly sessions: readonly [string, string] }
  /** One after the other in a room, or with the same person in another room, with too little time between. */
  | {
      readonly kind: "room-interval" | "person-interval";
      readonly what: string;
      readonly sessions: readonly [string, string];
      /** Minutes that there are. */
      readonly minutes: number;
    };

export interface Intervals {
  /** Minutes to clear and seat a room. */
  readonly room: number;
  /** Minutes for a person to go from one room to another. */
  readonly person: number;
}

const minute = 60_000;

/**
 * Every conflict of a programme, in the order of time and then of what is wanted twice. Sessions that touch do not overlap. Each
 * session is held only against those that begin before it and the pause after it have ended, so that a programme of some
 * hundred sessions is checked while one drags.
 */
export function conflictsIn(sessions: readonly Session[], intervals: Intervals): readonly Conflict[] {
  const found: Conflict[] = [];
  const inOrder = [...sessions].sort((a, b) => a.begins - b.begins || (a.id < b.id ? -1 : 1));
  for (const { id, begins, ends } of inOrder)
    if (ends <= begins) found.push({ kind: "backwards", session: id });
  const sound = inOrder.filter(({ begins, ends }) => ends > begins);
  const reach = Math.max(intervals.room, intervals.person) * minute;
  sound.forEach((first, index) => {
    for (let next = index + 1; next < sound.length; next++) {
      const second = sound[next];
      if (!second || second.begins >= first.ends + reach) break;
      found.push(...between(first, second, intervals));
    }
  });
  return found;
}

function between(first: Session, second: Session, intervals: Intervals): readonly Conflict[] {
  const sessions = [first.id, second.id] as const;
  const minutes = (second.begins - first.ends) / minute;
  const sameRoom = first.room !== null && first.room === second.room;
  const both = [...new Set(first.people)].filter((one) => second.people.includes(one)).sort();
  const found: Conflict[] = [];
  if (sameRoom) {
    const what = first.room ?? "";
    if (minutes < 0) found.push({ kind: "room", what, sessions });
    else if (minutes < intervals.room) found.push({ kind: "room-interval", what, sessions, minutes });
  }
  for (const what of both) {
    if (minutes < 0) found.push({ kind: "person", what, sessions });
    else if (!sameRoom && minutes < intervals.person)
      found.push({ kind: "person-interval", what, sessions, minutes });
  }
  return found;
}
