import { ProblemError } from "../../../kernel/problem.ts";
import { type Course, courseOf } from "../course.ts";
import type { KeptAct, SpeakersList } from "./kept.ts";
import { requireList, selectActs } from "./repository.ts";
import type { Database } from "./tables.ts";

/** A list as it stands, with all that led to it. */
export interface Standing {
  readonly record: SpeakersList;
  readonly course: Course;
  readonly acts: readonly KeptAct[];
}

/** The lists that were asked for last, as they stand: what the store has is read once, and gone on from with each act. */
export interface Courses {
  /** Throws ProblemError `speakers.unknown`. */
  of(database: Database, id: string): Promise<Standing>;
  put(standing: Standing): void;
  /** Lets go of what is known of a list: it is read again. */
  drop(id: string): void;
}

/** So many lists are kept at hand. */
const atHand = 40;

export function openCourses(): Courses {
  const known = new Map<string, Standing>();
  function put(standing: Standing): void {
    known.delete(standing.record.id);
    known.set(standing.record.id, standing);
    for (const oldest of known.keys()) {
      if (known.size <= atHand) break;
      known.delete(oldest);
    }
  }
  return {
    of: async (database, id) => {
      const here = known.get(id);
      if (here) return here;
      const record = await requireList(database, id);
      const acts = await selectActs(database, id);
      const course = courseOf(record.policy, acts);
      // What is kept was possible when it was done, so it is possible now, or the store was tampered with.
      if (!course.ok) throw new ProblemError(...course.problems);
      const read = { record, course: course.value, acts };
      // Somebody who read at the same time may have gone on already.
      const meanwhile = known.get(id);
      if (meanwhile && meanwhile.acts.length >= acts.length) return meanwhile;
      put(read);
      return read;
    },
    put,
    drop: (id) => known.delete(id),
  };
}
