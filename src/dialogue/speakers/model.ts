/**
 * The speakers' list of a meeting as the rules of procedure know it. It is never stored as it stands: what is kept are the acts,
 * in their order, and the list follows from them. So nothing acknowledged is lost, every screen that has the same acts shows the
 * same list, and the chair can take the last act back.
 */

/** The levels at which a delegation may be represented, the highest first (order of precedence of the general debate). */
export const levels = [
  "head-of-state",
  "head-of-government",
  "vice-president",
  "crown-prince",
  "deputy-prime-minister",
  "minister",
  "vice-minister",
  "chair-of-delegation",
  "representative",
] as const;
export type Level = (typeof levels)[number];

export interface Speaker {
  readonly name: string;
  readonly level: Level;
  readonly sex: "F" | "M" | null;
}

/**
 * How the order of speakers is found: three exist.
 *
 * - `inscription`: in the order in which they asked.
 * - `bands`: Heads of State or Government first, then other heads of delegation, then all others; within a band as they asked.
 * - `window`: whoever asks within the registration window speaks in the English alphabetical order that begins with a letter
 *   drawn by lot; whoever asks later follows, as they asked.
 */
export type Policy = (
  | { readonly order: "inscription" }
  | { readonly order: "bands" }
  | {
      readonly order: "window";
      readonly letter: string;
      /** Nobody is inscribed before; left out, the window stands open from the first. */
      readonly opens?: Instant | undefined;
      readonly closes: Instant;
    }
) & {
  /** Whoever speaks for a group comes before whoever speaks for itself; each in the order of the policy. */
  readonly groupsFirst?: boolean | undefined;
};

/** An instant in milliseconds since 1970, UTC, by the server's clock: no change of a local clock moves a list. */
export type Instant = number;

/** What is done to a list. `number` counts the acts of a meeting from 1 without a gap. */
export type Act = { readonly number: number; readonly at: Instant } & Deed;

/** For whom somebody speaks besides their own party: the group as it is called, and its members as far as they are named. */
export interface OnBehalf {
  readonly group: string | null;
  readonly members: readonly string[];
}

export type Deed =
  | {
      readonly act: "inscribe";
      readonly party: string;
      /** The party's English name, by which the window orders. */
      readonly english: string;
      readonly speaker: Speaker;
      /** Null where it speaks for itself. */
      readonly onBehalfOf: OnBehalf | null;
    }
  /** Taken off the list; while speaking, the floor is given back at once. */
  | { readonly act: "withdraw"; readonly entry: number }
  /** Two who wait exchange their places. */
  | { readonly act: "swap"; readonly entries: readonly [number, number] }
  /** One who waits asks another to exchange places; nothing moves before the other agrees, by a swap. */
  | { readonly act: "ask-swap"; readonly entry: number; readonly other: number }
  /** What was asked is declined by the other, or taken back by who asked. */
  | { readonly act: "decline-swap"; readonly entry: number }
  /** Goes directly after another who waits, or with null before all; the places of the others stay in their order. */
  | { readonly act: "move"; readonly entry: number; readonly after: number | null }
  | { readonly act: "close-list" | "open-list" }
  /** Gives the floor to the next, or to the entry named. Whoever has the floor has then finished. */
  | { readonly act: "call"; readonly entry: number | null }
  | { readonly act: "finish" }
  /** Was called and is not there: goes to the end. Where the floor was given already, it is taken back and no time counts. */
  | { readonly act: "absent"; readonly entry: number }
  /** Interrupts whoever speaks; the clock stands still until the chair has ruled. */
  | { readonly act: "point-of-order"; readonly party: string }
  | { readonly act: "rule"; readonly upheld: boolean }
  /** Seconds for each speaker from now on; null takes the limit off. Whoever speaks for a group may be given others. */
  | { readonly act: "limit"; readonly seconds: number | null; readonly groups?: number | null | undefined }
  /** A right of reply to a statement, or with null to what was said in the debate; heard at the end of the day. */
  | {
      readonly act: "ask-reply";
      readonly party: string;
      readonly speaker: Speaker;
      readonly to: number | null;
    }
  | { readonly act: "suspend" | "resume" }
  /** A party whose credentials were withdrawn keeps its places but is not called until they are restored. */
  | { readonly act: "hold" | "restore"; readonly party: string }
  /** Takes the last act that stands back. */
  | { readonly act: "undo" };

export type EntryState = "waiting" | "speaking" | "spoken" | "withdrawn";

export interface Entry {
  /** The number of the act by which it was inscribed. */
  readonly id: number;
  readonly party: string;
  readonly speaker: Speaker;
  readonly onBehalfOf: OnBehalf | null;
  /** `reply`: a right of reply, the party's first or second on the item. */
  readonly kind: "statement" | "reply";
  readonly nth: number;
  /** The statement that a reply answers, where it was named. */
  readonly to: number | null;
  readonly state: EntryState;
  readonly held: boolean;
  /** How often it was called in vain. */
  readonly absences: number;
  /** Where it stands: compared piece by piece. */
  readonly place: readonly (number | string)[];
  /** Milliseconds for which it had the floor, points of order and suspensions taken out. */
  readonly spoke: number;
}

/** Who has the floor, and for how long already. */
export interface Floor {
  readonly entry: number;
  /** Milliseconds until the last time that the clock was stopped or started. */
  readonly before: number;
  /** Since when the clock runs; null while it stands still. */
  readonly since: Instant | null;
  /** Seconds that were given; null without a limit. */
  readonly limit: number | null;
}

export interface List {
  readonly policy: Policy;
  /** The acts so far; what the next must be numbered less one. */
  readonly acts: number;
  readonly open: boolean;
  readonly suspended: boolean;
  readonly limit: number | null;
  /** Seconds for whoever speaks for a group; null where they have what all have. */
  readonly groupLimit: number | null;
  readonly entries: ReadonlyMap<number, Entry>;
  readonly floor: Floor | null;
  readonly pointOfOrder: string | null;
  /** Parties that are not called. */
  readonly held: ReadonlySet<string>;
  /** What stands on the list to make a statement, as `capacityOf` names it: nobody stands there twice. */
  readonly inscribed: ReadonlySet<string>;
  /** Who asked whom to exchange places: entry by entry. Only those count of whom both wait (`swapsAsked`). */
  readonly swaps: ReadonlyMap<number, number>;
}

/** Replies that a party may make on one item, and the seconds of the first and the second (rule 115 in its practice). */
export const replySeconds = [600, 300] as const;
