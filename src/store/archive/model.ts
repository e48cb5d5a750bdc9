import { createHash } from "node:crypto";
import { z } from "zod";
import { canonicalJson } from "../../kernel/canonical.ts";

/**
 * A backup is a tar file: `backup.json` first, then the store's tables as JSON lines, the releases with their indexes and
 * the originals, and last `manifest.json` with the hash of each. Any tar program can look into it.
 */
export const backupFormat = 1;

/** `backup.json`. */
export const BackupHead = z.object({
  format: z.literal(backupFormat),
  software: z.string(),
  made: z.iso.datetime(),
  /** The identity of the data folder, which stays the same when it is restored. */
  home: z.uuid(),
  /** The last step of the store's tables that had been taken. */
  migration: z.int().nonnegative(),
});
export type BackupHead = z.infer<typeof BackupHead>;

export const ArchivedEntry = z.object({ name: z.string(), bytes: z.int().nonnegative(), sha256: z.string() });
export type ArchivedEntry = z.infer<typeof ArchivedEntry>;

/** `manifest.json`: every entry before it, and where the audit log ended. */
export const Manifest = z.object({
  entries: z.array(ArchivedEntry),
  audit: z.object({ entries: z.int().nonnegative(), head: z.string() }),
  /** Hash of the manifest's other members, since nothing comes after it that could hold one. */
  seal: z.string(),
});
export type Manifest = z.infer<typeof Manifest>;

/** The seal of a manifest. */
export function sealOf({ entries, audit }: Omit<Manifest, "seal">): string {
  return createHash("sha256").update(canonicalJson({ entries, audit })).digest("hex");
}

export const headName = "backup.json";
export const manifestName = "manifest.json";

/** The names that an archive may hold. Nothing else is ever used as a path. */
const allowed =
  /^(?:store\/[a-z][a-z0-9_]*\.jsonl|releases\/[a-z0-9-]+\/(?:index\.json|[0-9a-f]{64}\/(?:observations\.parquet|release\.json))|files\/[0-9a-f]{2}\/[0-9a-f]{64})$/;

/** True where a name is one that a backup may hold. */
export function isArchiveName(name: string): boolean {
  return allowed.test(name);
}

/** Something to be saved: a file on the disk, or a text. */
export type ArchiveItem =
  | { readonly name: string; readonly path: string }
  | { readonly name: string; readonly text: string };
