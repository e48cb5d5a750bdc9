import { inflateRawSync } from "node:zlib";

/** For tests: every file of an archive that we wrote, names first, as text. */
export function readZip(bytes: Uint8Array): readonly string[] {
  const buffer = Buffer.from(bytes);
  const texts: string[] = [];
  let end = buffer.length - 22;
  while (buffer.readUInt32LE(end) !== 0x06054b50) end--;
  let at = buffer.readUInt32LE(end + 16);
  for (let n = buffer.readUInt16LE(end + 10); n > 0; n--) {
    const [method, size, name, extra, comment, local] = [
      buffer.readUInt16LE(at + 10),
      buffer.readUInt32LE(at + 20),
      buffer.readUInt16LE(at + 28),
      buffer.readUInt16LE(at + 30),
      buffer.readUInt16LE(at + 32),
      buffer.readUInt32LE(at + 42),
    ];
    const start = local + 30 + buffer.readUInt16LE(local + 26) + buffer.readUInt16LE(local + 28);
    const data = buffer.subarray(start, start + size);
    texts.push(
      buffer.toString("utf8", at + 46, at + 46 + name),
      (method === 8 ? inflateRawSync(data) : data).toString("utf8"),
    );
    at += 46 + name + extra + comment;
  }
  return texts;
}
