import { pipeline, Readable } from "node:stream";
import { crc32, createInflateRaw } from "node:zlib";
import { ProblemError, problem } from "../kernel/problem.ts";
import { type Archive, type ArchiveEntry, damaged, tooLarge } from "./archive.ts";
import type { ArchiveLimits } from "./limits.ts";
import type { ByteSource } from "./source.ts";

const localSignature = 0x04034b50;
const localHeaderBytes = 30;
const inflatedPieceBytes = 128 * 1024;
/** Small parts may compress wonderfully; the ratio says something only beyond this. */
const ratioFreeBytes = 1024 * 1024;

const stored = 0;
const deflated = 8;

/**
 * The expanded bytes of an entry, in pieces. Its size and CRC-32 are checked at its end, the limits on expansion on the way.
 * Throws `reading.part-damaged`, `reading.archive-damaged`, `reading.archive-bomb`, `reading.archive-too-large`, `reading.encrypted`,
 * `reading.archive-method`.
 */
export async function* entryBytes(
  archive: Archive,
  entry: ArchiveEntry,
  limits: ArchiveLimits,
): AsyncGenerator<Buffer, void, void> {
  const { source } = archive;
  const place = { file: source.file };
  if (entry.encrypted) throw new ProblemError(problem("reading.encrypted", {}, place));
  if (entry.method !== stored && entry.method !== deflated) {
    throw new ProblemError(problem("reading.archive-method", { part: entry.name }, place));
  }
  const start = await dataStart(source, entry);
  const compressed = source.pieces(start, start + entry.compressedBytes);
  const pieces = entry.method === stored ? compressed : inflate(compressed, entry.name, source.file);
  const suspicious = ratioFreeBytes + entry.compressedBytes * limits.ratio;
  let bytes = 0;
  let checksum = 0;
  for await (const piece of pieces) {
    bytes += piece.length;
    if (bytes > suspicious) {
      const facts = { part: entry.name, ratio: limits.ratio };
      throw new ProblemError(problem("reading.archive-bomb", facts, place));
    }
    if (bytes > limits.entryBytes) throw tooLarge(source, limits.entryBytes);
    if (bytes > entry.bytes) break;
    checksum = crc32(piece, checksum);
    yield piece;
  }
  if (bytes !== entry.bytes || checksum !== entry.crc32) {
    throw new ProblemError(problem("reading.part-damaged", { part: entry.name }, place));
  }
}

/** Where the data begin, behind a local header that must say the same as the directory. */
async function dataStart(source: ByteSource, entry: ArchiveEntry): Promise<number> {
  const nameBytes = entry.rawName.length;
  const header = await source.read(entry.offset, localHeaderBytes + nameBytes);
  const agrees =
    header.readUInt32LE(0) === localSignature &&
    header.readUInt16LE(8) === entry.method &&
    header.readUInt16LE(26) === nameBytes &&
    header.subarray(localHeaderBytes).equals(entry.rawName);
  const start = entry.offset + localHeaderBytes + nameBytes + header.readUInt16LE(28);
  if (!agrees || start + entry.compressedBytes > source.bytes) throw damaged(source);
  return start;
}

async function* inflate(
  compressed: AsyncGenerator<Buffer, void, void>,
  part: string,
  file: string,
): AsyncGenerator<Buffer, void, void> {
  const inflater = createInflateRaw({ chunkSize: inflatedPieceBytes });
  const input = Readable.from(compressed, { objectMode: true, highWaterMark: 2 });
  // The error reaches the loop through the inflater, which the pipeline destroys with it.
  pipeline(input, inflater, () => {});
  try {
    for await (const piece of inflater) yield piece;
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw new ProblemError(problem("reading.part-damaged", { part }, { file }));
  } finally {
    input.destroy();
    inflater.destroy();
  }
}
