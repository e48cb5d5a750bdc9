import { mayDo } from "../../directory/rights.ts";
import type { Actor } from "../../kernel/actor.ts";
import { attempt, failed, problem, type Result } from "../../kernel/problem.ts";
import type { Store } from "../../store/open.ts";
import { isPublic, type Meeting } from "../model.ts";
import type { MeetingChange, NewMeeting } from "./asked-of.ts";
import type { MeetingParts } from "./parts.ts";
import { change, create, discard } from "./preparing.ts";
import { type MeetingFilter, selectMeeting, selectMeetings, selectState } from "./repository.ts";
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
  /** Problems: as {@link create}, `meetings.of-the-record`, `.attribution-settled`. */
  change(actor: Actor, id: string, change: MeetingChange): Promise<Result<Meeting>>;
  /** Takes out one that was never announced. Problem: `meetings.announced`. */
  discard(actor: Actor, id: string): Promise<Result<null>>;
  /** A text that changes whenever what everybody sees of meetings does, for whoever keeps pages. */
  state(): Promise<string>;
}

export interface MeetingOptions {
  readonly store: Store;
  readonly now?: (() => Date) | undefined;
  /** Where the pages are for everybody outside, where somebody has said so. */
  readonly address?: string | null | undefined;
}

/** Opens the meetings of a store. */
export function openMeetings({
  store,
  now = () => new Date(),
  address: outside = null,
}: MeetingOptions): MeetingService {
  const parts: MeetingParts = { store, now, address: () => outside };
  const db: Database = store.database();
  return {
    list: async (actor, filter) => {
      const follows = mayDo(actor, "meeting.follow");
      return (await selectMeetings(db, filter)).filter((meeting) => follows || isPublic(meeting));
    },
    one: async (actor, id) => {
      const found = await selectMeeting(db, id);
      const known = found && (isPublic(found) || mayDo(actor, "meeting.follow"));
      return known
        ? { ok: true, value: found }
        : failed(problem("meetings.unknown", { id: id.slice(0, 80) }));
    },
    create: (actor, given) => attempt(() => create(parts, actor, given)),
    change: (actor, id, given) => attempt(() => change(parts, actor, id, given)),
    discard: (actor, id) => attempt(() => discard(parts, actor, id).then(() => null)),
    state: () => selectState(db),
  };
}
