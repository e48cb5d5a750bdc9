import { z } from "zod";
import { PartyId, PartyKind, RegionalGroup } from "../../directory/model.ts";
import { Language } from "../../kernel/language.ts";
import { TerritoryId } from "../../kernel/territory/model.ts";
import { Text } from "../../kernel/texts.ts";

/** One asking of many parties with one version of a questionnaire: `implementation-of-61-208-2027`. */
export const ConsultationId = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
  .max(60)
  .brand<"ConsultationId">();
export type ConsultationId = z.infer<typeof ConsultationId>;

/** A day of the calendar, `2027-03-01`. */
export const Day = z.iso.date();
export type Day = z.infer<typeof Day>;

/** Being prepared, until it is opened; open, also after its last day, until somebody closes it. */
export const consultationStates = ["preparing", "open", "closed"] as const;
export const ConsultationState = z.enum(consultationStates);
export type ConsultationState = z.infer<typeof ConsultationState>;

/** `anonymous`: whoever is asked is promised that no answer will be published with its party's name. */
export const AnonymityPromise = z.enum(["none", "anonymous"]);
export type AnonymityPromise = z.infer<typeof AnonymityPromise>;

/** Longest subject and longest body of a letter, in characters. */
export const longestSubject = 300;
export const longestBody = 20_000;

/** A letter in one language: plain text with merge fields (`merging.ts`), paragraphs parted by empty lines. */
export const LetterText = z.object({
  subject: z.string().min(1).max(longestSubject),
  body: z.string().min(1).max(longestBody),
});
export type LetterText = z.infer<typeof LetterText>;

export const LetterTexts = z.partialRecord(Language, LetterText);
export type LetterTexts = z.infer<typeof LetterTexts>;

/** The note verbale. Whoever reads a language in which there is none gets that of `fallback`. */
export const NoteVerbale = z.object({ fallback: Language, texts: LetterTexts });
export type NoteVerbale = z.infer<typeof NoteVerbale>;

/** Most steps in a plan of reminders. */
export const mostSteps = 12;

/** One reminder of the plan: so many days before (negative) or after the day on which a party's time ends. */
export const ReminderStep = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  days: z.int().min(-365).max(365),
  texts: LetterTexts,
});
export type ReminderStep = z.infer<typeof ReminderStep>;

export const ReminderPlan = z.array(ReminderStep).max(mostSteps);
export type ReminderPlan = z.infer<typeof ReminderPlan>;

/** Several parties by what they have in common. A region or development group by its identifier among territories. */
export const Group = z.discriminatedUnion("by", [
  z.object({ by: z.literal("kind"), kind: PartyKind }),
  z.object({ by: z.literal("regional-group"), group: RegionalGroup }),
  z.object({ by: z.literal("territory"), territory: TerritoryId }),
]);
export type Group = z.infer<typeof Group>;

/** Who is to be asked: groups, and single parties; without those that are left out, whoever named them. */
export const Choice = z.object({
  groups: z.array(Group).max(100),
  parties: z.array(PartyId).max(1000),
  without: z.array(PartyId).max(1000),
});
export type Choice = z.infer<typeof Choice>;

export const Consultation = z.object({
  id: ConsultationId,
  title: Text,
  questionnaire: z.string(),
  version: z.int(),
  /** The consultation that asked before it, with whose answers its own are compared. */
  previous: ConsultationId.nullable(),
  /** While it is being prepared the day that is planned, afterwards the day on which it was opened. */
  opens: Day,
  closes: Day,
  state: ConsultationState,
  letter: NoteVerbale,
  reminders: ReminderPlan,
  /** Who is to be asked, as long as nobody has been. */
  choice: Choice,
  promise: AnonymityPromise,
  created: z.iso.datetime(),
  /** Who made it, as in the audit log. */
  actor: z.string(),
});
export type Consultation = z.infer<typeof Consultation>;

/** How far a party's reply is. */
export const replyStates = ["asked", "opened", "begun", "cleared", "submitted", "declined"] as const;
export const ReplyState = z.enum(replyStates);
export type ReplyState = z.infer<typeof ReplyState>;

/** How many replies are in each state. */
export const Counts = z.record(ReplyState, z.int());
export type Counts = z.infer<typeof Counts>;

/** A consultation in a list. */
export const ConsultationSummary = Consultation.pick({
  id: true,
  title: true,
  questionnaire: true,
  version: true,
  previous: true,
  opens: true,
  closes: true,
  state: true,
  promise: true,
}).extend({
  /** Null for whoever may not follow it. */
  counts: Counts.nullable(),
  /** True where some answers may be read by everybody. */
  published: z.boolean(),
});
export type ConsultationSummary = z.infer<typeof ConsultationSummary>;
