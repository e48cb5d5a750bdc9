import { isUtf8 } from "node:buffer";
import { type Place, ProblemError, problem } from "../../../kernel/problem.ts";
import { incompleteTail, wholeCharacters } from "../../whole-characters.ts";

export type TextEncoding = "utf-8" | "utf-16le" | "utf-16be";

/** The encoding that the first bytes of a text name by their byte order mark, UTF-8 where there is none. */
export function textEncoding(head: Buffer): { readonly encoding: TextEncoding; readonly mark: number } {
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: "utf-16le", mark: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: "utf-16be", mark: 2 };
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: "utf-8", mark: 3 };
  return { encoding: "utf-8", mark: 0 };
}

/**
 * Text from bytes, checked: throws `reading.encoding` with the line where the bytes are not of the encoding, and
 * `reading.binary-characters` where there are characters that no table holds. Nothing is replaced silently.
 */
export async function* decodeText(
  bytes: AsyncIterable<Buffer>,
  encoding: TextEncoding,
  place: Place,
): AsyncGenerator<string, void, void> {
  let line = 1;
  const checked = (text: string): string => {
    const bad = forbidden.exec(text);
    if (bad) {
      const at = line + countLines(text.slice(0, bad.index));
      throw new ProblemError(problem("reading.binary-characters", {}, { ...place, line: at }));
    }
    line += countLines(text);
    return text;
  };
  if (encoding === "utf-8") {
    for await (const piece of wholeCharacters(bytes)) {
      if (!isUtf8(piece)) {
        const at = line + countLines(piece.toString("latin1", 0, firstInvalid(piece)));
        const code = piece.includes(0) ? "reading.binary-characters" : "reading.encoding";
        throw new ProblemError(problem(code, {}, { ...place, line: at }));
      }
      yield checked(piece.toString("utf8"));
    }
    return;
  }
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  const decoded = (piece?: Buffer): string => {
    try {
      return piece ? decoder.decode(piece, { stream: true }) : decoder.decode();
    } catch {
      throw new ProblemError(problem("reading.encoding", {}, { ...place, line }));
    }
  };
  for await (const piece of bytes) yield checked(decoded(piece));
  yield checked(decoded());
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that a text table cannot hold.
const forbidden = /[\u0000-\u0008\u000e-\u001f\ufffe\uffff]/;

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) count++;
  return count;
}

function firstInvalid(bytes: Buffer): number {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const head = bytes.subarray(0, middle);
    if (isUtf8(head.subarray(0, middle - incompleteTail(head)))) low = middle;
    else high = middle - 1;
  }
  return low;
}
