import { z } from "zod";
import { Text } from "../../kernel/texts.ts";
import type { Intervals } from "./conflicts.ts";

/** The programme of a meeting: rooms, segments and sessions, as a draft and as it was published. */

/** `round-table-1`: in addresses; never given to another session of the meeting. */
export const SessionId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/);

export const sessionKinds = [
  "opening",
  "plenary",
  "round-table",
  "panel",
  "hearing",
  "informal",
  "side-event",
  "break",
  "closing",
] as const;
export const SessionKind = z.enum(sessionKinds);
export type SessionKind = z.infer<typeof SessionKind>;

/** What somebody does in a session, in the order in which a programme names them. */
export const sessionRoles = ["chair", "moderator", "speaker", "panellist", "rapporteur"] as const;
export const SessionRole = z.enum(sessionRoles);
export type SessionRole = z.infer<typeof SessionRole>;

/** Somebody who must be there. */
export const Participant = z.object({
  role: SessionRole,
  /** As the programme prints it, with its form of address. */
  name: z.string().min(1).max(200),
  /** What they are: “Minister of Foreign Affairs”. */
  post: Text.nullable(),
  /** Whom they come from, a party of the directory. */
  party: z.string().max(60).nullable(),
  /** Who they are in the directory: changes are written to them there. */
  person: z.uuid().nullable(),
});
export type Participant = z.infer<typeof Participant>;

export const SessionDocument = z.object({
  title: Text,
  /** `A/60/871`, or null for what has none. */
  symbol: z.string().min(1).max(80).nullable(),
  address: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullable(),
});
export type SessionDocument = z.infer<typeof SessionDocument>;

/** What stands in a programme. */
export const ProgrammeSession = z.object({
  id: SessionId,
  kind: SessionKind,
  segment: SessionId.nullable(),
  room: SessionId.nullable(),
  /** Instants in UTC, ISO 8601. */
  begins: z.iso.datetime(),
  ends: z.iso.datetime(),
  title: Text,
  theme: Text.nullable(),
  /** The guiding questions, in their order. */
  questions: z.array(Text).max(30),
  people: z.array(Participant).max(100),
  documents: z.array(SessionDocument).max(50),
  note: Text.nullable(),
  /** `closed`: for participants alone. */
  attendance: z.enum(["open", "closed"]),
});
export type ProgrammeSession = z.infer<typeof ProgrammeSession>;

export const Room = z.object({ id: SessionId, name: Text, seats: z.int().min(1).max(100_000).nullable() });
export type Room = z.infer<typeof Room>;

/** A part of the programme that has a name of its own: “Interactive round tables”. */
export const Segment = z.object({ id: SessionId, title: Text });
export type Segment = z.infer<typeof Segment>;

/** What sessions are laid into. */
export const ProgrammeFrame = z.object({
  rooms: z.array(Room).max(100),
  segments: z.array(Segment).max(50),
  /** Minutes that a room and a person need between two sessions. */
  intervals: z.object({
    room: z.int().min(0).max(240),
    person: z.int().min(0).max(240),
  }) satisfies z.ZodType<Intervals>,
});
export type ProgrammeFrame = z.infer<typeof ProgrammeFrame>;

/** More than any meeting has; what is more was made to hurt. */
export const mostSessions = 1000;

/** A programme as a whole, its sessions in the order of {@link inOrder}. */
export interface Programme extends ProgrammeFrame {
  readonly sessions: readonly ProgrammeSession[];
}

export const PublishedSession = ProgrammeSession.extend({
  /** How often a calendar must take it in anew: grows when time, room, title or state change (RFC 5545, 3.8.7.4). */
  sequence: z.int().min(0),
});
export type PublishedSession = z.infer<typeof PublishedSession>;

/** A version as it was published, whole. */
export const PublishedContent = ProgrammeFrame.extend({
  sessions: z.array(PublishedSession),
  /** What stood in a version before and is no longer held, as it stood last, and the version that took it out. */
  cancelled: z.array(PublishedSession.extend({ since: z.int() })),
  /** What whoever published it says about it. */
  note: Text.nullable(),
});
export type PublishedContent = z.infer<typeof PublishedContent>;

export const VersionSummary = z.object({
  number: z.int(),
  /** ISO 8601. */
  published: z.string(),
  note: Text.nullable(),
  sessions: z.int(),
});
export type VersionSummary = z.infer<typeof VersionSummary>;

/** By time, then by room and identifier: the same order everywhere. */
export function inOrder<T extends Pick<ProgrammeSession, "begins" | "ends" | "room" | "id">>(
  sessions: readonly T[],
): readonly T[] {
  return [...sessions].sort(
    (a, b) =>
      Date.parse(a.begins) - Date.parse(b.begins) ||
      Date.parse(a.ends) - Date.parse(b.ends) ||
      compare(a.room ?? "", b.room ?? "") ||
      compare(a.id, b.id),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
