import type { Person } from "../../kernel/actor.ts";
import type { Store } from "../../store/open.ts";
import { tokenHash } from "./adapter.ts";
import { findSession, type OpenSession } from "./sessions.ts";

/** A session, and whose it is with the seats that they have on the day. */
export interface Known {
  readonly session: OpenSession;
  readonly actor: Person;
}

/** Deeds that change nobody's account, seats or sessions and are done many times a minute: around replies, in a meeting, and that a session is used. */
const apart = /^(?:reply\.|speakers\.|account\.seen$)/;

/** At most so many sessions; beyond it the one longest not looked up goes. */
const most = 20_000;

export interface RememberedSessions {
  /** Who a session's token belongs to at a moment; undefined for nobody. */
  of(token: string, at: Date): Promise<Known | undefined>;
}

/**
 * Remembers who is signed in from one request to the next. Every deed but a few that are named forgets all of it before whoever
 * did it hears that it is done, so rights, accounts and sessions end at once; and since seats last by days, so does what is
 * remembered.
 */
export function rememberSessions(
  store: Store,
  actorOf: (person: string) => Promise<Person | undefined>,
): RememberedSessions {
  let known = new Map<string, Known>();
  let day = "";
  store.watch((deed) => {
    if (deed === null || !apart.test(deed)) known = new Map();
  });

  return {
    of: async (token, at) => {
      const today = at.toISOString().slice(0, 10);
      if (today !== day) known = new Map();
      day = today;
      const key = tokenHash(token);
      const before = known.get(key);
      if (before) return before.session.expires > at ? before : undefined;
      // What is read now must not be kept where a deed has come in between.
      const here = known;
      const session = await findSession(store.database(), at, token);
      const actor = session && (await actorOf(session.person));
      if (!session || !actor) return undefined;
      here.set(key, { session, actor });
      const [oldest] = here.keys();
      if (here.size > most && oldest !== undefined) here.delete(oldest);
      return { session, actor };
    },
  };
}
