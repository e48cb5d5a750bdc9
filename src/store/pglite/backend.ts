import { randomBytes } from "node:crypto";
import { mkdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Backend, greeting, makeBackend } from "../backend.ts";
import { isErrno } from "../disk.ts";
import { flush, flushTree } from "../durable.ts";
import type { HomePaths } from "../paths.ts";
import { pgliteDialect } from "./dialect.ts";
import { makeSession } from "./session.ts";

/** The embedded store in the data folder. `timeout`: longest that one statement may take, in milliseconds. */
export async function pgliteBackend(paths: HomePaths, timeout: number): Promise<Backend> {
  if (!(await exists(paths.store))) await create(paths, timeout);
  const session = makeSession({ folder: paths.store, timeout, greeting: greeting(timeout) });
  return makeBackend("pglite", pgliteDialect(session, timeout), paths.store);
}

/** Made beside and given its name when it is whole, so that a kill leaves no store or a good one. */
async function create(paths: HomePaths, timeout: number): Promise<void> {
  await mkdir(paths.tmp, { recursive: true });
  const folder = join(paths.tmp, `store-${randomBytes(6).toString("hex")}`);
  await mkdir(folder, { mode: 0o700 });
  try {
    const session = makeSession({ folder, timeout, greeting: [] });
    await session.wake();
    await session.close();
    await flushTree(folder);
    await rename(folder, paths.store);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
  await flush(dirname(paths.store));
}

async function exists(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    if (isErrno(error, "ENOENT")) return false;
    throw error;
  }
}
