import type { Worker } from "node:worker_threads";
import { ProblemError, problem } from "../../kernel/problem.ts";
import { startThread } from "../../kernel/thread.ts";
import { StoreFailure } from "../failure.ts";
import type { Answer, Question, Response } from "./messages.ts";

/** A conversation with the embedded store. It has one session, so whoever wants a transaction waits for the turn. */
export interface Session {
  /** Counts the times that the store was started; a transaction that began in another life is gone. */
  readonly life: number;
  query(sql: string, parameters: readonly unknown[]): Promise<Answer>;
  /** Starts the store where it is not running. */
  wake(): Promise<void>;
  close(): Promise<void>;
}

export interface SessionOptions {
  readonly folder: string;
  /** Longest that one query may take, in milliseconds. Then the store is stopped and started again. */
  readonly timeout: number;
  /** Statements for each start. */
  readonly greeting: readonly string[];
}

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

/** Makes a session; {@link Session.wake} starts it. */
export function makeSession(options: SessionOptions): Session {
  let thread: Worker | undefined;
  let starting: Promise<void> | undefined;
  let life = 0;
  let lastId = 0;
  let closed = false;
  const waiting = new Map<number, Waiting>();

  /** All who wait are told why nothing more will come; the next query starts the store again, which mends itself. */
  function lost(which: Worker, error: Error): void {
    if (thread !== which) return;
    thread = undefined;
    starting = undefined;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
    void which.terminate();
  }

  function start(): Worker {
    const started = startThread(["store", "pglite", "worker"]);
    started.on("message", (response: Response) => {
      if (!response.ok && response.refusal.fatal) lost(started, new StoreFailure(response.refusal));
      const one = waiting.get(response.id);
      waiting.delete(response.id);
      if (response.ok) one?.resolve(response.answer);
      else one?.reject(new StoreFailure(response.refusal));
    });
    started.on("error", (error) => lost(started, error));
    started.on("exit", (code) => lost(started, new Error(`the store's thread ended with ${code}`)));
    life += 1;
    return started;
  }

  function ask(question: Question, timeout = options.timeout): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const asked = thread;
      if (!asked) {
        reject(new Error("the store is not running"));
        return;
      }
      lastId += 1;
      const timer = setTimeout(() => lost(asked, tooSlow(timeout)), timeout);
      const settled =
        <T>(then: (value: T) => void) =>
        (value: T) => {
          clearTimeout(timer);
          then(value);
        };
      waiting.set(lastId, { resolve: settled(resolve), reject: settled(reject) });
      asked.postMessage({ ...question, id: lastId });
    });
  }

  async function begin(): Promise<void> {
    thread = start();
    await ask({ kind: "open", folder: options.folder }, Math.max(options.timeout, 60_000));
    for (const sql of options.greeting) await ask({ kind: "query", sql, parameters: [] });
  }

  function wake(): Promise<void> {
    if (closed) return Promise.reject(new Error("the store is closed"));
    starting ??= begin().catch((error: unknown) => {
      if (thread) lost(thread, error instanceof Error ? error : new Error(String(error)));
      starting = undefined;
      throw error;
    });
    return starting;
  }

  async function close(): Promise<void> {
    if (closed) return;
    closed = true;
    const running = thread;
    if (!running) return;
    try {
      await starting?.catch(() => {});
      // What was committed is safe in the log: the next opening finds it, even where closing fails.
      if (thread === running) await ask({ kind: "close" }).catch(() => {});
    } finally {
      thread = undefined;
      await running.terminate();
    }
  }

  return {
    get life() {
      return life;
    },
    query: (sql, parameters) => ask({ kind: "query", sql, parameters }),
    wake,
    close,
  };
}

function tooSlow(milliseconds: number): ProblemError {
  return new ProblemError(problem("store.too-slow", { seconds: Math.round(milliseconds / 1000) }));
}
