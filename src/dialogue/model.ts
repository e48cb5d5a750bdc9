import { z } from "zod";
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

export const Meeting = z.object({
  id: MeetingId,
  kind: MeetingKind,
  title: Text,
  /** The paragraph that decides to convene it: `A/RES/58/208#op_9`; null where the record has none. */
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
});
export type Meeting = z.infer<typeof Meeting>;
