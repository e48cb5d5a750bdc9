/** Text from bytes: UTF-8, UTF-16 with its mark, and Windows-1252 where the bytes are no UTF-8. */
export function decodedText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** Control characters that no text has, or many that could not be decoded. */
export function isBinary(source: string): boolean {
  const head = source.slice(0, 20_000);
  let odd = 0;
  for (let i = 0; i < head.length; i++) {
    const code = head.charCodeAt(i);
    if (code === 0) return true;
    if ((code < 32 && !(code >= 8 && code <= 13) && code !== 27) || code === 0xfffd) odd++;
  }
  return odd * 20 > head.length;
}
