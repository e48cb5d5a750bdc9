import { randomBytes } from "node:crypto";
import { open, readdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Files that are there, whole, after the power has failed: written, flushed, renamed, and the folder flushed too. */

/** Flushes a file, or the list of names of a folder, to the disk. */
export async function flush(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } catch (error) {
    // Windows cannot flush a folder and need not.
    if (process.platform !== "win32") throw error;
  } finally {
    await handle.close();
  }
}

/** Flushes a folder with all that lies in it. */
export async function flushTree(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  const waiting = entries.values();
  const work = async () => {
    for (const entry of waiting) {
      const path = join(folder, entry.name);
      await (entry.isDirectory() ? flushTree(path) : flush(path));
    }
  };
  await Promise.all(Array.from({ length: 8 }, work));
  await flush(folder);
}

/** Writes a new file and flushes it. Fails if it exists. */
export async function writeNew(path: string, text: string, mode: number): Promise<void> {
  await writeFile(path, text, { mode, flag: "wx" });
  await flush(path);
}

/** Writes or replaces a file in one rename: readers see the old or the new, never a part, also after a power cut. */
export async function replaceFile(path: string, text: string, mode: number): Promise<void> {
  const beside = `${path}.${randomBytes(6).toString("hex")}.new`;
  try {
    await writeNew(beside, text, mode);
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  await flush(dirname(path));
}
