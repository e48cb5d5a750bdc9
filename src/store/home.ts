import { randomBytes } from "node:crypto";
import { chmod, mkdir, readdir, rm } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { attempt, type Problem, ProblemError, problem, type Result, unwrap } from "../kernel/problem.ts";
import { type Control, readControl, removeControl, writeControl } from "./control.ts";
import { isErrno, onDisk } from "./disk.ts";
import { readFormat, writeFormat } from "./format.ts";
import { type Held, type Lock, takeLock } from "./lock.ts";
import { type HomePaths, homePaths } from "./paths.ts";

/** The data folder, open for this process alone. */
export interface Home {
  readonly paths: HomePaths;
  /** The identity of the folder, which its store knows too. */
  readonly id: string;
  /** What a process must show that asks this one for something through the address that {@link announce} gives. */
  readonly secret: string;
  /** Tells other processes where this one listens, or with null that it does not. */
  announce(address: string | null): Promise<void>;
  /** Lets go of the folder. May be called twice. */
  close(): Promise<void>;
}

export interface HomeOptions {
  readonly now?: () => Date;
}

/**
 * Opens the data folder for writing, for one process at a time, and makes it where it is missing. What lay in `tmp` is
 * removed. Problems: `store.in-use` (facts: path, pid, since), `store.in-use-unnamed`, `store.not-a-home`,
 * `store.newer-format`, `store.format-damaged`, `store.lock-damaged`, `store.unreadable`, `store.disk-full`.
 */
export function openHome(folder: string, options: HomeOptions = {}): Promise<Result<Home>> {
  const paths = homePaths(folder);
  return attempt(() => onDisk(paths.home, () => open(paths, options.now ?? (() => new Date()))));
}

async function open(paths: HomePaths, now: () => Date): Promise<Home> {
  const made = await mkdir(paths.home, { recursive: true, mode: 0o700 });
  await refuseForeign(paths);
  const lock = unwrap(await takeLock(paths.lock));
  if (!isLock(lock)) throw new ProblemError(await inUse(paths, lock));
  try {
    const format = unwrap(await readFormat(paths.format)) ?? (await writeFormat(paths.format));
    for (const part of [paths.releases, paths.files, paths.tmp])
      await mkdir(part, { recursive: true, mode: 0o700 });
    if (made !== undefined) await chmod(paths.home, 0o700);
    await empty(paths.tmp);
    const control: Control = {
      pid: process.pid,
      since: now().toISOString(),
      address: null,
      secret: randomBytes(32).toString("hex"),
    };
    await writeControl(paths.control, control);
    return opened(paths, format.home, lock, control);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

function opened(paths: HomePaths, id: string, lock: Lock, control: Control): Home {
  let closing: Promise<void> | undefined;
  async function close() {
    try {
      await removeControl(paths.control);
    } finally {
      await lock.release();
    }
  }
  return {
    paths,
    id,
    secret: control.secret,
    announce: (address) => writeControl(paths.control, { ...control, address }),
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

function isLock(lock: Lock | Held): lock is Lock {
  return "release" in lock;
}

/** Opening empties `tmp`, so a folder that holds something and was never ours is not touched. */
async function refuseForeign(paths: HomePaths): Promise<void> {
  const entries = await readdir(paths.home);
  const ours = entries.includes("format") || entries.every((name) => /^(format|lock)(\..*)?$/.test(name));
  if (!ours) throw new ProblemError(problem("store.not-a-home", { path: paths.home }));
}

/** The holder writes who it is a moment after it has the lock, so the one who asks gives it that moment. */
async function inUse(paths: HomePaths, held: Held): Promise<Problem> {
  for (let tries = 0; tries < 20; tries++) {
    const control = await readControl(paths.control);
    if (control && (held.pid === undefined || held.pid === control.pid)) {
      return problem("store.in-use", { path: paths.home, pid: control.pid, since: control.since });
    }
    await wait(25);
  }
  return problem("store.in-use-unnamed", { path: paths.home });
}

async function empty(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    await rm(`${folder}/${name}`, { recursive: true, force: true }).catch((error: unknown) => {
      if (!isErrno(error, "ENOENT")) throw error;
    });
  }
}
