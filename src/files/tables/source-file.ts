import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { type FileHandle, open, stat } from "node:fs/promises";
import { type Problem, ProblemError, problem } from "../../kernel/problem.ts";
import type { OnProgress } from "../../kernel/progress.ts";
import type { ByteSource } from "../source.ts";

const pieceBytes = 256 * 1024;

/** A file held open for reading at any place. Everything it throws is a ProblemError that names the file. */
export interface SourceFile extends ByteSource {
  readonly sha256: string;
  /** Throws `reading.changed` if the file is no longer what it was when it was opened. */
  assertUnchanged(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens a regular file and computes its SHA-256 in one pass.
 *
 * @param name what problems call the file; the path itself where there is none.
 */
export async function openSource(path: string, name: string, onProgress: OnProgress): Promise<SourceFile> {
  const handle = await openRegular(path, name);
  try {
    const { size, mtimeMs } = await handle.stat();
    const guarded = <T>(work: () => Promise<T>): Promise<T> => guard(name, work);
    const source = { file: name, bytes: size };
    const read = (position: number, length: number) =>
      guarded(() => readExactly(handle, name, position, length));
    async function* pieces(start: number, end: number): AsyncGenerator<Buffer, void, void> {
      for (let at = start; at < end; at += pieceBytes) yield await read(at, Math.min(pieceBytes, end - at));
    }
    const hash = createHash("sha256");
    let done = 0;
    for await (const piece of pieces(0, size)) {
      hash.update(piece);
      done += piece.length;
      onProgress({ phase: "reading.checksum", done, total: size, unit: "bytes" });
    }
    return {
      ...source,
      sha256: hash.digest("hex"),
      read,
      pieces,
      assertUnchanged: () =>
        guarded(async () => {
          const now = await handle.stat();
          if (now.size !== size || now.mtimeMs !== mtimeMs) {
            throw new ProblemError(problem("reading.changed", {}, { file: name }));
          }
        }),
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function openRegular(path: string, name: string): Promise<FileHandle> {
  return guard(name, async () => {
    // Looked at before it is opened: opening a pipe that nobody writes to would wait for ever.
    const status = await stat(path);
    if (status.isDirectory()) throw new ProblemError(problem("reading.folder", {}, { file: name }));
    if (!status.isFile()) throw new ProblemError(problem("reading.not-a-file", {}, { file: name }));
    return open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  });
}

async function readExactly(
  handle: FileHandle,
  name: string,
  position: number,
  length: number,
): Promise<Buffer> {
  const buffer = Buffer.allocUnsafeSlow(length);
  for (let filled = 0; filled < length; ) {
    const { bytesRead } = await handle.read(buffer, filled, length - filled, position + filled);
    if (bytesRead === 0) throw new ProblemError(problem("reading.truncated", {}, { file: name }));
    filled += bytesRead;
  }
  return buffer;
}

async function guard<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof ProblemError ? error : new ProblemError(systemProblem(error, file));
  }
}

const systemCodes: Readonly<Record<string, string>> = {
  ENOENT: "reading.missing",
  ENOTDIR: "reading.missing",
  EACCES: "reading.forbidden",
  EPERM: "reading.forbidden",
  EISDIR: "reading.folder",
};

/** A failed system call as a problem; `reason` is its code, such as EIO, or its message where it has none. */
export function systemProblem(error: unknown, file: string): Problem {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const reason = code === "" ? String(error) : code;
  return problem(systemCodes[code] ?? "reading.disk", { reason }, { file });
}
