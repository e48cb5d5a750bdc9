import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { acceptedType } from "./accept.ts";
import { chooseEncoding, encodeBytes, encodeStream, isCompressible } from "./encoding.ts";

test.each([
  ["gzip, deflate, br, zstd", "br"],
  ["gzip", "gzip"],
  ["gzip;q=1.0, br;q=0.5", "gzip"],
  ["br;q=0, *;q=0.1", "gzip"],
  ["*", "br"],
  ["identity", "identity"],
  ["br;q=0, gzip;q=0", "identity"],
  [undefined, "identity"],
])("%s is answered with %s", (header, encoding) => {
  expect(chooseEncoding(header)).toBe(encoding);
});

test.each([
  ["text/html", "text/html"],
  ["*/*", "text/html"],
  ["application/*", "application/json"],
  ["text/*;q=0.2, application/json;q=0.1", "text/html"],
  ["text/html;q=0, */*", "application/json"],
  ["image/png", undefined],
  [undefined, "text/html"],
])("of HTML and JSON, %s takes %s", (accept, type) => {
  expect(acceptedType(accept, ["text/html", "application/json"])).toBe(type);
});

describe("packing", () => {
  const text = "Corridor ".repeat(5000);

  test("keeps what is packed, as bytes and as a stream", async () => {
    const bytes = new TextEncoder().encode(text);
    for (const [encoding, unpack] of [
      ["br", brotliDecompressSync],
      ["gzip", gunzipSync],
    ] as const) {
      for (const effort of ["kept", "passing"] as const) {
        const packed = await encodeBytes(bytes, encoding, effort);
        expect(packed.length).toBeLessThan(bytes.length / 10);
        expect(unpack(packed).toString()).toBe(text);
      }
      const stream = encodeStream(new Blob([bytes]).stream(), encoding);
      expect(unpack(Buffer.from(await new Response(stream).arrayBuffer())).toString()).toBe(text);
    }
  });

  test("an error of the source reaches the reader", async () => {
    const broken = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.error(new Error("broken"));
      },
    });
    await expect(new Response(encodeStream(broken, "br")).text()).rejects.toThrow();
  });

  test("only texts are packed", () => {
    expect(["text/css", "application/problem+json", "image/svg+xml"].every(isCompressible)).toBe(true);
    expect(["image/png", "font/woff2", "application/vnd.apache.parquet"].some(isCompressible)).toBe(false);
  });
});
