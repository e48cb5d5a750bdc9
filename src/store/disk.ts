import { diskWith } from "../kernel/disk.ts";

export const { diskProblem, onDisk } = diskWith({
  byErrno: {
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
  },
  byMessage: [
    [/no space left on device|disk quota exceeded/i, "store.disk-full"],
    [/permission denied|read-only file system/i, "store.unreadable"],
  ],
});

/** True where the error is one of the system with one of these codes. */
export function isErrno(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && "code" in error && codes.includes(String(error.code));
}
