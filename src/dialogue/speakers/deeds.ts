import { type Problem, problem } from "../../kernel/problem.ts";
import { elapsed, started, stopped } from "./clock.ts";
import { type Act, type Entry, type Instant, type List, replySeconds } from "./model.ts";
import { comparePlaces, placeOf, placeOfAbsent, placeOfReply } from "./place.ts";

/** A list that is being made. */
export type Draft = { -readonly [Key in keyof List]: List[Key] } & {
  entries: Map<number, Entry>;
  held: Set<string>;
};

/** What may be done while the meeting is suspended: the list goes on being made. */
const calm: ReadonlySet<Act["act"]> = new Set([
  "inscribe",
  "withdraw",
  "swap",
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
 * `speakers.limit-wrong`, `speakers.not-alike`.
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
      if (act.seconds !== null && !(Number.isInteger(act.seconds) && act.seconds > 0))
        return problem("speakers.limit-wrong", { seconds: act.seconds });
      draft.limit = act.seconds;
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
  if (!draft.open) return problem("speakers.list-closed");
  const { number, at, party, speaker, onBehalfOf } = act;
  add(draft, {
    ...newcomer(draft, party, number),
    speaker,
    onBehalfOf,
    kind: "statement",
    nth: 1,
    place: placeOf(draft.policy, act, number, at),
  });
  return undefined;
}

/** A reply to a reply is a reply: it counts among the two that a party has. */
function askReply(draft: Draft, { number, party, speaker }: ActOf<"ask-reply">): Problem | undefined {
  const before = [...draft.entries.values()].filter(
    (one) => one.kind === "reply" && one.party === party && one.state !== "withdrawn",
  ).length;
  if (before >= replySeconds.length) return problem("speakers.no-more-replies", { party });
  add(draft, {
    ...newcomer(draft, party, number),
    speaker,
    onBehalfOf: [],
    kind: "reply",
    nth: before + 1,
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
  return undefined;
}

function swap(draft: Draft, first: number, second: number): Problem | undefined {
  const a = waitingEntry(draft, first);
  if ("code" in a) return a;
  const b = waitingEntry(draft, second);
  if ("code" in b) return b;
  if (a.id === b.id) return problem("speakers.already-so");
  if (a.kind !== b.kind) return problem("speakers.not-alike", { party: a.party, other: b.party });
  add(draft, { ...a, place: b.place });
  add(draft, { ...b, place: a.place });
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
  const limit = next.kind === "reply" ? (replySeconds[next.nth - 1] ?? null) : draft.limit;
  draft.floor = { entry: next.id, before: 0, since: at, limit };
  return undefined;
}

function absent(draft: Draft, id: number, number: number): Problem | undefined {
  const entry = waitingEntry(draft, id);
  if ("code" in entry) return entry;
  const place =
    entry.kind === "reply" ? placeOfReply(replySeconds.length + entry.nth, number) : placeOfAbsent(number);
  add(draft, { ...entry, place, absences: entry.absences + 1 });
  return undefined;
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
  if (floor && entry) add(draft, { ...entry, state, spoke: elapsed(floor, at) });
  draft.floor = null;
  draft.pointOfOrder = null;
}
