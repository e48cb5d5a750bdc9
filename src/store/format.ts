import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { failed, ok, problem, type Result } from "../kernel/problem.ts";
import { isErrno } from "./disk.ts";
import { replaceFile } from "./durable.ts";

/** The version of the layout that this software writes and reads. */
export const currentFormat = 1;

/** `format`: the version of the folder's layout, and an identity that the store knows too, so that the two are not mixed up. */
export const Format = z.object({ format: z.int().positive(), home: z.uuid() });
export type Format = z.infer<typeof Format>;

/** What the folder says of itself, undefined for a new one. Problems: `store.newer-format`, `store.format-damaged`. */
export async function readFormat(path: string): Promise<Result<Format | undefined>> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if (isErrno(error, "ENOENT")) return ok(undefined);
    throw error;
  }
  const found = z.looseObject({ format: z.int().positive() }).safeParse(parseJson(text));
  if (found.success && found.data.format > currentFormat) {
    return failed(problem("store.newer-format", { path, found: found.data.format, known: currentFormat }));
  }
  const format = Format.safeParse(found.data);
  return format.success ? ok(format.data) : failed(problem("store.format-damaged", { path }));
}

/** Marks a folder as ours. */
export async function writeFormat(path: string, home: string = randomUUID()): Promise<Format> {
  const format = { format: currentFormat, home };
  await replaceFile(path, `${JSON.stringify(format)}\n`, 0o600);
  return format;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
