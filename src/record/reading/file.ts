import { createReadStream } from "node:fs";
import { failed, ok, problem, type Result } from "../../kernel/problem.ts";

/** The largest text that is read: a volume of resolutions has a few megabytes. */
const limitMegabytes = 64;

/**
 * The text of a file, or of standard input for `-`; UTF-8, UTF-16 with its mark, and Windows-1252 where the bytes are no UTF-8.
 * Problems: `record.unreadable`, `record.too-large`.
 */
export async function readText(path: string): Promise<Result<string>> {
  const chunks: Buffer[] = [];
  let size = 0;
  const stream = path === "-" ? process.stdin : createReadStream(path);
  try {
    for await (const chunk of stream) {
      size += chunk.length;
      if (size > limitMegabytes * 1_000_000) {
        stream.destroy();
        return failed(problem("record.too-large", { path, limit: limitMegabytes }));
      }
      chunks.push(Buffer.from(chunk));
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return failed(problem("record.unreadable", { path, reason }));
  }
  return ok(decoded(Buffer.concat(chunks)));
}

function decoded(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
