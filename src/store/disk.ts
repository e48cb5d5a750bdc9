import { type Problem, ProblemError, problem } from "../kernel/problem.ts";

const byErrno: Readonly<Record<string, string>> = {
  ENOSPC: "store.disk-full",
  EDQUOT: "store.disk-full",
  EACCES: "store.unreadable",
  EPERM: "store.unreadable",
  EROFS: "store.unreadable",
  // A file where the folder should be.
  EEXIST: "store.unreadable",
  ENOTDIR: "store.unreadable",
  ELOOP: "store.unreadable",
  ENAMETOOLONG: "store.unreadable",
  EIO: "store.unreadable",
};

/** Libraries that write for us tell the system's words only. */
const byMessage: readonly [RegExp, string][] = [
  [/no space left on device|disk quota exceeded/i, "store.disk-full"],
  [/permission denied|read-only file system/i, "store.unreadable"],
];

/** True where the error is one of the system with one of these codes. */
export function isErrno(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && "code" in error && codes.includes(String(error.code));
}

/** The problem behind an error of the disk at `path`, or undefined where the error is of another kind. */
export function diskProblem(error: unknown, path: string): Problem | undefined {
  if (!(error instanceof Error)) return undefined;
  const errno = "code" in error ? String(error.code) : "";
  const code = byErrno[errno] ?? byMessage.find(([form]) => form.test(error.message))?.[1];
  return code === undefined ? undefined : problem(code, { path, reason: errno || error.message });
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
