import { Readable } from "node:stream";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import { promisify } from "node:util";
import zlib from "node:zlib";

/** How the bytes of an answer are packed on the way. */
export type Encoding = "br" | "gzip" | "identity";

const ours = ["br", "gzip"] as const;

/** The encoding to answer with: brotli before gzip where the reader takes both alike (RFC 9110, section 12.5.3). */
export function chooseEncoding(acceptEncoding: string | undefined): Encoding {
  const weights = new Map<string, number>();
  for (const part of (acceptEncoding ?? "").split(",")) {
    const [name = "", ...parameters] = part.trim().toLowerCase().split(";");
    const q = parameters.map((p) => /^\s*q=([\d.]+)\s*$/.exec(p)?.[1]).find((v) => v !== undefined);
    if (name !== "") weights.set(name, q === undefined ? 1 : Number(q));
  }
  let best: Encoding = "identity";
  let weight = 0;
  for (const encoding of ours) {
    const offered = weights.get(encoding) ?? weights.get("*") ?? 0;
    if (offered > weight) [best, weight] = [encoding, offered];
  }
  return best;
}

/** Types whose bytes shrink: texts. Pictures, workbooks and Parquet are packed already. */
export function isCompressible(type: string): boolean {
  return /^(text\/|application\/(json|problem\+json|javascript|xml|manifest\+json|vnd\.oai)|image\/svg\+xml)/.test(
    type,
  );
}

/** `kept` for bytes that are packed once and sent often, `passing` for those made for one reader. */
export type Effort = "kept" | "passing";

const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);

/** Packs bytes, off the main thread. */
export async function encodeBytes(
  bytes: Uint8Array,
  encoding: Encoding,
  effort: Effort,
): Promise<Uint8Array> {
  if (encoding === "identity") return bytes;
  if (encoding === "gzip") return gzip(bytes, { level: effort === "kept" ? 9 : 5 });
  return brotli(bytes, { params: brotliParameters(effort === "kept" ? 10 : 4, bytes.length) });
}

/** Packs a stream as it passes; memory stays flat. */
export function encodeStream(
  stream: ReadableStream<Uint8Array>,
  encoding: Encoding,
): ReadableStream<Uint8Array> {
  if (encoding === "identity") return stream;
  const packer =
    encoding === "gzip"
      ? zlib.createGzip({ level: 5 })
      : zlib.createBrotliCompress({ params: brotliParameters(4) });
  const source = Readable.fromWeb(stream as NodeReadableStream<Uint8Array>);
  source.on("error", (error) => packer.destroy(error));
  packer.on("close", () => source.destroy());
  return Readable.toWeb(source.pipe(packer)) as ReadableStream<Uint8Array>;
}

function brotliParameters(quality: number, size?: number): Record<number, number> {
  return {
    [zlib.constants.BROTLI_PARAM_MODE]: zlib.constants.BROTLI_MODE_TEXT,
    [zlib.constants.BROTLI_PARAM_QUALITY]: quality,
    ...(size === undefined ? {} : { [zlib.constants.BROTLI_PARAM_SIZE_HINT]: size }),
  };
}
