import { once } from "node:events";
import { availableParallelism } from "node:os";
import type { Worker } from "node:worker_threads";
import { ProblemError, problem } from "../../../kernel/problem.ts";
import { startThread } from "../../../kernel/thread.ts";
import type { FlowFault } from "../../../methods/flows/model.ts";
import type { Kitchen } from "../recipe.ts";
import { type Estimated, estimateTable, type Task } from "./estimate.ts";
import type { FlowParameters } from "./parameters.ts";
import type { ReleaseStocks } from "./stocks.ts";
import type { SeriesTables } from "./table.ts";

/** With fewer draws than this a thread costs more than it saves. */
const worthThreads = 5;

export interface EstimatedTable {
  readonly stocks: ReleaseStocks;
  readonly tables: SeriesTables;
}

/**
 * Estimates the tables and gives them in their order, whatever the number of threads. With draws they are spread over
 * worker threads, as many as there are cores unless the kitchen says otherwise. Problem: `flows.table-impossible`.
 */
export async function* estimateAll(
  all: readonly ReleaseStocks[],
  settings: FlowParameters,
  kitchen: Pick<Kitchen, "signal" | "workers" | "background">,
): AsyncGenerator<EstimatedTable, void, void> {
  const { signal, workers = availableParallelism(), background = false } = kitchen;
  const tasks = all.map(({ period, sex, pair }): Task => ({ of: `${period} ${sex}`, pair, settings }));
  const threads =
    settings.draws < worthThreads && !background
      ? []
      : Array.from({ length: Math.min(workers, tasks.length) }, () =>
          startThread(["statistics", "derived", "flows", "worker"], { workerData: { background } }),
        );
  const idle = [...threads];
  const waiting: (() => void)[] = [];
  /** A thread takes the next table as soon as it is through with its last. */
  const handOut = async (task: Task): Promise<Estimated> => {
    while (idle.length === 0) await new Promise<void>((resolve) => waiting.push(resolve));
    const thread = idle.shift();
    if (!thread) throw new Error("no thread is free");
    try {
      return await ask(thread, task, signal);
    } finally {
      idle.push(thread);
      waiting.shift()?.();
    }
  };
  const done: Promise<Estimated>[] = [];
  const start = (): void => {
    const task = tasks[done.length];
    if (task) done.push(threads.length > 0 ? handOut(task) : turn().then(() => estimateTable(task)));
  };
  // Tables that are done wait in memory until their turn: no more than this many.
  const ahead = Math.max(1, threads.length * 2);
  try {
    while (done.length < Math.min(ahead, tasks.length)) start();
    for (const [i, stocks] of all.entries()) {
      signal?.throwIfAborted();
      const result = await done[i];
      if (!result) return;
      if (!result.ok) throw new ProblemError(...result.faults.map((fault) => impossible(stocks, fault)));
      yield { stocks, tables: result.tables };
      start();
    }
  } finally {
    for (const one of done) one.catch(() => {});
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}

/** Whoever else runs in this thread gets a turn. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

async function ask(thread: Worker, task: Task, signal: AbortSignal | undefined): Promise<Estimated> {
  thread.postMessage(task);
  const [answer] = await once(thread, "message", signal ? { signal } : {});
  return answer as Estimated;
}

function impossible({ period, sex, names }: ReleaseStocks, fault: FlowFault) {
  const territory = "index" in fault ? (names[fault.index] ?? "") : "";
  return problem("flows.table-impossible", { period, sex, fault: fault.fault, territory });
}
