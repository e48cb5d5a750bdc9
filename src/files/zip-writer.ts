import { crc32, deflateRawSync } from "node:zlib";

/**
 * A file of a zip archive to be written. Everything beyond name and data is there to lie: what it says is written as it is,
 * true or not, so that malformed archives can be made.
 */
export interface ZipPart {
  readonly name: string;
  readonly data: Buffer | string;
  readonly method?: 0 | 8 | 12;
  readonly crc32?: number;
  readonly bytes?: number;
  readonly compressedBytes?: number;
  readonly flags?: number;
  /** Where the directory says that the local header stands. */
  readonly offset?: number;
  /** The name that the local header says. */
  readonly localName?: string;
  /** Bytes of the directory entry in the Zip64 form. */
  readonly zip64?: boolean;
}

export interface ZipOptions {
  readonly comment?: string;
  readonly count?: number;
  readonly directoryOffset?: number;
  readonly before?: Buffer;
  readonly zip64?: boolean;
}

/** The bytes of a zip archive (APPNOTE 6.3.10) with these files; the same input gives the same bytes. */
export function writeZip(parts: readonly ZipPart[], options: ZipOptions = {}): Buffer {
  const pieces: Buffer[] = options.before ? [options.before] : [];
  const directory: Buffer[] = [];
  let at = options.before?.length ?? 0;
  for (const part of parts) {
    const data = Buffer.isBuffer(part.data) ? part.data : Buffer.from(part.data);
    const packed = part.method === 0 || part.method === 12 ? data : deflateRawSync(data);
    const facts = {
      flags: part.flags ?? 0,
      method: part.method ?? 8,
      crc: part.crc32 ?? crc32(data),
      compressedBytes: part.compressedBytes ?? packed.length,
      bytes: part.bytes ?? data.length,
    };
    const local = localHeader(facts, Buffer.from(part.localName ?? part.name));
    directory.push(directoryEntry(facts, Buffer.from(part.name), part.offset ?? at, part.zip64 === true));
    pieces.push(local, packed);
    at += local.length + packed.length;
  }
  const entries = Buffer.concat(directory);
  const end = {
    count: options.count ?? parts.length,
    size: entries.length,
    offset: options.directoryOffset ?? at,
  };
  pieces.push(entries);
  if (options.zip64) pieces.push(end64(end, at + entries.length));
  pieces.push(endRecord(end, options.comment ?? "", options.zip64 === true));
  return Buffer.concat(pieces);
}

interface Facts {
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly compressedBytes: number;
  readonly bytes: number;
}

function localHeader(facts: Facts, name: Buffer): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  writeFacts(header, 6, facts);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
}

function directoryEntry(facts: Facts, name: Buffer, offset: number, zip64: boolean): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(20, 6);
  writeFacts(header, 8, facts);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt32LE(offset, 42);
  if (!zip64) return Buffer.concat([header, name]);
  const extra = Buffer.alloc(28);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(24, 2);
  extra.writeBigUInt64LE(BigInt(facts.bytes), 4);
  extra.writeBigUInt64LE(BigInt(facts.compressedBytes), 12);
  extra.writeBigUInt64LE(BigInt(offset), 20);
  for (const field of [20, 24, 42]) header.writeUInt32LE(0xffffffff, field);
  header.writeUInt16LE(extra.length, 30);
  return Buffer.concat([header, name, extra]);
}

function writeFacts(header: Buffer, at: number, facts: Facts): void {
  header.writeUInt16LE(facts.flags, at);
  header.writeUInt16LE(facts.method, at + 2);
  header.writeUInt32LE(facts.crc, at + 8);
  header.writeUInt32LE(facts.compressedBytes, at + 12);
  header.writeUInt32LE(facts.bytes, at + 16);
}

interface End {
  readonly count: number;
  readonly size: number;
  readonly offset: number;
}

function endRecord(end: End, comment: string, zip64: boolean): Buffer {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(zip64 ? 0xffff : end.count, 8);
  record.writeUInt16LE(zip64 ? 0xffff : end.count, 10);
  record.writeUInt32LE(zip64 ? 0xffffffff : end.size, 12);
  record.writeUInt32LE(zip64 ? 0xffffffff : end.offset, 16);
  record.writeUInt16LE(Buffer.byteLength(comment), 20);
  return Buffer.concat([record, Buffer.from(comment)]);
}

function end64(end: End, position: number): Buffer {
  const record = Buffer.alloc(56 + 20);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeBigUInt64LE(BigInt(end.count), 24);
  record.writeBigUInt64LE(BigInt(end.count), 32);
  record.writeBigUInt64LE(BigInt(end.size), 40);
  record.writeBigUInt64LE(BigInt(end.offset), 48);
  record.writeUInt32LE(0x07064b50, 56);
  record.writeBigUInt64LE(BigInt(position), 64);
  record.writeUInt32LE(1, 72);
  return record;
}
