import { mayDo } from "../../directory/rights.ts";
import type { Actor } from "../../kernel/actor.ts";
import { attempt, failed, ProblemError, problem, type Result } from "../../kernel/problem.ts";
import type { Store } from "../../store/open.ts";
import { requireMeeting } from "../meetings/repository.ts";
import { isPublic, type Meeting } from "../model.ts";
import { type ActOutcome, openActing, whyShut } from "./keeping/acting.ts";
import { openCourses, type Standing } from "./keeping/courses.ts";
import { AskedDeed, type KeptAct, type ListChange, type NewList, type SpeakersList } from "./keeping/kept.ts";
import { changeList, makeList } from "./keeping/making.ts";
import { selectLists, unknownList } from "./keeping/repository.ts";
import { sharing } from "./keeping/sharing.ts";
import type { List } from "./model.ts";

/** A list as it stands, for whoever may see it. */
export interface SeenList {
  readonly record: SpeakersList;
  readonly meeting: Meeting;
  readonly list: List;
  /** The acts that stand, for whoever runs the list; for everybody else none. */
  readonly acts: readonly KeptAct[];
  /** The last act that stands: what taking back would take back. */
  readonly last: KeptAct | null;
  /** True for the chair and the secretariat. */
  readonly runs: boolean;
}

/** That a list is another one than it was: what live screens are told. */
export interface ListNews {
  readonly record: SpeakersList;
  readonly meeting: Meeting;
  readonly list: List;
  /** The acts that came, in their order; none where what is said of the list was changed. */
  readonly acts: readonly KeptAct[];
}

/**
 * Speakers' lists as people and programs use them. A list is shown to everybody or to whoever is signed in, as it says; what somebody
 * may not see is not there (`speakers.unknown`). Of a meeting without attribution there is none (`speakers.no-attribution`), also
 * where there was one before: who spoke is told to nobody.
 */
export interface SpeakersService {
  /** The lists of a meeting that the actor may see, in the order in which they were made. */
  lists(actor: Actor, meeting: string): Promise<Result<readonly SpeakersList[]>>;
  /** Problems: `speakers.malformed`, `.plan-wrong`, `.window-wrong`, `.meeting-over`. Right: `speakers.run`. */
  make(actor: Actor, given: NewList): Promise<Result<SpeakersList>>;
  /** Problems: as {@link make}, `speakers.begun`. */
  change(actor: Actor, id: string, change: ListChange): Promise<Result<SpeakersList>>;
  look(actor: Actor, id: string): Promise<Result<SeenList>>;
  /**
   * Does something to a list; when it gives `done` it is on the disk. `seen` is the number of the last act that the actor has seen:
   * where another came that makes the deed another one than was meant, nothing is done and what happened is given. Problems: those of
   * `deeds.ts`, `speakers.malformed`, `.meeting-over`, `directory.not-allowed`, `.unknown-party`.
   */
  act(actor: Actor, id: string, deed: unknown, seen: number | null): Promise<Result<ActOutcome>>;
  /**
   * Holds the entries of a party whose credentials were withdrawn, in all lists of a meeting, or restores them. A list on which it is so
   * already stays as it is. Gives how many lists were changed. Right: `speakers.run`, or `credentials.check`.
   */
  credentials(actor: Actor, meeting: string, party: string, withdrawn: boolean): Promise<Result<number>>;
  /** Tells of every change, after it is on the disk, until the function that it gives is called. */
  watch(told: (news: ListNews) => void): () => void;
}

export interface SpeakersOptions {
  readonly store: Store;
  readonly now?: (() => Date) | undefined;
}

