import { randomBytes } from "node:crypto";
import { access, link, realpath, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { failed, ok, problem, type Result } from "../kernel/problem.ts";
import { isErrno } from "./disk.ts";
import { flush } from "./durable.ts";

/**
 * A lock on a file that the operating system holds for this process and lets go of when the process ends, however it
 * ends. So nothing stays locked after a crash, no process number is ever mistaken for another, two processes that start
 * at once cannot both win, and containers that share the folder see each other. Node has no call for it; DuckDB takes
 * such a lock (fcntl, or exclusive opening on Windows) on each database that it opens for writing, so the file that is
 * locked is an empty DuckDB database.
 */
export interface Lock {
  release(): Promise<void>;
}

/** Where the lock is held, and by which process where the system says so. */
export interface Held {
  readonly pid: number | undefined;
}

/** The system's locks are between processes; within this one we keep them apart ourselves. */
const heldHere = new Set<string>();

/** Takes the lock, or says who has it. Problems: `store.lock-damaged`, `store.unreadable`. */
export async function takeLock(path: string): Promise<Result<Lock | Held>> {
  const real = `${await realpath(dirname(path))}/lock`;
  if (heldHere.has(real)) return ok({ pid: process.pid });
  heldHere.add(real);
  let instance: DuckDBInstance | undefined;
  try {
    await makeOnce(path);
    instance = await DuckDBInstance.create(path, { threads: "1", autoload_known_extensions: "false" });
    const held = instance;
    return ok({
      release: async () => {
        held.closeSync();
        heldHere.delete(real);
      },
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (/could not set lock|being used by another process/i.test(message)) {
      const pid = Number(/\(PID (\d+)\)/.exec(message)?.[1] ?? 0);
      return ok({ pid: pid > 0 ? pid : undefined });
    }
    if (/not a valid duckdb|could not read enough bytes|corrupt|serialization/i.test(message)) {
      return failed(problem("store.lock-damaged", { path }));
    }
    throw error;
  } finally {
    if (!instance) heldHere.delete(real);
  }
}

/** Makes the file whole beside and gives it its name only if nobody has yet, so that a half-made one is never seen. */
async function makeOnce(path: string): Promise<void> {
  if (
    await access(path).then(
      () => true,
      () => false,
    )
  )
    return;
  const beside = `${path}.${randomBytes(6).toString("hex")}.new`;
  try {
    (await DuckDBInstance.create(beside, { threads: "1" })).closeSync();
    await flush(beside);
    await link(beside, path);
  } catch (error) {
    if (!isErrno(error, "EEXIST")) throw error;
  } finally {
    await rm(beside, { force: true });
    await rm(`${beside}.wal`, { force: true });
  }
}
