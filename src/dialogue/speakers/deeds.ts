import { type Problem, problem } from "../../kernel/problem.ts";
import { elapsed, started, stopped } from "./clock.ts";
import { type Act, type Entry, type Instant, type List, replySeconds } from "./model.ts";
import { comparePlaces, placeAfter, placeInFront, placeOf, placeOfAbsent, placeOfReply } from "./place.ts";

/** A list that is being made. */
export type Draft = { -readonly [Key in keyof List]: List[Key] } & {
  entries: Map<number, Entry>;
  held: Set<string>;
  inscribed: Set<string>;
  swaps: Map<number, number>;
};

/** What may be done while the meeting is suspended: the list goes on being made. */
const calm: ReadonlySet<Act["act"]> = new Set([
  "inscribe",
  "withdraw",
  "swap",
  "ask-swap",
  "decline-swap",
  "move",
  "close-list",
  "open-list",
  "limit",
  "ask-reply",
  "resume",
  "suspend",
  "hold",
  "restore",
]);

/**
 * Does an act to a draft. Gives the problem, the draft unchanged, where it is not possible now: `speakers.list-closed`,
 * `speakers.unknown-entry`, `speakers.not-waiting`, `speakers.nobody-waits`, `speakers.nobody-speaks`, `speakers.suspended`,
 * `speakers.point-pending`, `speakers.no-point`, `speakers.no-more-replies`, `speakers.already-so`, `speakers.held`,
 * `speakers.limit-wrong`, `speakers.not-alike`, `speakers.window-closed`, `speakers.already-inscribed`, `speakers.group-wrong`,
 * `speakers.reply-to-reply`, `speakers.reply-to-own`, `speakers.not-asked`.
 */
export function step(draft: Draft, act: Act): Problem | undefined {
  if (draft.suspended && !calm.has(act.act)) return problem("speakers.suspended");
  switch (act.act) {
    case "inscribe":
      return inscribe(draft, act);
    case "ask-reply":
      return askReply(draft, act);
    case "withdraw":
      return withdraw(draft, act.entry, act.at);
    case "swap":
      return swap(draft, ...act.entries);
    case "ask-swap":
      return askSwap(draft, act.entry, act.other);
    case "decline-swap":
      return draft.swaps.delete(act.entry) ? undefined : problem("speakers.not-asked");
    case "move":
      return move(draft, act.entry, act.after, act.number);
    case "call":
      return call(draft, act.entry, act.at);
    case "finish":
      if (!draft.floor) return problem("speakers.nobody-speaks");
      leaveFloor(draft, act.at, "spoken");
      return undefined;
    case "absent":
      return absent(draft, act.entry, act.number);
    case "point-of-order":
      if (draft.pointOfOrder !== null)
        return problem("speakers.point-pending", { party: draft.pointOfOrder });
      draft.pointOfOrder = act.party;
      draft.floor = stopped(draft.floor, act.at);
      return undefined;
    case "rule":
      if (draft.pointOfOrder === null) return problem("speakers.no-point");
      draft.pointOfOrder = null;
      draft.floor = started(draft.floor, act.at);
      return undefined;
    case "limit":
      for (const seconds of [act.seconds, act.groups ?? null])
        if (seconds !== null && !(Number.isInteger(seconds) && seconds > 0))
          return problem("speakers.limit-wrong", { seconds });
      draft.limit = act.seconds;
      draft.groupLimit = act.groups ?? null;
      return undefined;
    case "close-list":
    case "open-list":
      if (draft.open === (act.act === "open-list")) return problem("speakers.already-so");
      draft.open = act.act === "open-list";
      return undefined;
    case "suspend":
    case "resume":
      return pause(draft, act.act === "suspend", act.at);
    case "hold":
    case "restore":
      return hold(draft, act.party, act.act === "hold");
    case "undo":
      return problem("speakers.nothing-to-undo");
  }
}

type ActOf<Kind extends Act["act"]> = Extract<Act, { act: Kind }>;

