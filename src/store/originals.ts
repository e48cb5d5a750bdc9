import { createHash, randomBytes } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { access, mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Kysely, Transaction } from "kysely";
import { ProblemError, problem } from "../kernel/problem.ts";
import { isErrno, onDisk } from "./disk.ts";
import { flush } from "./durable.ts";
import type { HomePaths } from "./paths.ts";

/** Files as they came, kept under the hash of their content: `files/<first two digits>/<sha256>`. */

/** Where the file with this content lies, or would. */
export function originalPath(paths: HomePaths, sha256: string): string {
  return join(paths.files, sha256.slice(0, 2), sha256);
}

/** A copy in `tmp` that waits to be kept. */
export interface CopiedFile {
  readonly path: string;
  readonly sha256: string;
}

/** Copies a file into `tmp` and hashes what was copied. Throws ProblemError `store.disk-full`, `store.unreadable`, `store.file-changed`. */
export async function copyAside(paths: HomePaths, source: string): Promise<CopiedFile> {
  const path = join(paths.tmp, `original-${randomBytes(8).toString("hex")}`);
  const hash = createHash("sha256");
  try {
    return await onDisk(source, async () => {
      await pipeline(
        createReadStream(source),
        async function* (chunks: AsyncIterable<Buffer>) {
          for await (const chunk of chunks) {
            hash.update(chunk);
            yield chunk;
          }
        },
        createWriteStream(path, { mode: 0o600, flags: "wx" }),
      );
      return { path, sha256: hash.digest("hex") };
    });
  } catch (error) {
    await rm(path, { force: true });
    if (isErrno(error, "ENOENT"))
      throw new ProblemError(problem("store.file-changed", { file: basename(source) }));
    throw error;
  }
}

/** Writes bytes that are already here into `tmp`, as {@link copyAside} does with a file's. */
export async function setAside(paths: HomePaths, bytes: Uint8Array): Promise<CopiedFile> {
  const path = join(paths.tmp, `original-${randomBytes(8).toString("hex")}`);
  await onDisk(paths.tmp, () => writeFile(path, bytes, { mode: 0o600, flag: "wx" }));
  return { path, sha256: createHash("sha256").update(bytes).digest("hex") };
}

/** Puts a copy in its place, flushed. Where the same content is kept already, the copy goes. */
export async function keepOriginal(paths: HomePaths, copy: CopiedFile): Promise<void> {
  const path = originalPath(paths, copy.sha256);
  const folder = join(paths.files, copy.sha256.slice(0, 2));
  await onDisk(paths.files, async () => {
    if (await exists(path)) return rm(copy.path, { force: true });
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await flush(copy.path);
    await rename(copy.path, path);
    await flush(folder);
    await flush(paths.files);
  });
}

type OriginalTables = { original: { sha256: string; bytes: number; at: Date } };

/** Says, within a deed, that a room keeps this file; from now on it is in backups and no orphan. */
export async function noteOriginal(
  trx: Transaction<unknown>,
  original: { readonly sha256: string; readonly bytes: number; readonly at: Date },
): Promise<void> {
  await trx
    .withTables<OriginalTables>()
    .insertInto("original")
    .values(original)
    .onConflict((conflict) => conflict.column("sha256").doNothing())
    .execute();
}

/** The files that rooms have said they keep, in order of their hashes. */
export async function notedOriginals(database: Kysely<unknown>): Promise<readonly string[]> {
  const rows = await database.withTables<OriginalTables>().selectFrom("original").select("sha256").execute();
  return rows.map(({ sha256 }) => sha256).sort();
}

/** Removes the files that nobody speaks of: an import that was cut short has left them. Gives how many. */
export async function removeOrphans(paths: HomePaths, known: ReadonlySet<string>): Promise<number> {
  let removed = 0;
  for (const folder of await names(paths.files)) {
    for (const name of await names(join(paths.files, folder))) {
      if (known.has(name)) continue;
      await rm(join(paths.files, folder, name), { force: true });
      removed += 1;
    }
  }
  return removed;
}

async function names(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isErrno(error, "ENOENT", "ENOTDIR")) return [];
    throw error;
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
