import { mayDo } from "../../directory/rights.ts";
import type { Actor } from "../../kernel/actor.ts";
import { attempt, failed, problem, type Result, unwrap } from "../../kernel/problem.ts";
import type { Words } from "../../kernel/words.ts";
import type { RecordService } from "../../record/service.ts";
import type { Store } from "../../store/open.ts";
import { isPublic, type Meeting } from "../model.ts";
import { timePlan } from "../planning/deadlines.ts";
import type { MeetingChange, NewMeeting } from "./asked-of.ts";
import { deadlineCalendar } from "./calendar.ts";
import { announce, close, type NewDays, open, postpone } from "./convening.ts";
import { dayIn } from "./days.ts";
import { takePast } from "./facts.ts";
import { asKnown, type MandateSaid, readMandate } from "./from-mandate.ts";
import type { Written } from "./letters.ts";
import { mark, reschedule } from "./marking.ts";
import { type MeetingParts, type OnMove, toFollow, toKeep } from "./parts.ts";
import { type PlanLine, planOf, withOwnDays } from "./plan.ts";
import { selectMilestones } from "./plan-repository.ts";
import { change, create, discard } from "./preparing.ts";
import { type DueTold, remind, remindDue } from "./reminding.ts";
import {
  type MeetingFilter,
  requireMeeting,
  selectMeeting,
  selectMeetings,
  selectState,
} from "./repository.ts";
import type { Database } from "./tables.ts";

/**
 * Meetings as people and programs use them. Deeds are for whoever may `meeting.keep`. Looking is for everybody, who finds those that
 * were announced and those of the record; whoever may `meeting.follow` finds those in preparation too. Problems of all:
 * `directory.not-allowed`, `meetings.unknown`.
 */
export interface MeetingService {
  /** The last to open first. */
  list(actor: Actor, filter?: MeetingFilter): Promise<readonly Meeting[]>;
  one(actor: Actor, id: string): Promise<Result<Meeting>>;
  /**
   * Prepares a meeting by the template of its kind. Problems: `meetings.untitled`, `.backwards`, `.too-long`, `.zone-unknown`,
   * `.id-taken`, `.malformed`.
   */
  create(actor: Actor, given: NewMeeting): Promise<Result<Meeting>>;
  /** What a paragraph of the record says of the meeting that it convenes, for whoever prepares it. Problems: those of the record, `meetings.no-paragraph`. */
  fromMandate(actor: Actor, mandate: string): Promise<Result<MandateSaid>>;
  /** Problems: as {@link create}, `meetings.of-the-record`, `.attribution-settled`. */
  change(actor: Actor, id: string, change: MeetingChange): Promise<Result<Meeting>>;
  /** Takes out one that was never announced and has nothing that hangs on it. Problem: `meetings.announced`. */
  discard(actor: Actor, id: string): Promise<Result<null>>;
  /** Tells everybody, and writes to all who are invited. Problems: `meetings.announced-already`, `.wrong-state`, `.not-served`. */
  announce(actor: Actor, id: string): Promise<Result<Written>>;
  /** Moves the days, and with them every deadline; writes to all who are invited, where they know of it. Problems: as {@link create}, `meetings.same-days`, `.wrong-state`. */
  postpone(actor: Actor, id: string, days: NewDays): Promise<Result<Written>>;
  /** Opens it, or opens it again where it was closed too soon. Problems: `meetings.not-announced`, `.wrong-state`. */
  open(actor: Actor, id: string): Promise<Result<Meeting>>;
  close(actor: Actor, id: string): Promise<Result<Meeting>>;
  /** The time plan and who is late, for whoever may `meeting.follow`. */
  plan(actor: Actor, id: string): Promise<Result<readonly PlanLine[]>>;
  /** Says that a milestone was done on a day, or with null that it was not. Problems: `meetings.unknown-milestone`, `.malformed`, `.of-the-record`. */
  mark(actor: Actor, id: string, milestone: string, done: string | null): Promise<Result<null>>;
  /** Sets the last day of a milestone by hand, or with null gives back that which is counted. Problems: as {@link mark}. */
  reschedule(actor: Actor, id: string, milestone: string, day: string | null): Promise<Result<null>>;
  /** Reminds all from whom a milestone is awaited, each at most once a day. Problems: `meetings.unknown-milestone`, `.not-announced`, `.not-served`. */
  remind(actor: Actor, id: string, milestone: string): Promise<Result<Written>>;
  /** Writes the reminders that are due now, of all meetings: the clock's work. */
  remindDue(actor: Actor): Promise<DueTold>;
  /** The deadlines as iCalendar, in the reader's language. */
  calendar(actor: Actor, id: string, words: Words): Promise<Result<string>>;
  /** Takes the past meetings that come with the software; gives how many were new or had changed. Twice is once. */
  takePast(actor: Actor): Promise<Result<number>>;
  /** A text that changes whenever what everybody sees of meetings does, for whoever keeps pages. */
  state(): Promise<string>;
  /** Where the pages are, once that is known: letters lead there, and none are written before (`meetings.not-served`). */
  servedAt(address: string): void;
}