function inscribe(draft: Draft, act: ActOf<"inscribe">): Problem | undefined {
  const { policy } = draft;
  if (!draft.open) return problem("speakers.list-closed");
  if (policy.order === "window" && act.at < (policy.opens ?? act.at))
    return problem("speakers.window-closed");
  const { number, at, party, speaker, onBehalfOf } = act;
  const members = onBehalfOf?.members ?? [];
  if (members.includes(party) || new Set(members).size < members.length)
    return problem("speakers.group-wrong", { party });
  const capacity = capacityOf(act);
  if (draft.inscribed.has(capacity)) return problem("speakers.already-inscribed", { party });
  draft.inscribed.add(capacity);
  add(draft, {
    ...newcomer(draft, party, number),
    speaker,
    onBehalfOf,
    kind: "statement",
    nth: 1,
    to: null,
    place: placeOf(policy, act, number, at),
  });
  return undefined;
}

/** For itself and for a group a party may stand on a list at the same time, but not twice for either. */
function capacityOf({ party, onBehalfOf }: Pick<Entry, "party" | "onBehalfOf">): string {
  return onBehalfOf === null ? party : `${party} for a group`;
}

/** Two for each party on an item, and none to a reply: or a debate would never end. */
function askReply(draft: Draft, { number, party, speaker, to }: ActOf<"ask-reply">): Problem | undefined {
  const statement = to === null ? null : draft.entries.get(to);
  if (statement === undefined) return problem("speakers.unknown-entry", { entry: to ?? 0 });
  if (statement?.kind === "reply") return problem("speakers.reply-to-reply", { party: statement.party });
  if (statement?.party === party) return problem("speakers.reply-to-own", { party });
  const before = [...draft.entries.values()].filter(
    (one) => one.kind === "reply" && one.party === party && one.state !== "withdrawn",
  ).length;
  if (before >= replySeconds.length) return problem("speakers.no-more-replies", { party });
  add(draft, {
    ...newcomer(draft, party, number),
    speaker,
    onBehalfOf: null,
    kind: "reply",
    nth: before + 1,
    to,
    place: placeOfReply(before + 1, number),
  });
  return undefined;
}

function withdraw(draft: Draft, id: number, at: Instant): Problem | undefined {
  if (draft.floor?.entry === id) {
    leaveFloor(draft, at, "withdrawn");
    return undefined;
  }
  const entry = waitingEntry(draft, id);
  if ("code" in entry) return entry;
  add(draft, { ...entry, state: "withdrawn" });
  leaves(draft, entry);
  return undefined;
}

function swap(draft: Draft, first: number, second: number): Problem | undefined {
  const pair = bothWaiting(draft, first, second);
  if ("code" in pair) return pair;
  const [a, b] = pair;
  add(draft, { ...a, place: b.place });
  add(draft, { ...b, place: a.place });
  // Whoever agreed has agreed to this once.
  if (draft.swaps.get(first) === second) draft.swaps.delete(first);
  if (draft.swaps.get(second) === first) draft.swaps.delete(second);
  return undefined;
}

function askSwap(draft: Draft, asks: number, other: number): Problem | undefined {
  const pair = bothWaiting(draft, asks, other);
  if ("code" in pair) return pair;
  draft.swaps.set(asks, other);
  return undefined;
}

function bothWaiting(draft: Draft, first: number, second: number): readonly [Entry, Entry] | Problem {
  const a = waitingEntry(draft, first);
  if ("code" in a) return a;
  const b = waitingEntry(draft, second);
  if ("code" in b) return b;
  if (a.id === b.id) return problem("speakers.already-so");
  if (a.kind !== b.kind) return problem("speakers.not-alike", { party: a.party, other: b.party });
  return [a, b];
}

function move(draft: Draft, id: number, after: number | null, number: number): Problem | undefined {
  const entry = waitingEntry(draft, id);
  if ("code" in entry) return entry;
  if (after === null) {
    add(draft, { ...entry, place: placeInFront(entry.kind, number) });
    return undefined;
  }
  const pair = bothWaiting(draft, id, after);
  if ("code" in pair) return pair;
  add(draft, { ...entry, place: placeAfter(pair[1].place, number) });
  return undefined;
}

