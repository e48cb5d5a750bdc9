import type { Actor } from "../../kernel/actor.ts";
import type { Language } from "../../kernel/language.ts";
import type { Result } from "../../kernel/problem.ts";
import type {
  Asking,
  ConsultationChange,
  NewConsultation,
  PreviewedLetter,
  Progress,
  Recipient,
  ReminderEffect,
  WhichLetter,
} from "./asked-of.ts";
import type { Choice, Consultation, ConsultationSummary, Day } from "./model.ts";

/**
 * Consultations as people and programs use them. Deeds are for whoever may `consultation.keep`, looking for whoever may
 * `consultation.follow`; {@link ConsultationService.list} is open to everybody and gives visitors what is public. Problems of
 * all: `directory.not-allowed`, `consultations.unknown`.
 */
export interface ConsultationService {
  /** Prepares a consultation. Problems: `consultations.not-settled`, `consultations.closes-early`, `consultations.untitled`, those of its letters. */
  create(actor: Actor, given: NewConsultation): Promise<Result<Consultation>>;
  /** Changes one; once it is open only its title, a later closing day and its reminders. Problems: as {@link create}, `consultations.settled`. */
  change(actor: Actor, id: string, change: ConsultationChange): Promise<Result<Consultation>>;
  /** Takes out one that was never opened. Problem: `consultations.settled`. */
  discard(actor: Actor, id: string): Promise<Result<null>>;
  /** All, the last to open first; visitors see those that are or were open. */
  list(actor: Actor): Promise<readonly ConsultationSummary[]>;
  one(actor: Actor, id: string): Promise<Result<Progress>>;
  /** Who is, or is to be, asked, in the order of the parties. */
  recipients(actor: Actor, id: string): Promise<Result<readonly Recipient[]>>;
  /**
   * Asks: makes a reply for each party and queues its letter, all or nothing. Done twice it is done once. Problems:
   * `consultations.nobody-chosen`, `consultations.closes-early`, those of its letters.
   */
  open(actor: Actor, id: string): Promise<Result<Asking>>;
  /** Asks more parties; those that were asked before are not asked again. Problem: `consultations.not-open`. */
  addRecipients(actor: Actor, id: string, choice: Choice): Promise<Result<Asking>>;
  /**
   * Gives a party until the end of another day, or with null the day of all; `tell` writes to it. Problems:
   * `consultations.not-asked`, `consultations.closes-early`.
   */
  extend(
    actor: Actor,
    id: string,
    party: string,
    extension: { readonly closes: Day | null; readonly tell: boolean },
  ): Promise<Result<Recipient>>;
  /** Ends it. Problem: `consultations.not-open`. */
  close(actor: Actor, id: string): Promise<Result<Consultation>>;
  /** Opens it again until a day. Problems: `consultations.not-closed`, `consultations.closes-early`. */
  reopen(actor: Actor, id: string, closes: Day): Promise<Result<Consultation>>;
  /** Reminds now, all who have not submitted or these: each at most once a day. Problem: `consultations.not-open`. */
  remindNow(actor: Actor, id: string, parties?: readonly string[]): Promise<Result<Asking>>;
  /** Writes the reminders that are due now, of all consultations: the clock's work. Gives how many letters were queued. */
  remindDue(actor: Actor): Promise<number>;
  /** What each reminder has done, in the order of their days. */
  reminders(actor: Actor, id: string): Promise<Result<readonly ReminderEffect[]>>;
  /** A letter as a party would get it, in its own language or a given one. Problem: `consultations.not-asked`. */
  preview(
    actor: Actor,
    id: string,
    which: WhichLetter,
    to: { readonly party: string; readonly language?: Language | undefined },
  ): Promise<Result<PreviewedLetter>>;
  /** Sends a letter to whoever asks for it, as a party would get it. Problem: `consultations.no-own-address`. */
  test(
    actor: Actor,
    id: string,
    which: WhichLetter,
    to: { readonly party: string; readonly language: Language },
  ): Promise<Result<PreviewedLetter>>;
}
