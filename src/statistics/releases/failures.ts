import { type Problem, ProblemError, problem } from "../../kernel/problem.ts";

/**
 * What the disk and the engine answer when something outside this program is wrong, told as problems that a person can
 * act on. Everything else is a fault of ours and stays an exception.
 */

const byErrno: Readonly<Record<string, string>> = {
  ENOSPC: "releases.disk-full",
  EDQUOT: "releases.disk-full",
  EACCES: "releases.no-access",
  EPERM: "releases.no-access",
  EROFS: "releases.no-access",
};

const byMessage: readonly [RegExp, string][] = [
  [/no space left on device|disk quota exceeded|max_temp_directory_size/i, "releases.disk-full"],
  [/permission denied|read-only file system/i, "releases.no-access"],
  [/out of memory error|failed to offload data block/i, "releases.out-of-memory"],
  [
    /parquet|no magic bytes|tprotocol|ttype|know what type|read enough bytes|converted type|decompress|snappy|thrift/i,
    "releases.damaged",
  ],
];

/** The problem behind an error of the disk at `path`, or undefined where the error is of another kind. */
export function diskProblem(error: unknown, path: string): Problem | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = "code" in error && typeof error.code === "string" ? byErrno[error.code] : undefined;
  const found = code ?? byMessage.find(([form]) => form.test(error.message))?.[1];
  return found === undefined ? undefined : problem(found, { path });
}

/** An error of the engine at work on the file at `path`: a {@link ProblemError} where a person can act on it, else itself. */
export function engineError(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || error instanceof ProblemError) return error;
  // The rest of a message is our own SQL, in which the word "parquet" means nothing.
  if (error.message.includes("disabled by configuration")) return error;
  const [message = ""] = error.message.split("\n\nLINE ");
  const found = diskProblem(new Error(message), path);
  return found ? new ProblemError(found) : error;
}

/** Runs work on files at `path`; its failures for want of space or of rights become a {@link ProblemError}. */
export async function onDisk<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    const found = diskProblem(error, path);
    throw found ? new ProblemError(found) : error;
  }
}
