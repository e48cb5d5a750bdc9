/** Joins pieces so that no character of UTF-8 is cut in two. */
export async function* wholeCharacters(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, void> {
  let rest: Buffer | undefined;
  for await (const piece of bytes) {
    const joined = rest ? Buffer.concat([rest, piece]) : piece;
    const cut = incompleteTail(joined);
    rest = cut === 0 ? undefined : Buffer.from(joined.subarray(joined.length - cut));
    if (cut < joined.length) yield joined.subarray(0, joined.length - cut);
  }
  if (rest) yield rest;
}

/** How many bytes at the end begin a character that is not complete. */
export function incompleteTail(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}
