import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { Waiting } from "./waiting.ts";

/** How long a link may lie unused, in milliseconds: 15 minutes. */
export const linkLasts = 15 * 60_000;

/** How long a browser stays signed in, in milliseconds: a working day. */
export const sessionLasts = 12 * 3600_000;

/** More browsers than one person has; beyond it the oldest is signed out. */
const mostSessions = 20;

/** A browser that acts as the operator. */
export interface OperatorSession {
  /** What every form must carry: it is bound to this session and useless without its cookie. */
  readonly token: string;
  /** What was read and not yet kept. */
  readonly waiting: Waiting;
}

interface Open extends OperatorSession {
  readonly until: number;
}

/**
 * Who may act as the operator in a browser. Until there are accounts this is whoever was handed a link on the machine itself: a link is good once and
 * for {@link linkLasts}, the newest alone; it is exchanged for a session, which lives in memory only and ends with the process or after
 * {@link sessionLasts}. Neither links nor cookies are kept as they are, only their hashes.
 */
export class Operators {
  readonly #now: () => number;
  #link: { readonly hash: Buffer; readonly until: number } | undefined;
  readonly #sessions = new Map<string, Open>();

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** A new key for a link; the one before it is void. */
  issue(): string {
    const key = secret();
    this.#link = { hash: digest(key), until: this.#now() + linkLasts };
    return key;
  }

  /** True while this key could be exchanged. Looking does not use it up: programs that fetch links to show them do no harm. */
  isGood(key: string): boolean {
    return (
      this.#link !== undefined &&
      this.#link.until > this.#now() &&
      timingSafeEqual(this.#link.hash, digest(key))
    );
  }

  /** Exchanges a key for a session and gives the value of its cookie; undefined where the key is used, old or wrong. */
  redeem(key: string): string | undefined {
    if (!this.isGood(key)) return undefined;
    this.#link = undefined;
    const cookie = secret();
    this.#sessions.set(sessionKey(cookie), {
      token: secret(),
      waiting: new Waiting(),
      until: this.#now() + sessionLasts,
    });
    for (const oldest of this.#sessions.keys()) {
      if (this.#sessions.size <= mostSessions) break;
      this.#sessions.delete(oldest);
    }
    return cookie;
  }

  /** The session of a cookie, while it lasts. */
  session(cookie: string | undefined): OperatorSession | undefined {
    if (cookie === undefined) return undefined;
    const key = sessionKey(cookie);
    const found = this.#sessions.get(key);
    if (!found) return undefined;
    if (found.until > this.#now()) return found;
    this.#sessions.delete(key);
    return undefined;
  }

  /** Signs a browser out. */
  end(cookie: string | undefined): void {
    if (cookie !== undefined) this.#sessions.delete(sessionKey(cookie));
  }
}

/** 256 bits, as an address may hold them. */
function secret(): string {
  return randomBytes(32).toString("base64url");
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

function sessionKey(cookie: string): string {
  return digest(cookie).toString("base64url");
}

/** Compares in a time that tells nothing. */
export function sameSecret(a: string, b: string): boolean {
  return timingSafeEqual(digest(a), digest(b));
}
