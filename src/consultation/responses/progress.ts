import { addDays, daysBetween } from "../running/days.ts";
import type { ReplyRow } from "./repository/replies.ts";

/** What happened on a day (UTC), and how many have come so far by its end. */
export interface ProgressDay {
  readonly day: string;
  readonly opened: number;
  readonly begun: number;
  readonly cleared: number;
  /** Submitted for the first time. */
  readonly submitted: number;
  readonly reminders: number;
  readonly openedSoFar: number;
  readonly begunSoFar: number;
  readonly clearedSoFar: number;
  readonly submittedSoFar: number;
}

/** What came after reminders went out on a day: first submissions in the seven days before and in the seven from that day on. */
export interface ReminderEffect {
  readonly day: string;
  readonly letters: number;
  readonly before: number;
  readonly after: number;
}

export interface Progress {
  readonly days: readonly ProgressDay[];
  readonly reminders: readonly ReminderEffect[];
}

/** Longest stretch that is told day by day; the demonstration's and a real one's are far shorter. */
const mostDays = 800;
const week = 7;

/**
 * A consultation day by day, from its opening to the last thing that happened. A reply that was submitted without having been cleared
 * apart counts as cleared, begun and opened with it, so that no later step has more than an earlier one.
 */
export function progressOf(
  opens: string,
  replies: readonly Pick<ReplyRow, "opened" | "begun" | "cleared" | "first">[],
  reminders: readonly { readonly day: string; readonly letters: number }[],
): Progress {
  const dayOf = (moment: string | null) => (moment === null ? null : moment.slice(0, 10));
  const earliest = (...moments: readonly (string | null)[]) =>
    moments.filter((one) => one !== null).sort()[0] ?? null;
  const steps = replies.map(({ opened, begun, cleared, first }) => ({
    opened: dayOf(earliest(opened, begun, cleared, first)),
    begun: dayOf(earliest(begun, cleared, first)),
    cleared: dayOf(earliest(cleared, first)),
    submitted: dayOf(first),
  }));
  const happened = [...steps.flatMap((one) => Object.values(one)), ...reminders.map(({ day }) => day)];
  const known = happened.filter((day) => day !== null).sort();
  const start = [opens, known[0] ?? opens].sort()[0] ?? opens;
  const length = Math.min(daysBetween(start, known.at(-1) ?? opens), mostDays);
  const tally = (step: "opened" | "begun" | "cleared" | "submitted") => {
    const counts = new Map<string, number>();
    for (const one of steps) if (one[step] !== null) counts.set(one[step], (counts.get(one[step]) ?? 0) + 1);
    return counts;
  };
  const [opened, begun, cleared, submitted] = [
    tally("opened"),
    tally("begun"),
    tally("cleared"),
    tally("submitted"),
  ];
  const letters = new Map(reminders.map(({ day, letters: count }) => [day, count]));
  const sums = { opened: 0, begun: 0, cleared: 0, submitted: 0 };
  const days = Array.from({ length: length + 1 }, (_, index): ProgressDay => {
    const day = addDays(start, index);
    const own = {
      opened: opened.get(day) ?? 0,
      begun: begun.get(day) ?? 0,
      cleared: cleared.get(day) ?? 0,
      submitted: submitted.get(day) ?? 0,
    };
    sums.opened += own.opened;
    sums.begun += own.begun;
    sums.cleared += own.cleared;
    sums.submitted += own.submitted;
    return {
      day,
      ...own,
      reminders: letters.get(day) ?? 0,
      openedSoFar: sums.opened,
      begunSoFar: sums.begun,
      clearedSoFar: sums.cleared,
      submittedSoFar: sums.submitted,
    };
  });
  const between = (from: string, to: string) =>
    [...submitted].reduce((sum, [day, count]) => (day >= from && day < to ? sum + count : sum), 0);
  return {
    days,
    reminders: reminders.map(({ day, letters: count }) => ({
      day,
      letters: count,
      before: between(addDays(day, -week), day),
      after: between(day, addDays(day, week)),
    })),
  };
}
