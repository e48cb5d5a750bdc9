import { z } from "zod";
import { PartyId, PartyKind } from "../directory/model.ts";
import { Language } from "../kernel/language.ts";
import { Text } from "../kernel/texts.ts";
import { meetingKinds } from "./planning/deadlines.ts";

/** A meeting, as all parts of the dialogue know it. */

export const MeetingKind = z.enum(meetingKinds);

/** `hld-2006`, `gfmd-2007-brussels`: in addresses. */
export const MeetingId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,59}$/)
  .brand<"MeetingId">();
export type MeetingId = z.infer<typeof MeetingId>;

/** `past`: a meeting of the record of cooperation, which Corridor did not run. */
export const meetingStates = ["preparing", "open", "closed", "past"] as const;
export const MeetingState = z.enum(meetingStates);
export type MeetingState = z.infer<typeof MeetingState>;

/**
 * Who may know who said what. Under the Chatham House Rule the points raised are kept without whoever raised them, so that no
 * page, export, search, log or backup can give it.
 */
export const attributions = ["attributed", "chatham-house"] as const;
export const Attribution = z.enum(attributions);
export type Attribution = z.infer<typeof Attribution>;

/** A day of the calendar at the place of the meeting, ISO 8601. */
export const Day = z.iso.date();

/**
 * Those who carry a meeting. A forum led by Governments has a Chair; the Troika of the past, the present and the coming Chair; a
 * Steering Group; and Friends of the Forum, who are all that take part. `host`: where it is not the Chair who receives.
 */
export const bodies = ["chair", "co-chairs", "host", "troika", "steering-group", "friends"] as const;
export const Body = z.enum(bodies);
export type Body = z.infer<typeof Body>;

/** Who is invited: all parties of these kinds, and single ones, without some. */
export const Invites = z.object({
  kinds: z.array(PartyKind).max(20),
  parties: z.array(PartyId).max(1000),
  without: z.array(PartyId).max(1000),
});
export type Invites = z.infer<typeof Invites>;

export const Meeting = z.object({
  id: MeetingId,
  kind: MeetingKind,
  title: Text,
  /** The paragraph that decides to convene it: `A/RES/58/208#op_10`; null where the record has none. */
  mandate: z.string().nullable(),
  opens: Day,
  closes: Day,
  place: Text.nullable(),
  /** The time zone of the place: `America/New_York`. Instants are kept in UTC and shown in it. */
  zone: z.string(),
  attribution: Attribution,
  state: MeetingState,
  original: Language,
  /** Purpose and organizational details, as they were decided. */
  details: Text.nullable(),
  /** Where it can be seen. */
  webcast: z.url().nullable(),
  /** Facts and their source, for past meetings. */
  source: z.string().nullable(),
  invites: Invites,
  /** The parties in each body that the meeting has. */
  bodies: z.partialRecord(Body, z.array(PartyId).max(1000)),
  /** When it was announced; until then only those who may `meeting.follow` know of it. Null for those of the record, which everybody knows. */
  announced: z.iso.datetime().nullable(),
});
export type Meeting = z.infer<typeof Meeting>;

/** True where everybody may know of the meeting. */
export function isPublic({ state, announced }: Pick<Meeting, "state" | "announced">): boolean {
  return state !== "preparing" || announced !== null;
}
