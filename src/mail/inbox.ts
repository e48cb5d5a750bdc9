import { mkdir, open, readdir, rename, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Result } from "../kernel/problem.ts";
import { isErrno, onDisk } from "../store/disk.ts";
import { longestMail } from "./bounce.ts";

export interface WatchedInbox {
  stop(): Promise<void>;
}

interface InboxParts {
  /** Takes in one mail. */
  readonly take: (mail: Uint8Array) => Promise<Result<unknown>>;
  readonly onFault?: (error: unknown) => void;
  /** Milliseconds between two looks. */
  readonly look?: number;
}

/**
 * Takes in the mails that come back, as files `*.eml` in a folder: whoever receives mail for the return path puts them there
 * (under another name first, then renamed, so that none is read half). What was understood goes to `read/`, the rest to `unread/`.
 */
export function watchInbox(
  folder: string,
  { take, onFault = () => {}, look = 10_000 }: InboxParts,
): WatchedInbox {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  async function round(): Promise<void> {
    try {
      if (!stopped) await takeInbox(folder, take);
    } catch (error) {
      onFault(error);
    }
    if (stopped) return;
    timer = setTimeout(() => {
      running = round();
    }, look);
    timer.unref();
  }
  let running = round();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

/** One look into the folder, which is made where it is missing. Gives how many mails were understood, and how many not. */
export async function takeInbox(
  folder: string,
  take: InboxParts["take"],
): Promise<{ readonly read: number; readonly unread: number }> {
  const taken = { read: 0, unread: 0 };
  await onDisk(folder, async () => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const names = (await readdir(folder)).filter((name) => /^[^.].*\.eml$/i.test(name)).sort();
    for (const name of names) {
      const mail = await readSmall(join(folder, name), longestMail);
      if (mail === undefined) continue;
      const where = mail !== null && (await take(mail)).ok ? "read" : "unread";
      await mkdir(join(folder, where), { recursive: true, mode: 0o700 });
      await rename(join(folder, name), join(folder, where, name));
      taken[where] += 1;
    }
  });
  return taken;
}

/** The bytes of a file; null where it is too large, undefined where it is no file or has gone. */
export async function readSmall(path: string, limit: number): Promise<Uint8Array | null | undefined> {
  try {
    const about = await stat(path);
    if (!about.isFile()) return undefined;
    if (about.size > limit) return null;
    const handle = await open(path, "r");
    try {
      return await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (isErrno(error, "ENOENT")) return undefined;
    throw error;
  }
}
