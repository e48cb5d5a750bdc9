import { type Problem, ProblemError, problem } from "../kernel/problem.ts";
import type { ArchiveLimits } from "./limits.ts";
import type { ByteSource } from "./source.ts";

/** A file within a zip archive, as the central directory tells. */
export interface ArchiveEntry {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc32: number;
  readonly compressedBytes: number;
  readonly bytes: number;
  /** Where its local header stands. */
  readonly offset: number;
  readonly rawName: Buffer;
}

export interface Archive {
  readonly source: ByteSource;
  /** Its entries by their names in lower case: within a package names differ by more than case (ECMA-376-2, 6.2.2). */
  readonly entries: ReadonlyMap<string, ArchiveEntry>;
  /** The names as they are written, in their order. */
  readonly names: readonly string[];
}

const endSignature = 0x06054b50;
const endBytes = 22;
const locator64Signature = 0x07064b50;
const locator64Bytes = 20;
const end64Signature = 0x06064b50;
const end64Bytes = 56;
const entrySignature = 0x02014b50;
const entryBytes = 46;
const localHeaderBytes = 30;
const directoryBytesPerEntry = 1024;

/**
 * Reads the central directory of a zip archive (APPNOTE 6.3.10), Zip64 included. Only what is beyond doubt is taken: one disk,
 * nothing before, between or after that a reader of another school might take for the archive, no name twice, no two
 * entries over the same bytes, and sizes within the limits. Names are only ever compared, never used as paths.
 *
 * Throws `reading.truncated`, `reading.archive-damaged`, `reading.archive-too-large`, `reading.archive-entries`,
 * `reading.archive-ambiguous`.
 */
export async function openArchive(source: ByteSource, limits: ArchiveLimits): Promise<Archive> {
  const end = await findEnd(source);
  if (end.count > limits.entries) throw fail(source, "reading.archive-entries", { limit: limits.entries });
  if (end.size > limits.entries * directoryBytesPerEntry) throw damaged(source);
  const directory = await source.read(end.offset, end.size);
  const entries = new Map<string, ArchiveEntry>();
  const names: string[] = [];
  let at = 0;
  for (let i = 0; i < end.count; i++) {
    const { entry, next } = readEntry(source, directory, at);
    at = next;
    const key = entry.name.toLowerCase();
    if (entries.has(key)) throw fail(source, "reading.archive-ambiguous", { part: entry.name });
    entries.set(key, entry);
    names.push(entry.name);
  }
  if (at !== directory.length) throw damaged(source);
  checkSizes(source, entries, limits);
  checkOverlap(source, entries, end.offset);
  return { source, entries, names };
}

export function damaged(source: ByteSource): ProblemError {
  return fail(source, "reading.archive-damaged");
}

function fail(source: ByteSource, code: string, facts: Problem["facts"] = {}): ProblemError {
  return new ProblemError(problem(code, facts, { file: source.file }));
}

interface DirectoryEnd {
  readonly count: number;
  readonly size: number;
  readonly offset: number;
}

/** The end record lies at the very end, behind it only its own comment. */
async function findEnd(source: ByteSource): Promise<DirectoryEnd> {
  const tailBytes = Math.min(source.bytes, endBytes + 0xffff + locator64Bytes);
  const tail = await source.read(source.bytes - tailBytes, tailBytes);
  for (let at = tail.length - endBytes; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== endSignature) continue;
    if (at + endBytes + tail.readUInt16LE(at + 20) !== tail.length) continue;
    const position = source.bytes - tail.length + at;
    const count = tail.readUInt16LE(at + 10);
    const plain = { count, size: tail.readUInt32LE(at + 12), offset: tail.readUInt32LE(at + 16) };
    const locator = at - locator64Bytes;
    const wide = locator >= 0 && tail.readUInt32LE(locator) === locator64Signature;
    const oneDisk = tail.readUInt32LE(at + 4) === 0 && tail.readUInt16LE(at + 8) === count;
    if (!wide) {
      if (!oneDisk || plain.offset + plain.size !== position) throw damaged(source);
      return plain;
    }
    return end64(source, tail.readBigUInt64LE(locator + 8), position - locator64Bytes);
  }
  throw fail(source, "reading.truncated");
}

