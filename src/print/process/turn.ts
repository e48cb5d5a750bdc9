import { availableParallelism } from "node:os";

/** Documents that are set at the same moment; others wait. Each takes a processor and some hundred megabytes. */
const most = Math.max(1, Math.min(3, availableParallelism() - 1));
let busy = 0;
const waiting: (() => void)[] = [];

/** Does the work when it is its turn, in the order of asking. */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
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
