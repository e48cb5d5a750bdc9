import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { canonicalJson } from "../../kernel/canonical.ts";
import { type ReleaseDescription, ReleaseHash } from "./model.ts";

/** `release.json` and `index.json` as they are written: canonical, two spaces, a line feed at the end. */
export function canonicalText(value: unknown): string {
  return `${canonicalJson(value, 2)}\n`;
}

/** SHA-256 of a file's bytes, in lower-case hexadecimal. */
export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const part of createReadStream(path)) hash.update(part);
  return hash.digest("hex");
}

/**
 * The name of a release: the SHA-256 of the SHA-256 of its Parquet (hexadecimal), a line feed, and the bytes of its
 * canonical `release.json`. Anyone can recompute it:
 *
 *     (sha256sum < observations.parquet | cut -c1-64; cat release.json) | sha256sum
 */
export function releaseHash(parquetSha256: string, description: ReleaseDescription): ReleaseHash {
  const hash = createHash("sha256").update(`${parquetSha256}\n`).update(canonicalText(description));
  return ReleaseHash.parse(hash.digest("hex"));
}
