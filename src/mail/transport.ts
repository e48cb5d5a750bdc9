import type { Outgoing, Sender } from "./message.ts";
import type { AttemptOutcome, LetterNews } from "./model.ts";

/** How one try to send ended. */
export interface Tried {
  readonly outcome: Exclude<AttemptOutcome, LetterNews>;
  /** True where trying again would be refused again. */
  readonly final: boolean;
  /** The server's own words, or a code of ours (`mail:answer.*`). */
  readonly answer: string;
}

/** A way for letters to go out. */
export interface Transport {
  readonly via: "smtp" | "outbox";
  /** How many letters it takes at a time. */
  readonly parallel: number;
  /** Tries once. Never throws for what a server or a receiver does; a full disk throws. `stop` gives up waiting. */
  send(letter: Outgoing, sender: Sender, stop: AbortSignal): Promise<Tried>;
  /**
   * What became of a letter that a process was sending when it ended: `sent` where that can be known, else `interrupted`.
   */
  recall(letter: Pick<Outgoing, "number" | "messageId">): Promise<Tried>;
  close(): void;
}

/** What is known of a letter that was under way when its process ended, and of which nothing can be found out. */
export const interrupted: Tried = { outcome: "interrupted", final: false, answer: "process-ended" };
