import { randomBytes } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";

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

/** Writes a new file and flushes it. Fails if it exists. */
export async function writeNew(path: string, text: string, mode: number): Promise<void> {
  const handle = await open(path, "wx", mode);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Replaces a file by a new text in one rename: readers see the old or the new, never a part. */
export async function replaceFile(path: string, text: string): Promise<void> {
  const beside = `${path}.${randomBytes(6).toString("hex")}.new`;
  try {
    await writeNew(beside, text, 0o644);
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => {});
    throw error;
  }
  await flush(dirname(path));
}