export interface MeetingOptions {
  readonly store: Store;
  /** Left out, nothing is read out of mandates. */
  readonly record?: Pick<RecordService, "document"> | undefined;
  readonly now?: (() => Date) | undefined;
  /** Where the pages are for everybody outside, where somebody has said so: it goes before where the server listens. */
  readonly address?: string | null | undefined;
  /** What else moves when a meeting does. */
  readonly onMove?: readonly OnMove[] | undefined;
}

/** Opens the meetings of a store. */
export function openMeetings({
  store,
  record,
  now = () => new Date(),
  address: outside = null,
  onMove = [],
}: MeetingOptions): MeetingService {
  let served: string | null = outside;
  const parts: MeetingParts = { store, now, address: () => served, onMove };
  const db: Database = store.database();
  const seen = async (actor: Actor, id: string): Promise<Result<Meeting>> => {
    const meeting = await selectMeeting(db, id);
    if (meeting && (isPublic(meeting) || mayDo(actor, "meeting.follow"))) return { ok: true, value: meeting };
    return failed(problem("meetings.unknown", { id: id.slice(0, 80) }));
  };
  return {
    list: async (actor, filter) => {
      const follows = mayDo(actor, "meeting.follow");
      return (await selectMeetings(db, filter)).filter((meeting) => follows || isPublic(meeting));
    },
    one: seen,
    create: (actor, given) => attempt(() => create(parts, actor, given)),
    fromMandate: (actor, mandate) =>
      attempt(async () => {
        toKeep(actor);
        const [symbol = "", paragraph = ""] = mandate.split("#");
        const said = record && readMandate(unwrap(await record.document(symbol)), paragraph);
        if (!said)
          return unwrap(failed(problem("meetings.no-paragraph", { mandate: mandate.slice(0, 100) })));
        return asKnown(said, await selectMeetings(db, { document: said.symbol }));
      }),
    change: (actor, id, given) => attempt(() => change(parts, actor, id, given)),
    discard: (actor, id) => attempt(() => discard(parts, actor, id).then(() => null)),
    announce: (actor, id) => attempt(() => announce(parts, actor, id)),
    postpone: (actor, id, days) => attempt(() => postpone(parts, actor, id, days)),
    open: (actor, id) => attempt(() => open(parts, actor, id)),
    close: (actor, id) => attempt(() => close(parts, actor, id)),
    plan: (actor, id) =>
      attempt(async () => {
        toFollow(actor);
        const meeting = await requireMeeting(db, id);
        return planOf(db, meeting, dayIn(meeting.zone, now()));
      }),
    mark: (actor, id, milestone, done) => attempt(() => mark(parts, actor, { id, milestone, done })),
    reschedule: (actor, id, milestone, day) =>
      attempt(() => reschedule(parts, actor, { id, milestone, day })),
    remind: (actor, id, milestone) => attempt(() => remind(parts, actor, id, milestone)),
    remindDue: (actor) => remindDue(parts, actor),
    calendar: (actor, id, words) =>
      attempt(async () => {
        const meeting = unwrap(await seen(actor, id));
        const plan = withOwnDays(
          timePlan(meeting.kind, meeting.opens, meeting.closes),
          await selectMilestones(db, id),
        );
        const link = served === null ? null : `${served}/${words.language}/meetings/${id}`;
        return deadlineCalendar(meeting, plan, words, { at: now(), link });
      }),
    takePast: (actor) => attempt(() => takePast(parts, actor)),
    // What is late, and for how long one may object, changes with the day.
    state: async () => `${await selectState(db)}-${now().toISOString().slice(0, 10)}`,
    servedAt: (address) => {
      served = outside ?? address.replace(/\/+$/, "");
    },
  };
}
