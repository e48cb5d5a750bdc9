import { isUtf8 } from "node:buffer";
import { type Place, ProblemError, problem } from "../kernel/problem.ts";
import { wholeCharacters } from "./whole-characters.ts";

const headBytes = 256;

/**
 * The bytes of an XML document as valid UTF-8 without byte order mark, no character cut between pieces. Knows UTF-8,
 * UTF-16 (XML 1.0, appendix F) and whatever other encoding the declaration names and the platform can decode.
 * Throws `reading.xml-encoding` where the bytes are not of that encoding.
 */
export async function* utf8Xml(
  bytes: AsyncIterable<Buffer>,
  part: string,
  place: Place,
): AsyncGenerator<Buffer, void, void> {
  const unreadable = () => new ProblemError(problem("reading.xml-encoding", { part }, place));
  const started = await beginning(bytes);
  try {
    const { encoding, mark } = xmlEncoding(started.head);
    const rest = continued(started.head.subarray(mark), started.rest);
    if (encoding !== "utf-8") {
      yield* transcoded(rest, encoding, unreadable);
      return;
    }
    for await (const piece of wholeCharacters(rest)) {
      if (!isUtf8(piece)) throw unreadable();
      yield piece;
    }
  } finally {
    await started.rest.return?.();
  }
}

async function* transcoded(
  bytes: AsyncIterable<Buffer>,
  encoding: string,
  unreadable: () => ProblemError,
): AsyncGenerator<Buffer, void, void> {
  const decoder = makeDecoder(encoding);
  if (!decoder) throw unreadable();
  const decoded = (piece?: Buffer): Buffer => {
    try {
      return Buffer.from(piece ? decoder.decode(piece, { stream: true }) : decoder.decode());
    } catch {
      throw unreadable();
    }
  };
  for await (const piece of bytes) yield decoded(piece);
  yield decoded();
}

function makeDecoder(encoding: string): TextDecoder | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  } catch {
    return undefined;
  }
}

function xmlEncoding(head: Buffer): { readonly encoding: string; readonly mark: number } {
  const start = head.toString("latin1", 0, 4);
  if (start.startsWith("\xef\xbb\xbf")) return { encoding: "utf-8", mark: 3 };
  if (start.startsWith("\xff\xfe")) return { encoding: "utf-16le", mark: 2 };
  if (start.startsWith("\xfe\xff")) return { encoding: "utf-16be", mark: 2 };
  if (start === "<\0?\0") return { encoding: "utf-16le", mark: 0 };
  if (start === "\0<\0?") return { encoding: "utf-16be", mark: 0 };
  const declaration = /^<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']/.exec(
    head.toString("latin1", 0, headBytes),
  );
  const named = declaration?.[1]?.toLowerCase() ?? "utf-8";
  return { encoding: named === "us-ascii" || named === "ascii" ? "utf-8" : named, mark: 0 };
}

interface Started {
  readonly head: Buffer;
  readonly rest: AsyncIterator<Buffer>;
}

async function beginning(bytes: AsyncIterable<Buffer>): Promise<Started> {
  const rest = bytes[Symbol.asyncIterator]();
  let head: Buffer = Buffer.alloc(0);
  while (head.length < headBytes) {
    const next = await rest.next();
    if (next.done === true) break;
    head = head.length === 0 ? next.value : Buffer.concat([head, next.value]);
  }
  return { head, rest };
}

async function* continued(head: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer, void, void> {
  if (head.length > 0) yield head;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}
