import { createReadStream } from "node:fs";
import { failed, ok, problem, type Result } from "../../kernel/problem.ts";

/** The largest file that is read: a volume of resolutions has a few megabytes. */
const limitMegabytes = 64;

const systemCodes: Readonly<Record<string, string>> = {
  ENOENT: "record.missing",
  ENOTDIR: "record.missing",
  EACCES: "record.forbidden",
  EPERM: "record.forbidden",
  EISDIR: "record.folder",
};

/**
 * The bytes of a file, or of standard input for `-`. Problems: `record.missing`, `record.forbidden`, `record.folder`,
 * `record.unreadable`, `record.too-large`.
 */
export async function readBytes(path: string): Promise<Result<Uint8Array>> {
  const chunks: Buffer[] = [];
  let size = 0;
  const stream = path === "-" ? process.stdin : createReadStream(path);
  const place = { file: path };
  try {
    for await (const chunk of stream) {
      size += chunk.length;
      if (size > limitMegabytes * 1_000_000) {
        stream.destroy();
        return failed(problem("record.too-large", { path, limit: limitMegabytes }, place));
      }
      chunks.push(Buffer.from(chunk));
    }
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
    return failed(problem(systemCodes[reason] ?? "record.unreadable", { path, reason }, place));
  }
  return ok(Buffer.concat(chunks));
}
