import type { ReplyAddress } from "./model.ts";

/** Somebody at work on a reply: who, where, and when they were last heard of. */
export interface Present {
  readonly person: string;
  readonly name: string;
  /** The section on whose page they were; null for the reply's first page. */
  readonly section: string | null;
  readonly at: Date;
}

/** How long somebody is remembered, in milliseconds. */
const remembered = 30 * 60_000;
/** At most so many replies at once, the quietest forgotten first. */
const most = 5_000;

/** Who is at work on which reply, as far as this process has heard: in memory, since it is old after minutes. */
export class Presence {
  readonly #replies = new Map<string, Map<string, Present>>();

  seen(address: ReplyAddress, present: Present): void {
    const key = keyOf(address);
    const here = this.#replies.get(key) ?? new Map<string, Present>();
    here.set(present.person, present);
    // The last to be heard of stands last.
    this.#replies.delete(key);
    this.#replies.set(key, here);
    if (this.#replies.size > most) {
      const [oldest] = this.#replies.keys();
      if (oldest !== undefined) this.#replies.delete(oldest);
    }
  }

  /** Everybody but this person, the last to be heard of first. */
  others(address: ReplyAddress, person: string, now: Date): readonly Present[] {
    const here = this.#replies.get(keyOf(address));
    if (!here) return [];
    for (const [id, { at }] of here) if (now.getTime() - at.getTime() > remembered) here.delete(id);
    return [...here.values()]
      .filter((one) => one.person !== person)
      .sort((a, b) => b.at.getTime() - a.at.getTime() || (a.person < b.person ? -1 : 1));
  }
}

function keyOf({ consultation, party }: ReplyAddress): string {
  return `${consultation}/${party}`;
}
