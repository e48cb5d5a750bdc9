import { randomBytes } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { ProblemError, problem } from "../kernel/problem.ts";
import type { Terminal } from "./terminal.ts";

/** Where a command's result goes: standard output, or a file that is there whole or not at all. */
export interface Output {
  write(chunk: string | Uint8Array): Promise<void>;
  /** The file appears under its name only now. */
  close(): Promise<void>;
}

/** Opens the file that `--output` names, or standard output. Problem: `cli.output-unwritable`. */
export async function openOutput(path: string | undefined, terminal: Terminal): Promise<Output> {
  return path === undefined ? { write: terminal.write, close: async () => {} } : openFile(path);
}

/** Opens a file that appears under its name when it is whole. Problem: `cli.output-unwritable`. */
export async function openFile(path: string): Promise<Output> {
  const unfinished = join(dirname(path), `.${basename(path)}.${randomBytes(4).toString("hex")}`);
  const guard = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      await rm(unfinished, { force: true });
      const reason = error instanceof Error ? error.message : String(error);
      throw new ProblemError(problem("cli.output-unwritable", { path, reason }));
    }
  };
  const file = await guard(() => open(unfinished, "wx", 0o644));
  return {
    write: (chunk) =>
      guard(async () => void (await file.write(typeof chunk === "string" ? Buffer.from(chunk) : chunk))),
    close: () =>
      guard(async () => {
        await file.sync();
        await file.close();
        await rename(unfinished, path);
      }),
  };
}
