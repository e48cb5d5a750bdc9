import { readFile, rm } from "node:fs/promises";
import { z } from "zod";
import { isErrno } from "./disk.ts";
import { replaceFile } from "./durable.ts";

/**
 * `control.json`: who holds the data folder and how another process of the same user may ask it for something. It says
 * nothing about whether that process still lives; the lock does.
 */
export const Control = z.object({
  pid: z.int().positive(),
  since: z.iso.datetime(),
  /** Where the holder listens, for example `http://127.0.0.1:8080`; null where it does not. */
  address: z.string().nullable(),
  /** What a caller must show there. Only the owner of the folder can read it. */
  secret: z.string(),
});
export type Control = z.infer<typeof Control>;

/** What stands in the file, or undefined where it is missing or is not ours to read. */
export async function readControl(path: string): Promise<Control | undefined> {
  try {
    return Control.safeParse(JSON.parse(await readFile(path, "utf8"))).data;
  } catch (error) {
    if (isErrno(error, "ENOENT", "EACCES") || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

export async function writeControl(path: string, control: Control): Promise<void> {
  await replaceFile(path, `${JSON.stringify(control, undefined, 2)}\n`, 0o600);
}

export async function removeControl(path: string): Promise<void> {
  await rm(path, { force: true });
}
