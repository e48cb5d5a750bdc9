import {
  chooseEncoding,
  type Effort,
  type Encoding,
  encodeBytes,
  encodeStream,
  isCompressible,
} from "./encoding.ts";

/** An answer before it knows how its reader wants it packed. */
export interface Entity {
  readonly status: number;
  readonly type: string;
  /** Bytes, or a stream that is only opened when somebody reads it. */
  readonly body: Uint8Array | (() => ReadableStream<Uint8Array>);
  /** What makes this answer this answer, without quotation marks; null where that is not known before it is made. */
  readonly tag: string | null;
  readonly cacheControl: string;
  /** Request headers on which the answer depends, beside Accept-Encoding. */
  readonly vary?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
  /** Cookies that it sets, each a header of its own. */
  readonly cookies?: readonly string[];
  /** For an answer that is kept: its packed forms, each made at first need. */
  readonly packed?: Map<Encoding, Promise<Uint8Array>>;
}

/** May be asked again at any time, and is sent only when it has changed. */
export const revalidate = "no-cache";
/** Never changes at this address. */
export const immutable = "public, max-age=31536000, immutable";
/** Not for any cache. */
export const noStore = "no-store";

const smallest = 512;

/**
 * The response for a request: 304 where the reader has it, packed as the reader takes it, without a body for HEAD.
 * The tag of each packed form is its own, as a strong tag must be.
 */
export async function send(request: Request, entity: Entity): Promise<Response> {
  const packable =
    isCompressible(entity.type) && !(entity.body instanceof Uint8Array && entity.body.length < smallest);
  const encoding = packable
    ? chooseEncoding(request.headers.get("accept-encoding") ?? undefined)
    : "identity";
  const headers = new Headers(entity.headers);
  for (const cookie of entity.cookies ?? []) headers.append("Set-Cookie", cookie);
  headers.set("Cache-Control", entity.cacheControl);
  const vary = [...(entity.vary ?? []), ...(packable ? ["Accept-Encoding"] : [])];
  if (vary.length > 0) headers.set("Vary", vary.join(", "));
  if (entity.tag !== null) {
    headers.set("ETag", formatTag(entity.tag, encoding));
    if (entity.status === 200 && matches(request.headers.get("if-none-match"), entity.tag)) {
      return new Response(null, { status: 304, headers });
    }
  }
  headers.set("Content-Type", entity.type);
  if (encoding !== "identity") headers.set("Content-Encoding", encoding);
  const { status, body } = entity;
  if (typeof body === "function") {
    if (request.method === "HEAD") return new Response(null, { status, headers });
    return new Response(encodeStream(body(), encoding), { status, headers });
  }
  const bytes = await packedBytes(entity, body, encoding);
  headers.set("Content-Length", String(bytes.length));
  return new Response(request.method === "HEAD" ? null : (bytes as Uint8Array<ArrayBuffer>), {
    status,
    headers,
  });
}

/** True where the reader already holds what has this tag, so that it need not even be made. */
export function readerHas(request: Request, tag: string): boolean {
  return matches(request.headers.get("if-none-match"), tag);
}

function packedBytes(entity: Entity, body: Uint8Array, encoding: Encoding): Promise<Uint8Array> {
  const effort: Effort = entity.packed ? "kept" : "passing";
  if (!entity.packed) return encodeBytes(body, encoding, effort);
  const known = entity.packed.get(encoding);
  if (known) return known;
  const made = encodeBytes(body, encoding, effort);
  entity.packed.set(encoding, made);
  return made;
}

const suffix: Readonly<Record<Encoding, string>> = { br: "-br", gzip: "-gz", identity: "" };

function formatTag(tag: string, encoding: Encoding): string {
  return `"${tag}${suffix[encoding]}"`;
}

/** The weak comparison of RFC 9110, section 13.1.2: proxies that pack by themselves write W/ before a tag. */
function matches(ifNoneMatch: string | null, tag: string): boolean {
  if (ifNoneMatch === null) return false;
  const wanted = new Set(Object.values(suffix).map((end) => `"${tag}${end}"`));
  return ifNoneMatch
    .split(",")
    .map((part) => part.trim().replace(/^W\//, ""))
    .some((part) => part === "*" || wanted.has(part));
}
