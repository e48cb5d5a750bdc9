import { mayDo } from "../../directory/rights.ts";
import type { Actor } from "../../kernel/actor.ts";
import type { Language } from "../../kernel/language.ts";
import { attempt, type Result } from "../../kernel/problem.ts";
import type { Store } from "../../store/open.ts";
import type {
  Askable,
  Asking,
  ConsultationChange,
  DueTold,
  NewConsultation,
  PreviewedLetter,
  Progress,
  Recipient,
  ReminderEffect,
  WhichLetter,
} from "./asked-of.ts";
import { addRecipients, open, writeMissing } from "./asking.ts";
import { close, extend, reopen } from "./deadlines.ts";
import { effectsOf } from "./ledger.ts";
import { mandatesOf } from "./mandate-words.ts";
import type { Choice, Consultation, ConsultationSummary, Day } from "./model.ts";
import { type RunningParts, requireConsultation, toFollow } from "./parts.ts";
import { change, create, discard } from "./preparing.ts";
import { preview, test } from "./previewing.ts";
import { progressOf } from "./progress.ts";
import { recipientsOf } from "./recipients.ts";
import { remindDue, remindNow } from "./reminding.ts";
import {
  noReplies,
  selectAskable,
  selectConsultations,
  selectCounts,
  selectPublished,
  selectState,
} from "./repository.ts";
import type { Database } from "./tables.ts";

/**
 * Consultations as people and programs use them. Deeds are for whoever may `consultation.keep`, looking for whoever may
 * `consultation.follow`; {@link ConsultationService.list} is open to everybody and gives visitors what is public. Problems of
 * all: `directory.not-allowed`, `consultations.unknown`.
 */
export interface ConsultationService {
  /** The questionnaires that can be asked, the last changed first. */
  askable(actor: Actor): Promise<Result<readonly Askable[]>>;
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
  ): Promise<Result<null>>;
  /** Ends it. Problem: `consultations.not-open`. */
  close(actor: Actor, id: string): Promise<Result<Consultation>>;
  /** Opens it again until a day. Problems: `consultations.not-closed`, `consultations.closes-early`. */
  reopen(actor: Actor, id: string, closes: Day): Promise<Result<Consultation>>;
  /** Reminds now, all who have not submitted or these: each at most once a day. Problem: `consultations.not-open`. */
  remindNow(actor: Actor, id: string, parties?: readonly string[]): Promise<Result<Asking>>;
  /** Writes to those who could not be written to when they were asked, and can be now. Problem: `consultations.not-open`. */
  writeMissing(actor: Actor, id: string): Promise<Result<Asking>>;
  /** Writes the reminders that are due now, of all consultations: the clock's work. */
  remindDue(actor: Actor): Promise<DueTold>;
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
  /** A text that changes whenever what visitors see of consultations does, for whoever keeps pages. */
  state(): Promise<string>;
  /** Where the pages are, once that is known: letters lead there, and none are written before (`consultations.not-served`). */
  servedAt(address: string): void;
}

export interface ConsultationOptions {
  readonly store: Store;
  readonly now?: (() => Date) | undefined;
  /** Where the pages are for everybody outside, where somebody has said so: it goes before where the server listens. */
  readonly address?: string | null | undefined;
}

/** Opens the consultations of a store. */
export function openConsultations({
  store,
  now = () => new Date(),
  address: outside = null,
}: ConsultationOptions): ConsultationService {
  let served: string | null = outside;
  const parts: RunningParts = { store, now, address: () => served };
  const db: Database = store.database();
  return {
    askable: (actor) =>
      attempt(async () => {
        toFollow(actor);
        return (await selectAskable(db)).map(({ id, version, content }) => ({
          id,
          version,
          title: content.title,
          original: content.original,
          mandates: [...mandatesOf(content)],
          questions: content.sections.reduce((sum, { questions }) => sum + questions.length, 0),
        }));
      }),
    create: (actor, given) => attempt(() => create(parts, actor, given)),
    change: (actor, id, given) => attempt(() => change(parts, actor, id, given)),
    discard: (actor, id) =>
      attempt(async () => {
        await discard(parts, actor, id);
        return null;
      }),
    list: (actor) => list(parts, actor),
    one: (actor, id) =>
      attempt(async () => {
        toFollow(actor);
        return progressOf(parts, db, await requireConsultation(db, id));
      }),
    recipients: (actor, id) =>
      attempt(async () => {
        toFollow(actor);
        return recipientsOf(parts, db, await requireConsultation(db, id));
      }),
    open: (actor, id) => attempt(() => open(parts, actor, id)),
    addRecipients: (actor, id, choice) => attempt(() => addRecipients(parts, actor, id, choice)),
    extend: (actor, id, party, extension) =>
      attempt(async () => {
        await extend(parts, actor, id, party, extension);
        return null;
      }),
    close: (actor, id) => attempt(() => close(parts, actor, id)),
    reopen: (actor, id, closes) => attempt(() => reopen(parts, actor, id, closes)),
    remindNow: (actor, id, parties) => attempt(() => remindNow(parts, actor, id, parties)),
    writeMissing: (actor, id) => attempt(() => writeMissing(parts, actor, id)),
    remindDue: (actor) => remindDue(parts, actor),
    reminders: (actor, id) =>
      attempt(async () => {
        toFollow(actor);
        return effectsOf(db, await requireConsultation(db, id));
      }),
    preview: (actor, id, which, to) => attempt(() => preview(parts, actor, id, which, to)),
    test: (actor, id, which, to) => attempt(() => test(parts, actor, id, which, to)),
    state: () => selectState(db),
    servedAt: (address) => {
      served = outside ?? address.replace(/\/+$/, "");
    },
  };
}

async function list({ store }: RunningParts, actor: Actor): Promise<readonly ConsultationSummary[]> {
  const db: Database = store.database();
  const follows = mayDo(actor, "consultation.follow");
  const [consultations, counts, published] = [
    await selectConsultations(db),
    await selectCounts(db),
    await selectPublished(db),
  ];
  return consultations
    .filter(({ state }) => follows || state !== "preparing")
    .map((one) => {
      const { id, title, questionnaire, version, previous, opens, closes, state, promise } = one;
      const own = counts.get(id) ?? noReplies;
      return {
        ...{ id, title, questionnaire, version, previous, opens, closes, state, promise },
        counts: follows ? own : null,
        published: published.has(id),
      };
    });
}
