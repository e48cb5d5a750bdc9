import { createHash } from "node:crypto";

/** Hashes of the inline scripts and styles that a document may run. */
export interface InlineHashes {
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
}

export const noInline: InlineHashes = { scripts: [], styles: [] };

/**
 * The Content-Security-Policy of a document. Nothing is allowed that is not named: no inline code but by its hash, no
 * other origin at all.
 */
export function contentSecurityPolicy(inline: InlineHashes = noInline): string {
  const sources = (hashes: readonly string[]) => ["'self'", ...hashes.map((hash) => `'${hash}'`)].join(" ");
  return [
    "default-src 'none'",
    `script-src ${sources(inline.scripts)}`,
    `style-src ${sources(inline.styles)}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** For what is not a document: nothing at all may run. */
export const closedPolicy = "default-src 'none'; frame-ancestors 'none'";

/**
 * Turns a document rendered with a nonce into one that can be kept. Only scripts and styles that carry exactly this
 * nonce, which nobody could guess before the document was made, are hashed; then the nonce goes. So code that found its
 * way into the document by way of data has no hash and does not run.
 */
export function sealDocument(
  html: string,
  nonce: string,
): { readonly html: string; readonly inline: InlineHashes } {
  if (!/^[\w-]{16,}$/.test(nonce)) throw new Error("a nonce must be long and of plain characters");
  const scripts = new Set<string>();
  const styles = new Set<string>();
  // The nonce is taken out before hashing: should it stand in the code too, the hash must be of what is sent.
  const element = /<(script|style)\b([^>]*)>([\s\S]*?)<\/\1\s*>/gi;
  for (const [, tag = "", attributes = "", content = ""] of html.matchAll(element)) {
    if (!attributes.includes(`nonce="${nonce}"`)) continue;
    const code = content.replaceAll(nonce, "");
    if (code === "") continue;
    const hash = `sha256-${createHash("sha256").update(code).digest("base64")}`;
    (tag.toLowerCase() === "script" ? scripts : styles).add(hash);
  }
  const sealed = html.replaceAll(` nonce="${nonce}"`, "").replaceAll(nonce, "");
  return { html: sealed, inline: { scripts: [...scripts], styles: [...styles] } };
}
