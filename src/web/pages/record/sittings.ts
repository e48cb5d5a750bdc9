import type { DueItem } from "../../../record/keeping/model.ts";
import type { Organ } from "../../../record/model.ts";
import { sessionOpens } from "../../../record/understanding/sessions.ts";
import type { DueChoice } from "./addresses.ts";

/** One line of what is due: a request as it stands, at one of the times when it falls due. */
export type DueLine = DueItem;

/** When several requests fall due together: at a session, in a year, again and again, at an event. */
export interface Sitting {
  readonly organ: Organ | null;
  readonly session: number | null;
  /** When it opens or falls, as exactly as is known. */
  readonly when: string | null;
  readonly lines: readonly DueLine[];
}

/** Requests by the session or the year in which they fall due, the latest first; what has no date stands last. */
export function sittingsOf(mandates: readonly DueItem[]): readonly Sitting[] {
  const sittings = new Map<string, { sitting: Omit<Sitting, "lines">; lines: DueLine[] }>();
  for (const mandate of mandates) {
    const sitting = sittingOf(mandate);
    const key = `${sitting.organ ?? ""} ${sitting.session ?? ""} ${sitting.session === null ? sitting.when : ""}`;
    const known = sittings.get(key);
    if (known) known.lines.push(mandate);
    else sittings.set(key, { sitting, lines: [mandate] });
  }
  return [...sittings.values()]
    .map(({ sitting, lines }) => ({ ...sitting, lines }))
    .sort((a, b) => {
      const [x, y] = [a.when ?? "", b.when ?? ""];
      if (x !== y) return x < y ? 1 : -1;
      return (a.organ ?? "~") < (b.organ ?? "~") ? -1 : 1;
    });
}

function sittingOf({ occurrence, of }: DueItem): Omit<Sitting, "lines"> {
  const { session, date } = occurrence;
  if (session === undefined) return { organ: null, session: null, when: date?.slice(0, 4) ?? null };
  const organ = occurrence.organ ?? of.organ;
  return { organ, session, when: organ === null ? (date ?? null) : sessionOpens(organ, session) };
}

/** A session in the calendar: how many of its requests stand how. */
export interface CalendarSession {
  readonly session: number;
  readonly when: string | null;
  readonly to: string;
  readonly chosen: boolean;
  readonly states: readonly (readonly [state: DueItem["state"], count: number])[];
}

export interface CalendarRow {
  readonly organ: Organ;
  readonly sessions: readonly CalendarSession[];
}

/** The sessions at which something is due, organ by organ, the earliest first. */
export function calendarOf(
  mandates: readonly DueItem[],
  choice: DueChoice,
  address: (organ: Organ, session: number) => string,
): readonly CalendarRow[] {
  const rows = new Map<Organ, Map<number, DueItem[]>>();
  for (const mandate of mandates) {
    const { organ, session } = sittingOf(mandate);
    if (organ === null || session === null) continue;
    const row = rows.get(organ) ?? new Map<number, DueItem[]>();
    row.set(session, [...(row.get(session) ?? []), mandate]);
    rows.set(organ, row);
  }
  return [...rows]
    .map(
      ([organ, sessions]): CalendarRow => ({
        organ,
        sessions: [...sessions]
          .sort(([a], [b]) => a - b)
          .map(([session, own]) => ({
            session,
            when: sessionOpens(organ, session),
            to: address(organ, session),
            chosen: choice.session === session && (choice.organ ?? "GA") === organ,
            states: statesOf(own),
          })),
      }),
    )
    .sort((a, b) => b.sessions.length - a.sessions.length || (a.organ < b.organ ? -1 : 1));
}

function statesOf(mandates: readonly DueItem[]): CalendarSession["states"] {
  return (["to-do", "in-hand", "done", "overtaken"] as const).flatMap((state) => {
    const count = mandates.filter((one) => one.state === state).length;
    return count === 0 ? [] : [[state, count] as const];
  });
}