async function end64(source: ByteSource, offset: bigint, locator: number): Promise<DirectoryEnd> {
  const position = Number(offset);
  if (position + end64Bytes > locator) throw damaged(source);
  const record = await source.read(position, end64Bytes);
  const end = {
    count: Number(record.readBigUInt64LE(32)),
    size: Number(record.readBigUInt64LE(40)),
    offset: Number(record.readBigUInt64LE(48)),
  };
  const oneDisk = record.readBigUInt64LE(16) === 0n && Number(record.readBigUInt64LE(24)) === end.count;
  if (record.readUInt32LE(0) !== end64Signature || !oneDisk || end.offset + end.size !== position) {
    throw damaged(source);
  }
  return end;
}

function readEntry(
  source: ByteSource,
  directory: Buffer,
  at: number,
): { readonly entry: ArchiveEntry; readonly next: number } {
  if (at + entryBytes > directory.length || directory.readUInt32LE(at) !== entrySignature) {
    throw damaged(source);
  }
  const nameEnd = at + entryBytes + directory.readUInt16LE(at + 28);
  const extraEnd = nameEnd + directory.readUInt16LE(at + 30);
  const next = extraEnd + directory.readUInt16LE(at + 32);
  if (next > directory.length) throw damaged(source);
  const rawName = directory.subarray(at + entryBytes, nameEnd);
  const sizes = {
    bytes: directory.readUInt32LE(at + 24),
    compressedBytes: directory.readUInt32LE(at + 20),
    offset: directory.readUInt32LE(at + 42),
  };
  const flags = directory.readUInt16LE(at + 8);
  const entry: ArchiveEntry = {
    // Parts of a package have ASCII names; UTF-8 is the superset that every writer of the last twenty years uses.
    // One old writer put backslashes.
    name: rawName.toString("utf8").replaceAll("\\", "/"),
    rawName,
    method: directory.readUInt16LE(at + 10),
    encrypted: (flags & 1) !== 0,
    crc32: directory.readUInt32LE(at + 16),
    ...wideSizes(source, directory.subarray(nameEnd, extraEnd), sizes),
  };
  return { entry, next };
}

type Sizes = Pick<ArchiveEntry, "bytes" | "compressedBytes" | "offset">;

/** Sizes that do not fit 32 bits stand in the extra field 0x0001, only those, in this order. */
function wideSizes(source: ByteSource, extra: Buffer, sizes: Sizes): Sizes {
  const wide = [sizes.bytes, sizes.compressedBytes, sizes.offset];
  if (!wide.includes(0xffffffff)) return sizes;
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    const end = at + 4 + extra.readUInt16LE(at + 2);
    let field = at + 4;
    const [bytes = 0, compressedBytes = 0, offset = 0] = wide.map((value) => {
      if (value !== 0xffffffff) return value;
      if (field + 8 > end || end > extra.length) throw damaged(source);
      field += 8;
      return Number(extra.readBigUInt64LE(field - 8));
    });
    return { bytes, compressedBytes, offset };
  }
  throw damaged(source);
}

function checkSizes(
  source: ByteSource,
  entries: ReadonlyMap<string, ArchiveEntry>,
  limits: ArchiveLimits,
): void {
  const sizes = [...entries.values()].map((entry) => entry.bytes);
  const total = sizes.reduce((sum, bytes) => sum + bytes, 0);
  if (total > limits.totalBytes) throw tooLarge(source, limits.totalBytes);
  if (sizes.some((bytes) => bytes > limits.entryBytes)) throw tooLarge(source, limits.entryBytes);
}

/** The expanded contents are beyond a limit in bytes. */
export function tooLarge(source: ByteSource, limit: number): ProblemError {
  return fail(source, "reading.archive-too-large", { megabytes: Math.round(limit / 1024 ** 2) });
}

function checkOverlap(
  source: ByteSource,
  entries: ReadonlyMap<string, ArchiveEntry>,
  directory: number,
): void {
  const ordered = [...entries.values()].sort((a, b) => a.offset - b.offset);
  for (const [i, entry] of ordered.entries()) {
    const end = entry.offset + localHeaderBytes + entry.rawName.length + entry.compressedBytes;
    if (end > (ordered[i + 1]?.offset ?? directory)) {
      throw fail(source, "reading.archive-ambiguous", { part: entry.name });
    }
  }
}
