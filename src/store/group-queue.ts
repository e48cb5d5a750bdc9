/** Groups pieces of work that arrive while a group is under way into the next group. */
export interface GroupQueue<Work, Done> {
  /** Gives what the group's work gave for this piece; throws what it failed with. */
  add(work: Work): Promise<Done>;
}

interface Waiting<Work, Done> {
  readonly work: Work;
  readonly weight: number;
  resolve(done: Done): void;
  reject(error: unknown): void;
}

/** How large a group may become. One piece alone may be heavier. */
export interface GroupLimits<Work> {
  readonly most: number;
  readonly heaviest: number;
  weigh(work: Work): number;
}

/**
 * A queue that does one group at a time, each with everything that has come since the last began. `doGroup` gives the outcomes
 * in the order of the pieces, all or nothing. Where it throws and `isOwnFault` says that a piece may be the cause, the group is
 * done again in halves, so that a bad piece fails alone; else all of it fails at once.
 */
export function groupQueue<Work, Done>(
  doGroup: (group: readonly Work[]) => Promise<readonly Done[]>,
  limits: GroupLimits<Work>,
  isOwnFault: (error: unknown) => boolean,
): GroupQueue<Work, Done> {
  const waiting: Waiting<Work, Done>[] = [];
  let busy = false;

  function next(): Waiting<Work, Done>[] {
    let weight = 0;
    let count = 0;
    for (const one of waiting) {
      weight += one.weight;
      if (count > 0 && (count >= limits.most || weight > limits.heaviest)) break;
      count += 1;
    }
    return waiting.splice(0, count);
  }

  async function settle(group: readonly Waiting<Work, Done>[]): Promise<void> {
    let done: readonly Done[];
    try {
      done = await doGroup(group.map(({ work }) => work));
      if (done.length !== group.length) throw new Error("a group must give one outcome for each piece");
    } catch (error) {
      if (group.length === 1 || !isOwnFault(error)) {
        for (const one of group) one.reject(error);
        return;
      }
      const half = Math.ceil(group.length / 2);
      await settle(group.slice(0, half));
      await settle(group.slice(half));
      return;
    }
    done.forEach((outcome, index) => {
      group[index]?.resolve(outcome);
    });
  }

  async function run(): Promise<void> {
    busy = true;
    // What arrives in the same turn of the loop belongs together.
    await new Promise<void>((resolve) => setImmediate(resolve));
    while (waiting.length > 0) await settle(next());
    busy = false;
  }

  return {
    add: (work) =>
      new Promise<Done>((resolve, reject) => {
        waiting.push({ work, weight: limits.weigh(work), resolve, reject });
        if (!busy) void run();
      }),
  };
}
