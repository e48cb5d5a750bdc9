import { remaining } from "./clock.ts";
import { waiting } from "./list.ts";
import { type Entry, type Instant, type List, replySeconds } from "./model.ts";

/** How a day's time is shared out. All in seconds. */
export interface TimePlan {
  /** When the meeting must end. */
  readonly ends: Instant;
  /** Between two speakers: going to the rostrum, thanks of the chair. */
  readonly between: number;
  /** What each speaker has where there is time enough; null: no limit is set, and this many seconds are reckoned with. */
  readonly usual: number;
  /** Nobody gets less, even where the list then does not fit. */
  readonly least: number;
}

export interface Turn {
  readonly entry: number;
  readonly expected: Instant;
  readonly seconds: number;
}

export interface Schedule {
  /** What each statement gets so that all can speak: the usual time, or less, in whole tens of seconds. */
  readonly seconds: number;
  /** False where even the least does not fit; then the last turns lie after the end. */
  readonly fits: boolean;
  readonly turns: readonly Turn[];
}

/**
 * When each who waits can expect the floor, and how long each has so that the list fits: the time per speaker shrinks evenly, not
 * below the least. Replies have the time of the rules and shrink nobody's but that of statements.
 */
export function schedule(list: List, plan: TimePlan, at: Instant): Schedule {
  const line = waiting(list);
  const begins = at + freeIn(list, plan, at) * 1000;
  const statements = line.filter(({ kind }) => kind === "statement").length;
  const replies = line.reduce((sum, one) => sum + (one.kind === "reply" ? replyTime(one) : 0), 0);
  const room = (plan.ends - begins) / 1000 - replies - line.length * plan.between;
  const most = Math.min(plan.usual, list.limit ?? plan.usual);
  const even = statements === 0 ? most : Math.floor(room / statements / 10) * 10;
  const seconds = Math.max(Math.min(most, plan.least), Math.min(most, even));
  let expected = begins;
  const turns = line.map((entry): Turn => {
    const own = entry.kind === "reply" ? replyTime(entry) : seconds;
    const turn = { entry: entry.id, expected, seconds: own };
    expected += (own + plan.between) * 1000;
    return turn;
  });
  return { seconds, fits: statements * seconds <= room || line.length === 0, turns };
}

function replyTime({ nth }: Entry): number {
  return replySeconds[nth - 1] ?? 0;
}

/** Seconds until the floor is free: what is left to whoever has it, at least the pause between two. */
function freeIn({ floor }: List, { usual, between }: TimePlan, at: Instant): number {
  if (!floor) return 0;
  const left = remaining(floor.limit === null ? { ...floor, limit: usual } : floor, at) ?? 0;
  return Math.max(0, left / 1000) + between;
}
