/** Limits that keep a hostile archive from filling memory or disk. */
export interface ArchiveLimits {
  /** Bytes that one entry of an archive may expand to. */
  readonly entryBytes: number;
  /** Bytes that all entries together may expand to. */
  readonly totalBytes: number;
  /** Expanded bytes per compressed byte, beyond the first megabyte. */
  readonly ratio: number;
  readonly entries: number;
  readonly xmlDepth: number;
}
