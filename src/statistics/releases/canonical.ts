import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { type ReleaseDescription, ReleaseHash } from "./model.ts";

/**
 * A value as JSON in one and only one way: keys in the order of their code units, two spaces, a line feed at the end.
 * Keys whose value is undefined are left out.
 */
export function canonicalJson(value: unknown): string {
  return `${JSON.stringify(value, sortKeys, 2)}\n`;
}

function sortKeys(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
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
  const hash = createHash("sha256").update(`${parquetSha256}\n`).update(canonicalJson(description));
  return ReleaseHash.parse(hash.digest("hex"));
}
