import { z } from "zod";
import { PartyId } from "../../directory/model.ts";
import { Language } from "../../kernel/language.ts";
import type { Problem } from "../../kernel/problem.ts";
import { Text } from "../../kernel/texts.ts";
import { LetterKind, LetterState } from "../../mail/model.ts";
import {
  AnonymityPromise,
  Choice,
  Consultation,
  ConsultationId,
  Counts,
  Day,
  NoteVerbale,
  ReminderPlan,
  ReplyState,
} from "./model.ts";

/** What is asked of the service, and what it gives. */

export const NewConsultation = z.object({
  questionnaire: z.string().min(1).max(100),
  /** A settled version of it. */
  version: z.int().positive(),
  title: Text,
  opens: Day,
  closes: Day,
  previous: ConsultationId.nullable().exactOptional(),
  promise: AnonymityPromise.exactOptional(),
  /** Left out, the ready ones of the catalogue. */
  letter: NoteVerbale.exactOptional(),
  reminders: ReminderPlan.exactOptional(),
  choice: Choice.exactOptional(),
});
export type NewConsultation = z.infer<typeof NewConsultation>;

/** What is left out stays. Once it is open only the title, a later closing day and the plan of reminders may change. */
export const ConsultationChange = NewConsultation.omit({ questionnaire: true }).partial();
export type ConsultationChange = z.infer<typeof ConsultationChange>;

/** One who is, or is to be, asked. */
export const Recipient = z.object({
  party: PartyId,
  /** Null as long as the consultation has not been opened. */
  state: ReplyState.nullable(),
  /** The last day of its time. */
  closes: Day,
  extended: z.boolean(),
  submitted: z.iso.datetime().nullable(),
  /** Who is written to today; null where nobody can be. */
  writtenTo: z
    .object({
      post: z.string(),
      name: z.string().nullable(),
      language: Language,
      /** The language of the letter, where there is none in the recipient's own. */
      letter: Language,
    })
    .nullable(),
  lastLetter: z
    .object({ number: z.int(), kind: LetterKind, state: LetterState, queued: z.iso.datetime() })
    .nullable(),
  nextReminder: z.object({ step: z.string(), day: Day }).nullable(),
});
export type Recipient = z.infer<typeof Recipient>;

/** What came of asking or reminding. */
export const Asking = z.object({
  /** Who is asked, or was meant to be reminded. */
  parties: z.int(),
  /** To how many a letter was written. */
  written: z.int(),
  /** Whom nobody can be written to for. */
  nobody: z.array(PartyId),
  /** True where it had been done before, and nothing was done now. */
  already: z.boolean(),
});
export type Asking = z.infer<typeof Asking>;

/** What the clock has done. */
export interface DueTold {
  /** How many letters it queued. */
  readonly letters: number;
  /** What kept a consultation from its reminders. */
  readonly problems: readonly Problem[];
}

/** Which letter is meant: the note verbale, a step of the plan, a reminder by hand, or news of an extension. */
export const WhichLetter = z.union([
  z.object({ kind: z.enum(["note-verbale", "by-hand", "extension"]) }),
  z.object({ kind: z.literal("step"), step: z.string() }),
]);
export type WhichLetter = z.infer<typeof WhichLetter>;

/** A letter as a recipient will get it. */
export const PreviewedLetter = z.object({
  /** The party's; null for a letter to oneself. */
  party: PartyId.nullable(),
  to: z.string(),
  /** Null where nobody can be written to; the letter shows how it would look. */
  address: z.string().nullable(),
  language: Language,
  subject: z.string(),
  body: z.string(),
});
export type PreviewedLetter = z.infer<typeof PreviewedLetter>;

/** What one step of the plan, or one reminder by hand, has done. */
export const ReminderEffect = z.object({
  /** A step's identifier, or `by-hand-` and a day. */
  step: z.string(),
  /** Null for a reminder by hand. */
  days: z.int().nullable(),
  /** On its day for everybody without an extension. */
  due: Day,
  /** Letters by what became of them. */
  letters: z.partialRecord(LetterState, z.int()),
  nobody: z.array(PartyId),
  overtaken: z.int(),
  first: z.iso.datetime().nullable(),
  /** How many submitted between this reminder and the next that they were sent. */
  submittedAfter: z.int(),
});
export type ReminderEffect = z.infer<typeof ReminderEffect>;

/** How far a consultation is. */
export const Progress = z.object({
  consultation: Consultation,
  asked: z.int(),
  counts: Counts,
  /** By regional group and, for others than Member States, kind of party. */
  groups: z.array(z.object({ group: z.string(), asked: z.int(), submitted: z.int(), begun: z.int() })),
  /** The next reminder that will be sent to anybody, and to how many. */
  next: z.object({ step: z.string(), day: Day, parties: z.int() }).nullable(),
  /** Letters about it, by what became of them. */
  letters: z.partialRecord(LetterState, z.int()),
});
export type Progress = z.infer<typeof Progress>;

/** A questionnaire that can be asked: its newest settled version. */
export const Askable = z.object({
  id: z.string(),
  version: z.int(),
  title: Text,
  original: Language,
  /** Addresses of what it asks about. */
  mandates: z.array(z.string()),
  questions: z.int(),
});
export type Askable = z.infer<typeof Askable>;
