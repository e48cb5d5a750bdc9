import { inflateSync } from "node:zlib";

const signature = 0x774f4646;

/**
 * A WOFF 1.0 file (W3C Recommendation of 13 December 2012) as the TrueType or OpenType file inside it, which is what
 * programs outside a browser read. Throws where the file is not one: fonts are our own files.
 */
export function openWoff(woff: Buffer): Buffer {
  if (woff.length < 44 || woff.readUInt32BE(0) !== signature) throw new Error("not a WOFF file");
  const flavour = woff.readUInt32BE(4);
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, index) => readTable(woff, 44 + index * 20));
  let offset = 12 + 16 * count;
  const power = 2 ** Math.floor(Math.log2(count));
  const head = Buffer.alloc(offset);
  head.writeUInt32BE(flavour, 0);
  head.writeUInt16BE(count, 4);
  head.writeUInt16BE(power * 16, 6);
  head.writeUInt16BE(Math.log2(power), 8);
  head.writeUInt16BE((count - power) * 16, 10);
  const bodies: Buffer[] = [];
  for (const [index, table] of tables.entries()) {
    const at = 12 + index * 16;
    table.tag.copy(head, at);
    head.writeUInt32BE(table.checksum, at + 4);
    head.writeUInt32BE(offset, at + 8);
    head.writeUInt32BE(table.body.length, at + 12);
    const padded = Buffer.alloc(Math.ceil(table.body.length / 4) * 4);
    table.body.copy(padded);
    bodies.push(padded);
    offset += padded.length;
  }
  return Buffer.concat([head, ...bodies]);
}

function readTable(woff: Buffer, at: number) {
  const [offset, packed, length, checksum] = [4, 8, 12, 16].map((n) => woff.readUInt32BE(at + n)) as [
    number,
    number,
    number,
    number,
  ];
  const stored = woff.subarray(offset, offset + packed);
  const body = packed < length ? inflateSync(stored, { maxOutputLength: length }) : stored;
  return { tag: woff.subarray(at, at + 4), body, checksum };
}