/** Opens the speakers' lists of a store. */
export function openSpeakers({ store, now = () => new Date() }: SpeakersOptions): SpeakersService {
  const courses = openCourses();
  const watching = new Set<(news: ListNews) => void>();
  const tell = ({ record, course }: Standing, meeting: Meeting, acts: readonly KeptAct[]) => {
    for (const told of watching) told({ record, meeting, list: course.list, acts });
  };
  const parts = { store, now, courses };
  const acting = openActing({ ...parts, onDone: tell });
  const db = store.database();
  const together = sharing<Standing & { readonly meeting: Meeting }>();

  async function seen(actor: Actor, id: string): Promise<SeenList> {
    const { record, course, acts, meeting } = await together(id, async () => {
      const { record } = await courses.of(db, id);
      const meeting = await requireMeeting(db, record.meeting);
      // Taken last: whoever joins an asking that is under way sees every act that was done before it ends.
      return { ...(await courses.of(db, id)), meeting };
    });
    const runs = mayDo(actor, "speakers.run");
    requireSeen(actor, meeting, record);
    const last = course.standing.at(-1);
    return {
      ...{ record, meeting, list: course.list, runs },
      acts: runs ? acts : [],
      last: (last && acts[last.number - 1]) ?? null,
    };
  }

  return {
    lists: (actor, id) =>
      attempt(async () => {
        const meeting = await requireMeeting(db, id);
        if (whyShut(meeting) === "speakers.no-attribution") return [];
        return (await selectLists(db, id)).filter((list) => maySee(actor, meeting, list));
      }),
    make: (actor, given) => attempt(() => makeList(parts, actor, given)),
    change: (actor, id, given) =>
      attempt(async () => {
        await seen(actor, id);
        await changeList(parts, actor, id, given);
        const standing = await courses.of(db, id);
        tell(standing, await requireMeeting(db, standing.record.meeting), []);
        return standing.record;
      }),
    look: (actor, id) => attempt(() => seen(actor, id)),
    act: async (actor, id, given, seenNumber) => {
      const visible = await attempt(() => seen(actor, id));
      if (!visible.ok) return visible;
      const deed = AskedDeed.safeParse(given);
      if (!deed.success)
        return failed(
          problem("speakers.malformed", { field: deed.error.issues[0]?.path.map(String).join(".") ?? "" }),
        );
      return acting.add({ actor, list: id, deed: deed.data, seen: seenNumber });
    },
    credentials: (actor, meeting, party, withdrawn) =>
      attempt(async () => {
        if (!mayDo(actor, "speakers.run") && !mayDo(actor, "credentials.check"))
          throw new ProblemError(problem("directory.not-allowed", { deed: "credentials.check" }));
        let changed = 0;
        const lists = await selectLists(db, meeting);
        for (const { id } of lists) {
          const deed = { act: withdrawn ? "hold" : "restore", party } as const;
          // It follows from the credentials, so it is the software that does it; who withdrew them stands in the log.
          const done = await acting.add({ actor: { kind: "system" }, list: id, deed, seen: null });
          if (done.ok) changed += 1;
          else if (done.problems.some(({ code }) => !ignorable.has(code)))
            throw new ProblemError(...done.problems);
        }
        return changed;
      }),
    watch: (told) => {
      watching.add(told);
      return () => watching.delete(told);
    },
  };
}

/** It is so already, or the meeting is over and nobody is called any more. */
const ignorable: ReadonlySet<string> = new Set([
  "speakers.already-so",
  "speakers.meeting-over",
  "speakers.no-attribution",
]);

function maySee(actor: Actor, meeting: Meeting, { shown }: Pick<SpeakersList, "shown">): boolean {
  if (actor.kind === "operator" || actor.kind === "system" || mayDo(actor, "speakers.run")) return true;
  if (!isPublic(meeting)) return false;
  if (shown === "everybody") return true;
  // Whoever has no seat any more is a visitor.
  return actor.kind === "person" && actor.seats.length > 0;
}

/** Throws ProblemError `speakers.unknown`, `speakers.no-attribution`. */
function requireSeen(actor: Actor, meeting: Meeting, record: SpeakersList): void {
  if (!maySee(actor, meeting, record)) throw unknownList(record.id);
  if (whyShut(meeting) === "speakers.no-attribution")
    throw new ProblemError(problem("speakers.no-attribution", { id: meeting.id }));
}
