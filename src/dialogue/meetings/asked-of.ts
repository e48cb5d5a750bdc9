import { z } from "zod";
import { Language } from "../../kernel/language.ts";
import { Text } from "../../kernel/texts.ts";
import { Attribution, Day, Invites, Meeting, MeetingId, MeetingKind } from "../model.ts";

/** What is asked of the service. */

export const NewMeeting = z.object({
  /** Left out, it is made of the title and the year. */
  id: MeetingId.exactOptional(),
  kind: MeetingKind,
  title: Text,
  mandate: z.string().min(1).max(200).nullable().exactOptional(),
  opens: Day,
  closes: Day,
  place: Text.nullable().exactOptional(),
  zone: z.string().min(1).max(60),
  /** Left out, as the template of its kind has it; so too for invites and bodies. */
  attribution: Attribution.exactOptional(),
  original: Language.exactOptional(),
  details: Text.nullable().exactOptional(),
  webcast: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullable()
    .exactOptional(),
  invites: Invites.exactOptional(),
  bodies: Meeting.shape.bodies.exactOptional(),
});
export type NewMeeting = z.infer<typeof NewMeeting>;

/** What is left out stays. The days move by postponing, which tells those concerned. */
export const MeetingChange = NewMeeting.omit({ id: true, kind: true, opens: true, closes: true }).partial();
export type MeetingChange = z.infer<typeof MeetingChange>;
