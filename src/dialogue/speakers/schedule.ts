import { remaining } from "./clock.ts";
import { limitOf } from "./deeds.ts";
import { waiting } from "./list.ts";
import { type Entry, type Instant, type List, replySeconds } from "./model.ts";

/** A stretch of time in which the list is gone through: a morning, an afternoon. Instants, so no change of clocks moves it. */
export interface Sitting {
  readonly begins: Instant;
  readonly ends: Instant;
}

/** How the time is shared out. Seconds but for the sittings. */
export interface TimePlan {
  /** In their order, none beginning before the last has ended. */
  readonly sittings: readonly Sitting[];
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
 * below the least. Replies, and whoever speaks for a group where groups have a limit of their own, keep theirs. Nobody is cut in
 * two by the end of a sitting: whoever does not fit begins the next.
 */
export function schedule(list: List, plan: TimePlan, at: Instant): Schedule {
  const line = waiting(list);
  const from = at + freeIn(list, plan, at) * 1000;
  const most = Math.min(plan.usual, list.limit ?? plan.usual);
  const least = Math.min(most, plan.least);
  const lay = (seconds: number) => laid(line, list, plan, from, seconds);
  const usual = lay(most);
  if (usual.fits || !line.some((entry) => shrinks(entry, list))) return { seconds: most, ...usual };
  // The longest that fits, in tens of seconds: halving, for a list of ten thousand too.
  let [low, high] = [Math.ceil(least / 10), Math.floor(most / 10)];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (lay(middle * 10).fits) low = middle;
    else high = middle - 1;
  }
  const seconds = Math.max(least, Math.min(most, low * 10));
  return { seconds, ...lay(seconds) };
}

/** The turns one after the other, each whole within a sitting; after the last sitting they go on without end. */
function laid(
  line: readonly Entry[],
  list: List,
  { sittings, between }: TimePlan,
  from: Instant,
  seconds: number,
): Pick<Schedule, "fits" | "turns"> {
  let at = 0;
  let expected = Math.max(from, sittings[0]?.begins ?? from);
  let fits = true;
  const turns = line.map((entry): Turn => {
    const own = shrinks(entry, list) ? seconds : (limitOf(list, entry) ?? replySeconds[0]);
    const whole = (own + between) * 1000;
    for (let sitting = sittings[at]; sitting && expected + whole > sitting.ends; sitting = sittings[at]) {
      const next = sittings[at + 1];
      if (!next) {
        fits = false;
        break;
      }
      at += 1;
      expected = Math.max(from, next.begins);
    }
    const turn = { entry: entry.id, expected, seconds: own };
    expected += whole;
    return turn;
  });
  return { fits, turns };
}

/** Whose time is that of all, and not given by the rules or to groups. */
function shrinks({ kind, onBehalfOf }: Entry, { groupLimit }: List): boolean {
  return kind === "statement" && (onBehalfOf === null || groupLimit === null);
}

/** Seconds until the floor is free: what is left to whoever has it, at least the pause between two. */
function freeIn({ floor }: List, { usual, between }: TimePlan, at: Instant): number {
  if (!floor) return 0;
  const left = remaining(floor.limit === null ? { ...floor, limit: usual } : floor, at) ?? 0;
  return Math.max(0, left / 1000) + between;
}
