import { createHash, randomBytes } from "node:crypto";

/**
 * The key in a letter's link: it says which letter was followed and nothing else, opens only what everybody may read, and lets its
 * bearer say that it was received. Only its hash is kept.
 */
export function newKey(): { readonly key: string; readonly hash: string } {
  const key = randomBytes(24).toString("base64url");
  return { key, hash: keyHash(key) };
}

export function keyHash(key: string): string {
  return createHash("sha256").update(`outcome\n${key}`).digest("base64url");
}
