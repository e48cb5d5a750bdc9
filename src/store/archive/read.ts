import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { type Extract, extract as makeExtract } from "tar-stream";
import { z } from "zod";
import { ProblemError, problem } from "../../kernel/problem.ts";
import { type OnProgress, silent } from "../../kernel/progress.ts";
import { isErrno } from "../disk.ts";
import {
  type ArchivedEntry,
  BackupHead,
  backupFormat,
  headName,
  isArchiveName,
  Manifest,
  manifestName,
  sealOf,
} from "./model.ts";

export interface ReadOptions {
  /** Where to put what is read; without it the archive is only checked. */
  readonly into?: string;
  /** What the progress is called. */
  readonly phase: "store.backup-check" | "store.restore-check";
  readonly onProgress?: OnProgress | undefined;
}

export interface ReadArchive {
  readonly head: BackupHead;
  readonly manifest: Manifest;
}

type Source = Extract extends AsyncIterable<infer One> ? One : never;
/** What it gives are bytes, though its types do not say so. */
type Entry = Pick<Source, "header"> & AsyncIterable<Buffer>;

/** `backup.json` and `manifest.json` are read whole; a real one is far smaller. */
const textLimit = 256 * 1024 * 1024;

/**
 * Reads an archive from end to end and compares every byte with its manifest. Throws ProblemError: `reading.missing`,
 * `store.backup-unreadable`, `store.backup-damaged`, `store.backup-newer`. What was put into a folder may only be used if this returns.
 */
export async function readArchive(file: string, options: ReadOptions): Promise<ReadArchive> {
  const { phase, onProgress = silent } = options;
  const total = await stat(file).then(
    ({ size }) => size,
    (error) => {
      if (isErrno(error, "ENOENT")) throw new ProblemError(problem("reading.missing", {}, { file }));
      return unreadable(file);
    },
  );
  let done = 0;
  const extract = makeExtract();
  const fed = pipeline(
    createReadStream(file, { highWaterMark: 1 << 18 }),
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        yield chunk;
        done += chunk.length;
        onProgress({ phase, done, total, unit: "bytes" });
      }
    },
    extract,
  );
  fed.catch(() => {});
  try {
    const read = await readEntries(file, extract as AsyncIterable<Entry>, options.into);
    await fed;
    return read;
  } catch (error) {
    extract.destroy();
    await fed.catch(() => {});
    if (error instanceof ProblemError || isOfDisk(error)) throw error;
    return unreadable(file);
  }
}

async function readEntries(
  file: string,
  extract: AsyncIterable<Entry>,
  into: string | undefined,
): Promise<ReadArchive> {
  const found: ArchivedEntry[] = [];
  let head: BackupHead | undefined;
  let manifest: Manifest | undefined;
  for await (const entry of extract) {
    const { name } = entry.header;
    if (manifest || entry.header.type !== "file") unreadable(file);
    if (!head) {
      if (name !== headName) unreadable(file);
      const { text, ...archived } = await readText(file, entry);
      head = parseHead(file, text);
      found.push(archived);
    } else if (name === manifestName) {
      manifest = parse(file, Manifest, (await readText(file, entry)).text);
      if (sealOf(manifest) !== manifest.seal) damaged(file, manifestName);
    } else {
      if (!isArchiveName(name) || found.some((one) => one.name === name)) unreadable(file);
      found.push(await readFile(entry, into));
    }
  }
  if (!head || !manifest) return unreadable(file);
  compare(file, found, manifest.entries);
  return { head, manifest };
}

function compare(file: string, found: readonly ArchivedEntry[], saved: readonly ArchivedEntry[]): void {
  for (const [index, entry] of saved.entries()) {
    const one = found[index];
    if (one?.name !== entry.name || one.bytes !== entry.bytes || one.sha256 !== entry.sha256) {
      damaged(file, entry.name);
    }
  }
  if (found.length !== saved.length) unreadable(file);
}

async function readText(file: string, entry: Entry): Promise<ArchivedEntry & { readonly text: string }> {
  if (entry.header.size > textLimit) unreadable(file);
  const chunks: Buffer[] = [];
  for await (const chunk of entry) chunks.push(chunk);
  const all = Buffer.concat(chunks);
  const sha256 = createHash("sha256").update(all).digest("hex");
  return { name: entry.header.name, bytes: all.length, sha256, text: all.toString("utf8") };
}

async function readFile(entry: Entry, into: string | undefined): Promise<ArchivedEntry> {
  const { name } = entry.header;
  const hash = createHash("sha256");
  let bytes = 0;
  const hashing = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  };
  if (into === undefined) {
    for await (const _chunk of hashing(entry));
  } else {
    const path = join(into, name);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await pipeline(hashing(entry), createWriteStream(path, { flags: "wx", mode: 0o600, flush: true }));
  }
  return { name, bytes, sha256: hash.digest("hex") };
}

function parseHead(file: string, text: string): BackupHead {
  const { format } = parse(file, z.looseObject({ format: z.int().positive() }), text);
  if (format > backupFormat) throw new ProblemError(problem("store.backup-newer", { file }));
  return parse(file, BackupHead, text);
}

function parse<T>(file: string, schema: z.ZodType<T>, text: string): T {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return unreadable(file);
  }
}

function damaged(file: string, entry: string): never {
  throw new ProblemError(problem("store.backup-damaged", { file, entry }));
}

function unreadable(file: string): never {
  throw new ProblemError(problem("store.backup-unreadable", { file }));
}

function isOfDisk(error: unknown): boolean {
  return error instanceof Error && "syscall" in error;
}
