import { randomBytes } from "node:crypto";
import type { Store } from "../store/open.ts";
import { waitAfter } from "./backoff.ts";
import type { Sender } from "./message.ts";
import {
  nextWaiting,
  type Settlement,
  selectHeldByOthers,
  settle,
  type TakenLetter,
  takeWaiting,
} from "./sending.ts";
import { interrupted, type Transport, type Tried } from "./transport.ts";

/** The worker that sends what is queued. */
export interface Delivery {
  /** Looks at once whether there is something to send. */
  nudge(): void;
  /** Resolves when nothing waits that could be sent now. */
  settled(): Promise<void>;
  /** Finishes the letters under way, for so many milliseconds at most, and gives the others back. */
  stop(within?: number): Promise<void>;
}

export interface DeliveryParts {
  readonly store: Store;
  readonly transport: Transport;
  readonly sender: Sender;
  readonly now: () => Date;
  /** Told of faults that are not a letter's: the store or the disk. Sending goes on after a pause. */
  readonly onFault?: (error: unknown) => void;
  /** Milliseconds between two looks for letters that somebody queued. */
  readonly look?: number;
}

const system = { kind: "system" } as const;
/** A letter is its worker's for so long; longer than any transport tries. */
const lease = 15 * 60_000;
/** Pauses while no server answers, and after a fault: doubled each time. */
const shortPause = 5_000;
const longPause = 5 * 60_000;

/**
 * Starts sending what is queued, until stopped. Before a letter is sent it is marked as being sent by this worker, and what came
 * of it is written down as soon as it is known; each letter stands alone. What a process that ended was sending is looked into
 * first: whatever went out is not sent again, where that can be known at all. This process holds the data folder, so others that
 * hold letters at the start are dead; later only those whose lease has ended.
 */
