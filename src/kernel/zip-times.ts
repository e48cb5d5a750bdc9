/**
 * A ZIP archive with the times of its entries set to the beginning of the format's own calendar (1 January 1980), so that
 * the same contents have the same bytes. For archives that we have just written ourselves: no ZIP64, no encryption.
 */
export function withoutTimes(archive: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const bytes = archive.slice();
  const view = new DataView(bytes.buffer);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end--;
  if (end < 0) throw new Error("no end of a ZIP archive");
  const entries = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const day = (1 << 5) | 1;
  for (let i = 0; i < entries; i++) {
    if (view.getUint32(at, true) !== 0x02014b50) throw new Error("a ZIP directory that is not one");
    const local = view.getUint32(at + 42, true);
    view.setUint16(at + 12, 0, true);
    view.setUint16(at + 14, day, true);
    view.setUint16(local + 10, 0, true);
    view.setUint16(local + 12, day, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return bytes;
}
