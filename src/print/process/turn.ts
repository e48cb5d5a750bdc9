import { availableParallelism } from "node:os";
import { failed, problem, type Result } from "../../kernel/problem.ts";

/** Documents that are set at the same moment; others wait. Each takes a processor and some hundred megabytes. */
const most = Math.max(1, Math.min(3, availableParallelism() - 1));
let busy = 0;
const waiting: (() => void)[] = [];

/** So many may wait: with a second for each the last one waits as long as a reader would. */
const mostWaiting = 60;

/** Does the work when it is its turn, in the order of asking. Problem: `print.busy`, where too many wait already. */
export async function inTurn<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  if (waiting.length >= mostWaiting) return failed(problem("print.busy"));
  if (busy >= most) await new Promise<void>((resolve) => waiting.push(resolve));
  else busy += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else busy -= 1;
  }
}
