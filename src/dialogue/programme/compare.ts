import type { Programme, ProgrammeFrame, ProgrammeSession } from "./model.ts";

/** What of a session may differ between two versions, in the order in which it is told. */
export const aspects = [
  "time",
  "room",
  "title",
  "kind",
  "segment",
  "theme",
  "questions",
  "people",
  "documents",
  "note",
  "attendance",
] as const;
export type Aspect = (typeof aspects)[number];

export interface SessionChange {
  readonly kind: "added" | "changed" | "removed";
  readonly id: string;
  readonly before: ProgrammeSession | null;
  readonly after: ProgrammeSession | null;
  /** What differs; empty for what was added or removed. */
  readonly aspects: readonly Aspect[];
}

/** What calendars show: when one of these changes they must take the session in anew. */
const inCalendars = ["time", "room", "title"] as const satisfies readonly Aspect[];

type Comparable = Pick<Programme, "rooms" | "segments" | "sessions">;

/** What became of each session between two programmes, by its time after (or before, where it is gone) and identifier. */
export function compareProgrammes(before: Comparable, after: Comparable): readonly SessionChange[] {
  const earlier = new Map(before.sessions.map((session) => [session.id, session]));
  const later = new Set(after.sessions.map(({ id }) => id));
  const changes: SessionChange[] = [];
  for (const session of after.sessions) {
    const old = earlier.get(session.id);
    if (!old) changes.push({ kind: "added", id: session.id, before: null, after: session, aspects: [] });
    else {
      const found = differing({ session: old, frame: before }, { session, frame: after });
      if (found.length > 0)
        changes.push({ kind: "changed", id: session.id, before: old, after: session, aspects: found });
    }
  }
  for (const session of before.sessions)
    if (!later.has(session.id))
      changes.push({ kind: "removed", id: session.id, before: session, after: null, aspects: [] });
  return changes.sort((a, b) => whenOf(a) - whenOf(b) || (a.id < b.id ? -1 : 1));
}

function whenOf({ before, after }: SessionChange): number {
  return Date.parse((after ?? before)?.begins ?? "");
}

interface InFrame {
  readonly session: ProgrammeSession;
  readonly frame: Pick<ProgrammeFrame, "rooms" | "segments">;
}

/** What differs between two states of a session. A room that is called otherwise is another room to whoever looks for it. */
export function differing(before: InFrame, after: InFrame): readonly Aspect[] {
  const [a, b] = [before.session, after.session];
  return aspects.filter((aspect) => {
    switch (aspect) {
      case "time":
        return Date.parse(a.begins) !== Date.parse(b.begins) || Date.parse(a.ends) !== Date.parse(b.ends);
      case "room":
        return !same(roomOf(before), roomOf(after));
      case "segment":
        return !same(segmentOf(before), segmentOf(after));
      default:
        return !same(a[aspect], b[aspect]);
    }
  });
}

/** True where calendars must take a session in anew. */
export function differsInCalendars(before: InFrame, after: InFrame): boolean {
  const found = differing(before, after);
  return inCalendars.some((aspect) => found.includes(aspect));
}

function roomOf({ session, frame }: InFrame) {
  return session.room === null
    ? null
    : [session.room, frame.rooms.find(({ id }) => id === session.room)?.name];
}

function segmentOf({ session, frame }: InFrame) {
  return session.segment === null
    ? null
    : [session.segment, frame.segments.find(({ id }) => id === session.segment)?.title];
}

/** True where two values of JSON say the same; the order of names in them says nothing. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [entriesOf(a), entriesOf(b)];
  return (
    left.size === right.size &&
    [...left].every(([key, value]) => right.has(key) && same(value, right.get(key)))
  );
}

function entriesOf(value: object): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(value).filter(([, one]) => one !== undefined));
}
