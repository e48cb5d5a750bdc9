import type { Store } from "../../store/open.ts";
import { idleLasts, seenEvery, writeSeen } from "./sessions.ts";

/** Remembers when sessions were last used, so that not every page is a write. */
export interface Seen {
  note(session: string, at: Date): void;
  /** In milliseconds; 0 where it was not noted for as long as a session may lie unused. */
  lastOf(session: string): number;
  close(): Promise<void>;
}

/**
 * Notes in memory and writes down together, now and then: one entry in the audit log for all. What a crash forgets is
 * {@link seenEvery} at most.
 */
export function keepSeen(store: Store, now: () => Date): Seen {
  const seen = new Map<string, Date>();
  const unwritten = new Set<string>();
  let written = now().getTime();
  let writing: Promise<void> = Promise.resolve();

  async function write(at: Date): Promise<void> {
    const noted = new Map([...seen].filter(([session]) => unwritten.has(session)));
    if (noted.size === 0) return;
    const entry = { deed: "account.seen", subject: "", detail: { sessions: noted.size } };
    await store.deed({ kind: "system" }, entry, (trx) => writeSeen(trx, at, noted));
    for (const [session, when] of noted) if (seen.get(session) === when) unwritten.delete(session);
    // What is noted here counts, whatever somebody has read from the store a moment ago, until the session is over anyway.
    for (const [session, when] of seen)
      if (!unwritten.has(session) && when.getTime() <= at.getTime() - idleLasts) seen.delete(session);
  }

  return {
    note: (session, at) => {
      seen.set(session, at);
      unwritten.add(session);
      if (at.getTime() - written < seenEvery) return;
      written = at.getTime();
      // Whoever asks for a page does not wait for it, and is not told where it fails: the next will write.
      writing = writing.then(() => write(at)).catch(() => {});
    },
    lastOf: (session) => seen.get(session)?.getTime() ?? 0,
    close: async () => {
      await writing;
      await write(now()).catch(() => {});
    },
  };
}
