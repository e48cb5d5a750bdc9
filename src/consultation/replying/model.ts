import { z } from "zod";
import { Language } from "../../kernel/language.ts";
import type { Problem } from "../../kernel/problem.ts";
import { Text } from "../../kernel/texts.ts";
import { Moment } from "../../store/moment.ts";
import { Questionnaire } from "../questionnaire/model.ts";
import { AnonymityPromise, ConsultationState, Day, ReplyState } from "../running/model.ts";
import { Answer } from "./answer.ts";

/** By whom a reply may be read once it has been submitted: the party decides. The narrowest comes last. */
export const publications = ["public", "member-states", "secretariat"] as const;
export const Publication = z.enum(publications);
export type Publication = z.infer<typeof Publication>;

/** How answers reached the secretariat, which entered them for the party. */
export const enteredFrom = ["paper", "mail", "form"] as const;
export const EnteredFrom = z.enum(enteredFrom);
export type EnteredFrom = z.infer<typeof EnteredFrom>;

/** By which way an answer came: written in the page, from a form that was sent back, entered by the secretariat, taken over from the last round. */
export const Via = z.enum(["page", "form", "secretariat", "earlier"]);
export type Via = z.infer<typeof Via>;

/** Names a reply: what one party says in one consultation. */
export interface ReplyAddress {
  readonly consultation: string;
  readonly party: string;
}

/** A reply as it stands, without its answers. */
export const Reply = z.object({
  number: z.int(),
  consultation: z.string(),
  party: z.string(),
  /** The post that was asked, where one is known. */
  post: z.string().nullable(),
  state: ReplyState,
  /** The last day of an extension for this party alone. */
  closes: Day.nullable(),
  language: Language.nullable(),
  publication: Publication.nullable(),
  enteredFor: EnteredFrom.nullable(),
  opened: Moment.nullable(),
  begun: Moment.nullable(),
  cleared: Moment.nullable(),
  /** Who cleared it, as in the audit log. */
  clearedBy: z.string().nullable(),
  /** When it was last submitted. A reply that is being corrected keeps it, and is `begun`. */
  submitted: Moment.nullable(),
  declined: Moment.nullable(),
  declinedWhy: z.string().nullable(),
  changed: Moment,
});
export type Reply = z.infer<typeof Reply>;

/** What a consultation asks, as far as whoever answers needs it. */
export const Asked = z.object({
  id: z.string(),
  title: Text,
  questionnaire: z.string(),
  version: z.int(),
  content: Questionnaire,
  previous: z.string().nullable(),
  opens: Day,
  closes: Day,
  state: ConsultationState,
  promise: AnonymityPromise,
});
export type Asked = z.infer<typeof Asked>;

/** An answer as it stands now. */
export const KeptAnswer = z.object({
  question: z.string(),
  /** 1 for the first answer, one more with each change, also when it is taken back. */
  revision: z.int(),
  value: Answer,
  at: Moment,
  actor: z.string(),
  via: Via,
});
export type KeptAnswer = z.infer<typeof KeptAnswer>;

/** One state of an answer that another has replaced; `value` is null where it had been taken back. */
export const PastAnswer = KeptAnswer.extend({ value: Answer.nullable() });
export type PastAnswer = z.infer<typeof PastAnswer>;

/** Who may read a note: the party's own people, or the secretariat as well. */
export const noteReaders = ["party", "secretariat"] as const;
export const NoteReaders = z.enum(noteReaders);
export type NoteReaders = z.infer<typeof NoteReaders>;

export const ReplyNote = z.object({
  number: z.int(),
  question: z.string().nullable(),
  readers: NoteReaders,
  text: z.string(),
  at: Moment,
  actor: z.string(),
  /** The name of the author, as it was. */
  author: z.string(),
});
export type ReplyNote = z.infer<typeof ReplyNote>;

/** What was submitted, frozen. The first stays when a later one corrects it. */
export const Submission = z.object({
  number: z.int(),
  /** What the party is given to prove it: `R-7K3M-Q9TX-04VB`. */
  receipt: z.string(),
  answers: z.record(z.string(), Answer),
  /** SHA-256 over the consultation, the party, the questionnaire's version and the answers (`submission.ts`). */
  hash: z.string(),
  publication: Publication,
  language: Language.nullable(),
  clearedBy: z.string().nullable(),
  at: Moment,
  actor: z.string(),
  author: z.string(),
});
export type Submission = z.infer<typeof Submission>;

/** One answer to be saved. */
export interface AnswerSave {
  readonly question: string;
  /** Null takes the answer back. */
  readonly value: Answer | null;
  /** The revision that its author had before their eyes; 0 where there was none. */
  readonly revision: number;
}

/** What another has said in the meantime. */
export interface Conflict {
  readonly question: string;
  /** What stands there now; null where it was taken back. */
  readonly theirs: PastAnswer;
  readonly mine: Answer | null;
}

export interface SaveOutcome {
  /** What is on the disk now, question by question. An answer that was there already is among them with the revision that it has. */
  readonly saved: readonly { readonly question: string; readonly revision: number }[];
  readonly conflicts: readonly Conflict[];
  /** Answers that cannot be kept, each with its problems; the others were saved. */
  readonly refused: readonly { readonly question: string; readonly problems: readonly Problem[] }[];
  readonly at: string;
  /** True where the reply had been cleared, which holds no longer. */
  readonly clearanceEnded: boolean;
}
