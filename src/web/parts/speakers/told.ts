import { elapsed } from "../../../dialogue/speakers/clock.ts";
import { waiting } from "../../../dialogue/speakers/list.ts";
import type { Act, Entry, List } from "../../../dialogue/speakers/model.ts";
import { schedule, type TimePlan } from "../../../dialogue/speakers/schedule.ts";
import {
  behalfOf,
  levelName,
  partyName,
  replyName,
  type Saying,
  secondsInWords,
  wallTime,
} from "./saying.ts";

/** Somebody on a screen, in words. */
export interface ToldSpeaker {
  readonly entry: number;
  readonly party: string;
  readonly name: string;
  readonly level: string;
  /** For whom besides, and that it is a right of reply. */
  readonly note: string;
}

/**
 * What every screen of a list shows, in one language: whoever has it needs nothing else to be right, so a screen that missed one
 * is right again with the next. Names are shown as text and never as markup.
 */
export interface Told {
  /** The number of the last act; the number of the event too. */
  readonly number: number;
  /** The server's clock when it was sent, in milliseconds since 1970. */
  readonly sent: number;
  readonly floor:
    | (ToldSpeaker & {
        /** Milliseconds until the clock was last stopped or started, and since when it runs. */
        readonly before: number;
        readonly since: number | null;
        readonly limit: number | null;
        readonly given: string;
      })
    | null;
  /** What everybody is to know: a point of order, a suspension, that the list is closed. */
  readonly notice: string;
  readonly next: readonly (ToldSpeaker & { readonly time: string })[];
  /** Every entry that waits, in the order of speaking, with when its turn is expected. Not more than a screen can use. */
  readonly line: readonly (readonly [entry: number, time: string])[];
  readonly waiting: number;
  readonly counts: string;
  readonly limit: string;
  /** Parties whose entries have changed since the event before; null on the first, where that is not known. */
  readonly touched: readonly string[] | null;
}

/** So many are named as the next, and so many have their time told. */
const named = 10;
const timed = 400;

/** A list in the words of one language, at an instant of the server's clock. */
export function toldOf(
  list: List,
  plan: TimePlan,
  saying: Saying,
  at: number,
  touched: readonly string[] | null = null,
): Told {
  const { words } = saying;
  const line = waiting(list);
  const { turns } = schedule(list, plan, at);
  const times = turns
    .slice(0, timed)
    .map(({ entry, expected }) => [entry, wallTime(saying, expected, at)] as const);
  const speaking = list.floor && list.entries.get(list.floor.entry);
  const spoken = [...list.entries.values()].filter(({ state }) => state === "spoken").length;
  const { limit, groupLimit } = list;
  return {
    number: list.acts,
    sent: at,
    floor:
      list.floor && speaking
        ? {
            ...said(saying, speaking),
            before: list.floor.before,
            since: list.floor.since,
            limit: list.floor.limit,
            given: secondsInWords(saying, list.floor.limit),
          }
        : null,
    notice: noticeOf(list, saying),
    next: line
      .slice(0, named)
      .map((entry, index) => ({ ...said(saying, entry), time: times[index]?.[1] ?? "" })),
    line: times,
    waiting: line.length,
    counts: words.t("speakers:say.counts", {
      waiting: words.t("speakers:say.waiting", { count: line.length }),
      spoken: words.t("speakers:say.spoken", { count: spoken }),
    }),
    limit:
      groupLimit === null
        ? words.t("speakers:say.limit", { time: secondsInWords(saying, limit) })
        : words.t("speakers:say.limits", {
            time: secondsInWords(saying, limit),
            groups: secondsInWords(saying, groupLimit),
          }),
    touched,
  };
}

/** Somebody in words. */
export function said(saying: Saying, entry: Entry): ToldSpeaker {
  const note = [replyName(saying, entry), behalfOf(saying, entry)].filter((part) => part !== null);
  return {
    entry: entry.id,
    party: partyName(saying, entry.party),
    name: entry.speaker.name,
    level: levelName(saying, entry.speaker),
    note: note.join(" · "),
  };
}

function noticeOf(list: List, saying: Saying): string {
  const { t } = saying.words;
  return [
    ...(list.pointOfOrder === null
      ? []
      : [t("speakers:say.point", { party: partyName(saying, list.pointOfOrder) })]),
    ...(list.suspended ? [t("speakers:say.suspended")] : []),
    ...(list.open ? [] : [t("speakers:say.closed")]),
  ].join(" ");
}

/** Milliseconds that a clock shows: what is left where there is a limit, else what was had. */
export function clockOf(floor: NonNullable<Told["floor"]>, at: number): number {
  const had = elapsed(floor, at);
  return floor.limit === null ? had : floor.limit * 1000 - had;
}

/** The parties whose own screens show something else after acts; null where that may be anybody. */
export function touchedBy(list: List, acts: readonly Act[]): readonly string[] | null {
  const touched = new Set<string>();
  for (const act of acts) {
    if (act.act === "undo") return null;
    if ("party" in act) touched.add(act.party);
    const entries = [
      ...("entry" in act && act.entry !== null ? [act.entry] : []),
      ...("entries" in act ? act.entries : []),
      ...("other" in act ? [act.other] : []),
    ];
    for (const id of entries) {
      const entry = list.entries.get(id);
      if (entry) touched.add(entry.party);
    }
  }
  return [...touched];
}
