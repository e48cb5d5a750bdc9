import { diskWith } from "../../kernel/disk.ts";
import { ProblemError } from "../../kernel/problem.ts";

/**
 * What the disk and the engine answer when something outside this program is wrong, told as problems that a person can
 * act on. Everything else is a fault of ours and stays an exception.
 */
export const { diskProblem, onDisk } = diskWith({
  byErrno: {
    ENOSPC: "releases.disk-full",
    EDQUOT: "releases.disk-full",
    EACCES: "releases.no-access",
    EPERM: "releases.no-access",
    EROFS: "releases.no-access",
  },
  byMessage: [
    [/no space left on device|disk quota exceeded|max_temp_directory_size/i, "releases.disk-full"],
    [/permission denied|read-only file system/i, "releases.no-access"],
    [/out of memory error|failed to offload data block/i, "releases.out-of-memory"],
    [
      /parquet|no magic bytes|tprotocol|ttype|know what type|read enough bytes|converted type|decompress|snappy|thrift/i,
      "releases.damaged",
    ],
  ],
});

/** An error of the engine at work on the file at `path`: a {@link ProblemError} where a person can act on it, else itself. */
export function engineError(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || error instanceof ProblemError) return error;
  // The rest of a message is our own SQL, in which the word "parquet" means nothing.
  if (error.message.includes("disabled by configuration")) return error;
  const [message = ""] = error.message.split("\n\nLINE ");
  const found = diskProblem(new Error(message), path);
  return found ? new ProblemError(found) : error;
}
