import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { contentSecurityPolicy, sealDocument } from "./csp.ts";

const nonce = "AbCdEfGhIjKlMnOpQrStUvWx";

function hashOf(code: string): string {
  return `sha256-${createHash("sha256").update(code).digest("base64")}`;
}

describe("sealing a document", () => {
  test("hashes exactly the code that carries the nonce, and takes the nonce out", () => {
    const { html, inline } = sealDocument(
      `<head><style nonce="${nonce}">p{}</style></head><script nonce="${nonce}">a()</script><p>x</p>`,
      nonce,
    );
    expect(html).toBe("<head><style>p{}</style></head><script>a()</script><p>x</p>");
    expect(inline).toEqual({ scripts: [hashOf("a()")], styles: [hashOf("p{}")] });
  });

  test.each([
    ["no nonce", "<script>evil()</script>"],
    ["an empty nonce", '<script nonce="">evil()</script>'],
    ["another nonce", '<script nonce="AbCdEfGhIjKlMnOpQrStUvWy">evil()</script>'],
    ["the nonce's beginning", '<script nonce="AbCdEfGhIj">evil()</script>'],
    ["an event handler", '<img src=x onerror="evil()">'],
  ])("does not vouch for injected code with %s", (_, injected) => {
    const { inline } = sealDocument(`<p>${injected}</p><script nonce="${nonce}">good()</script>`, nonce);
    expect(inline).toEqual({ scripts: [hashOf("good()")], styles: [] });
  });

  test("an unfinished tag before ours cannot smuggle code in", () => {
    const { inline } = sealDocument(`<script x="<script nonce="${nonce}">good()</script>`, nonce);
    expect(inline.scripts).toEqual([hashOf("good()")]);
  });

  test("the hash is of what is sent, even where the nonce stands in the code", () => {
    const { html, inline } = sealDocument(`<script nonce="${nonce}">f("${nonce}")</script>`, nonce);
    expect(html).toBe('<script>f("")</script>');
    expect(inline.scripts).toEqual([hashOf('f("")')]);
  });

  test("a nonce that could be guessed is a mistake in the program", () => {
    expect(() => sealDocument("", "short")).toThrow();
  });
});

test("the policy names everything and allows nothing unsafe", () => {
  const policy = contentSecurityPolicy({ scripts: ["sha256-a"], styles: [] });
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self' 'sha256-a';");
  expect(policy).not.toMatch(/unsafe|\*|https?:/);
});