function call(draft: Draft, id: number | null, at: Instant): Problem | undefined {
  if (draft.pointOfOrder !== null) return problem("speakers.point-pending", { party: draft.pointOfOrder });
  const next = id === null ? first(draft) : waitingEntry(draft, id);
  if (!next) return problem("speakers.nobody-waits");
  if ("code" in next) return next;
  if (next.held) return problem("speakers.held", { party: next.party });
  if (draft.floor) leaveFloor(draft, at, "spoken");
  add(draft, { ...next, state: "speaking" });
  draft.floor = { entry: next.id, before: 0, since: at, limit: limitOf(draft, next) };
  return undefined;
}

function absent(draft: Draft, id: number, number: number): Problem | undefined {
  const called = draft.floor?.entry === id ? draft.entries.get(id) : undefined;
  const entry = called ?? waitingEntry(draft, id);
  if ("code" in entry) return entry;
  if (called) {
    draft.floor = null;
    draft.pointOfOrder = null;
  }
  const place =
    entry.kind === "reply" ? placeOfReply(replySeconds.length + entry.nth, number) : placeOfAbsent(number);
  add(draft, { ...entry, state: "waiting", place, absences: entry.absences + 1 });
  return undefined;
}

/** Seconds that somebody on a list has: those of the rules for a reply, else what was set for groups or for all; null without a limit. */
export function limitOf(
  { limit, groupLimit }: Pick<List, "limit" | "groupLimit">,
  { kind, nth, onBehalfOf }: Pick<Entry, "kind" | "nth" | "onBehalfOf">,
): number | null {
  if (kind === "reply") return replySeconds[nth - 1] ?? null;
  return onBehalfOf === null ? limit : (groupLimit ?? limit);
}

function pause(draft: Draft, pausing: boolean, at: Instant): Problem | undefined {
  if (draft.suspended === pausing) return problem("speakers.already-so");
  draft.suspended = pausing;
  if (pausing) draft.floor = stopped(draft.floor, at);
  else if (draft.pointOfOrder === null) draft.floor = started(draft.floor, at);
  return undefined;
}

function hold(draft: Draft, party: string, holding: boolean): Problem | undefined {
  if (draft.held.has(party) === holding) return problem("speakers.already-so");
  if (holding) draft.held.add(party);
  else draft.held.delete(party);
  for (const entry of draft.entries.values())
    if (entry.party === party) add(draft, { ...entry, held: holding });
  return undefined;
}

function newcomer({ held }: Draft, party: string, number: number) {
  return { id: number, party, state: "waiting", held: held.has(party), absences: 0, spoke: 0 } as const;
}

function add(draft: Draft, entry: Entry): void {
  draft.entries.set(entry.id, entry);
}

/** Whoever is through may be inscribed again. */
function leaves(draft: Draft, entry: Entry): void {
  if (entry.kind === "statement") draft.inscribed.delete(capacityOf(entry));
}

function waitingEntry({ entries }: Draft, id: number): Entry | Problem {
  const entry = entries.get(id);
  if (!entry) return problem("speakers.unknown-entry", { entry: id });
  return entry.state === "waiting" ? entry : problem("speakers.not-waiting", { party: entry.party });
}

/** Who is called next. Looked for without sorting: a list of ten thousand is called from all day. */
function first({ entries }: Draft): Entry | undefined {
  let found: Entry | undefined;
  for (const entry of entries.values()) {
    if (entry.state !== "waiting" || entry.held) continue;
    if (!found || comparePlaces(entry.place, found.place) < 0) found = entry;
  }
  return found;
}

/** The floor is given back, and with it goes a point of order that was raised against the speaker. */
function leaveFloor(draft: Draft, at: Instant, state: "spoken" | "withdrawn"): void {
  const { floor } = draft;
  const entry = floor && draft.entries.get(floor.entry);
  if (floor && entry) {
    add(draft, { ...entry, state, spoke: elapsed(floor, at) });
    leaves(draft, entry);
  }
  draft.floor = null;
  draft.pointOfOrder = null;
}
