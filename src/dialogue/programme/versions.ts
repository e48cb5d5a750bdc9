import type { Text } from "../../kernel/texts.ts";
import { differsInCalendars } from "./compare.ts";
import { inOrder, type Programme, type PublishedContent, type PublishedSession } from "./model.ts";

/** A version that was published, with its number. */
export interface NumberedContent extends PublishedContent {
  readonly number: number;
}

/**
 * The next version of a programme: each session with its sequence for calendars, and what is no longer held. A session that was
 * cancelled and is held again goes on in its sequence, so that no calendar takes the news for old.
 */
export function nextVersion(
  previous: NumberedContent | null,
  draft: Programme,
  note: Text | null,
): NumberedContent {
  const number = (previous?.number ?? 0) + 1;
  const held = new Map((previous?.sessions ?? []).map((session) => [session.id, session]));
  const gone = new Map((previous?.cancelled ?? []).map((session) => [session.id, session]));
  const sessions = inOrder(draft.sessions).map((session): PublishedSession => {
    const back = gone.get(session.id);
    if (back) return { ...session, sequence: back.sequence + 1 };
    const before = held.get(session.id);
    if (!before || !previous) return { ...session, sequence: 0 };
    const moved = differsInCalendars({ session: before, frame: previous }, { session, frame: draft });
    return { ...session, sequence: before.sequence + (moved ? 1 : 0) };
  });
  const now = new Set(sessions.map(({ id }) => id));
  const cancelled = [
    ...(previous?.cancelled ?? []).filter(({ id }) => !now.has(id)),
    ...(previous?.sessions ?? [])
      .filter(({ id }) => !now.has(id))
      .map((session) => ({ ...session, sequence: session.sequence + 1, since: number })),
  ];
  const { rooms, segments, intervals } = draft;
  // Rooms and segments that only cancelled sessions were in keep their names there.
  return {
    number,
    rooms: [...withLost(rooms, previous?.rooms ?? [], new Set(cancelled.map(({ room }) => room)))],
    segments: [
      ...withLost(segments, previous?.segments ?? [], new Set(cancelled.map(({ segment }) => segment))),
    ],
    intervals,
    sessions,
    cancelled: [...inOrder(cancelled)],
    note,
  };
}

function withLost<T extends { readonly id: string }>(
  now: readonly T[],
  before: readonly T[],
  wanted: ReadonlySet<string | null>,
): readonly T[] {
  const known = new Set(now.map(({ id }) => id));
  return [...now, ...before.filter(({ id }) => wanted.has(id) && !known.has(id))];
}
