import { type Problem, ProblemError, problem } from "./problem.ts";

/** Which problem of a room an error of the disk is. */
export interface DiskCodes {
  /** By the system's name of the error, such as `ENOSPC`. */
  readonly byErrno: Readonly<Record<string, string>>;
  /** Libraries that write for us tell the system's words only. */
  readonly byMessage: readonly (readonly [RegExp, string])[];
}

/** What a room does about the disk. Errors that its codes do not know are faults of ours and stay exceptions. */
export interface Disk {
  /** The problem behind an error of the disk at `path`, or undefined where the error is of another kind. */
  diskProblem(error: unknown, path: string): Problem | undefined;
  /** Runs work on files at `path`; its failures for want of space or of rights become a {@link ProblemError}. */
  onDisk<T>(path: string, work: () => Promise<T>): Promise<T>;
}

export function diskWith({ byErrno, byMessage }: DiskCodes): Disk {
  function diskProblem(error: unknown, path: string): Problem | undefined {
    if (!(error instanceof Error)) return undefined;
    const errno = "code" in error ? String(error.code) : "";
    const code = byErrno[errno] ?? byMessage.find(([form]) => form.test(error.message))?.[1];
    return code === undefined ? undefined : problem(code, { path, reason: errno || error.message });
  }
  async function onDisk<T>(path: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof ProblemError) throw error;
      const found = diskProblem(error, path);
      throw found ? new ProblemError(found) : error;
    }
  }
  return { diskProblem, onDisk };
}
