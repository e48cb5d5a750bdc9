import { ProblemError, problem } from "../kernel/problem.ts";

/** A turn that one has at a time, in the order of asking. */
export interface Turn {
  /** Waits for the turn; call what it gives when done. Problem: `store.busy` where it takes longer than the limit. */
  take(): Promise<() => void>;
}

/** Makes a turn that nobody waits for longer than `limit` milliseconds. */
export function makeTurn(limit: number): Turn {
  let last = Promise.resolve();

  async function take(): Promise<() => void> {
    const before = last;
    let release = () => {};
    const mine = new Promise<void>((resolve) => {
      release = resolve;
    });
    last = before.then(() => mine);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<"late">((resolve) => {
      timer = setTimeout(() => resolve("late"), limit);
    });
    const outcome = await Promise.race([before, late]);
    clearTimeout(timer);
    if (outcome === "late") {
      release();
      throw new ProblemError(problem("store.busy"));
    }
    return release;
  }

  return { take };
}