export function startDelivery(parts: DeliveryParts): Delivery {
  const { store, transport, sender, now, onFault = () => {}, look = 2_000 } = parts;
  const worker = randomBytes(8).toString("hex");
  const giveUp = new AbortController();
  let stopping = false;
  let wake = () => {};
  let nudged = false;
  const idle: (() => void)[] = [];

  async function recover(at: Date, expired: Date | null): Promise<void> {
    const held = await selectHeldByOthers(store.database(), worker, expired);
    if (held.length === 0) return;
    const recalled = await Promise.all(
      held.map(async (letter) => settlementOf(letter, letter.worker, await transport.recall(letter), at)),
    );
    await write("mail.take-over", recalled);
  }

  function settlementOf(letter: TakenLetter, holder: string, tried: Tried, at: Date): Settlement {
    const { number } = letter;
    const attempt = { outcome: tried.outcome, answer: tried.answer };
    if (tried.outcome === "sent")
      return { number, worker: holder, at, state: "sent", via: transport.via, nextTry: null, attempt };
    // Whoever was interrupted goes on at once: it was not the other side that asked for patience.
    const wait = tried === interrupted ? 0 : waitAfter(letter.tries + 1, letter.once);
    if (tried.final || wait === null)
      return { number, worker: holder, at, state: "failed", via: null, nextTry: null, attempt };
    const nextTry = new Date(at.getTime() + wait);
    return { number, worker: holder, at, state: "queued", via: null, nextTry, attempt };
  }

  async function write(deed: string, settlements: readonly Settlement[]): Promise<void> {
    await store.deed(
      system,
      (done: readonly number[]) => ({ deed, subject: `${done.length}`, detail: summary(settlements, done) }),
      (trx) => settle(trx, settlements),
    );
  }

  /** What came of letters and is not written down yet. Kept until it is: a letter that went out must not go out again. */
  let unwritten: readonly Settlement[] = [];
  let writing: Promise<void> | undefined;

  /** Writes down what there is, one deed at a time; what comes meanwhile is in the next. */
  function writeDown(): Promise<void> {
    if (unwritten.length === 0) return writing ?? Promise.resolve();
    writing ??= (async () => {
      try {
        while (unwritten.length > 0) {
          const part = unwritten;
          await write("mail.settle", part);
          unwritten = unwritten.slice(part.length);
        }
      } finally {
        writing = undefined;
      }
    })();
    return writing;
  }

  function take(at: Date): Promise<readonly TakenLetter[]> {
    const by = { worker, lease: new Date(at.getTime() + lease), limit: transport.parallel * 2 };
    return store.deed(
      system,
      (taken: readonly TakenLetter[]) => ({
        deed: "mail.take",
        subject: `${taken.length}`,
        detail: { letters: taken.map(({ number }) => number) },
      }),
      (trx) => takeWaiting(trx, at, by),
    );
  }

  /**
   * Sends what waits, so many at a time as the transport takes, until nothing waits or nobody answers. A letter that takes long
   * holds up no other.
   */
  async function round(): Promise<{ readonly sent: number; readonly unanswered: boolean }> {
    let [sent, silent] = [0, 0];
    let hand: TakenLetter[] = [];
    let taking: Promise<void> | undefined;
    const unanswered = () => silent >= transport.parallel;

    async function fill(): Promise<void> {
      const at = now();
      const next = await nextWaiting(store.database());
      if (next !== null && next <= at) hand = [...(await take(at))];
    }

    async function next(): Promise<TakenLetter | undefined> {
      if (hand.length === 0 && !stopping && !unanswered()) {
        taking ??= fill().finally(() => {
          taking = undefined;
        });
        await taking;
      }
      return hand.shift();
    }

    async function lane(): Promise<void> {
      for (let letter = await next(); letter; letter = await next()) {
        const untried = { number: letter.number, worker, at: now(), state: "queued", via: null } as const;
        let settlement: Settlement = { ...untried, nextTry: now() };
        try {
          if (stopping) continue;
          const tried = await transport.send(letter, sender, giveUp.signal);
          sent += 1;
          silent = tried.outcome === "unreachable" ? silent + 1 : 0;
          settlement = settlementOf(letter, worker, tried, now());
        } catch (error) {
          // The disk is full, or a fault of ours: the letter waits, so that it does not stand in the way of others.
          settlement = { ...untried, nextTry: new Date(now().getTime() + shortPause) };
          throw error;
        } finally {
          unwritten = [...unwritten, settlement];
          await writeDown();
        }
      }
    }

    const ended = await Promise.allSettled(Array.from({ length: transport.parallel }, lane));
    // Where every lane failed, letters are left in the hand.
    const left = hand.map(
      ({ number }) => ({ number, worker, at: now(), state: "queued", via: null, nextTry: now() }) as const,
    );
    unwritten = [...unwritten, ...left];
    await writeDown();
    const fault = ended.find((one) => one.status === "rejected");
    if (fault) throw fault.reason;
    return { sent, unanswered: unanswered() };
  }

  async function run(): Promise<void> {
    let pause = shortPause;
    let first = true;
    while (!stopping) {
      try {
        await writeDown();
        await recover(now(), first ? null : now());
        first = false;
        const { sent, unanswered } = await round();
        if (!unanswered) pause = shortPause;
        if (sent > 0 && !unanswered) continue;
        for (const done of idle.splice(0)) done();
        await sleep(unanswered ? pause : look);
        if (unanswered) pause = Math.min(pause * 2, longPause);
      } catch (error) {
        onFault(error);
        await sleep(pause);
        pause = Math.min(pause * 2, longPause);
      }
    }
    await writeDown().catch(onFault);
  }

  function sleep(milliseconds: number): Promise<void> {
    if (stopping || nudged) {
      nudged = false;
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      timer.unref();
      wake = () => {
        clearTimeout(timer);
        nudged = false;
        resolve();
      };
    });
  }

  const running = run();
  let stopped: Promise<void> | undefined;
  return {
    nudge: () => {
      nudged = true;
      wake();
    },
    settled: () =>
      new Promise((resolve) => {
        idle.push(resolve);
        nudged = true;
        wake();
      }),
    stop: (within = 10_000) => {
      stopped ??= (async () => {
        stopping = true;
        wake();
        const timer = setTimeout(() => giveUp.abort(), within);
        await running;
        clearTimeout(timer);
        for (const done of idle.splice(0)) done();
        transport.close();
      })();
      return stopped;
    },
  };
}

/** What the audit log keeps of a settlement: numbers by what came of them, no address and no name. */
function summary(settlements: readonly Settlement[], done: readonly number[]): Record<string, number[]> {
  const detail: Record<string, number[]> = {};
  for (const { number, state, attempt } of settlements) {
    if (!done.includes(number)) continue;
    const what = attempt?.outcome ?? state;
    detail[what] = [...(detail[what] ?? []), number];
  }
  return detail;
}
