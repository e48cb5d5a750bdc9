import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { attempt, ProblemError, problem, type Result } from "../kernel/problem.ts";

/**
 * Fetching an official document by its symbol. Only public https addresses are asked, also where one leads on to another, and what
 * comes is limited in size and time.
 */

export interface FetchOptions {
  /** The language of the text, by its two letters. */
  readonly language?: string;
  /**
   * Where the documents lie instead of the official addresses, for a mirror or a test: the symbol is put behind it. Given by whoever runs
   * the command, so it may be on this machine and without https.
   */
  readonly base?: string | undefined;
  readonly onAsking?: (address: string) => void;
  /** In milliseconds; 60 s. */
  readonly timeout?: number;
}

export interface Fetched {
  readonly bytes: Uint8Array;
  readonly address: string;
}

const limitMegabytes = 32;
const mostRedirects = 5;

/** Documents have symbols of at least three parts with a number in one: `A/RES/61/208`, `E/CN.9/2006/9`. */
const symbolForm = /^[A-Z]{1,6}(?:\/[A-Z0-9][A-Za-z0-9.()_-]*){1,7}$/;

/** The official addresses of a document, in the order in which they are tried. */
export function officialAddresses(symbol: string, language = "en"): readonly string[] {
  const path = symbol.split("/").map(encodeURIComponent).join("/");
  return [`https://docs.un.org/${language}/${path}`, `https://undocs.org/${language}/${path}`];
}

/**
 * Fetches a document. Problems: `records.fetch-symbol`, `records.fetch-unreachable`, `records.fetch-status`, `records.fetch-too-large`,
 * `records.fetch-too-slow`, `records.fetch-refused`, `records.fetch-redirects`: of the last address that was tried.
 */
export async function fetchDocument(symbol: string, options: FetchOptions = {}): Promise<Result<Fetched>> {
  return attempt(async () => {
    const { language = "en", base } = options;
    if (!symbolForm.test(symbol) || !/\d/.test(symbol))
      throw new ProblemError(problem("records.fetch-symbol", { symbol }));
    const addresses =
      base === undefined ? officialAddresses(symbol, language) : [`${base.replace(/\/+$/, "")}/${symbol}`];
    let last: ProblemError | undefined;
    for (const address of addresses) {
      try {
        return await follow(address, options);
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        last = error;
      }
    }
    throw last;
  });
}

async function follow(start: string, { base, onAsking, timeout = 60_000 }: FetchOptions): Promise<Fetched> {
  const signal = AbortSignal.timeout(timeout);
  let address = start;
  for (let hops = 0; hops <= mostRedirects; hops++) {
    // The person's own address is theirs to choose; where it leads is not.
    if (base === undefined || !address.startsWith(base)) await requirePublic(address);
    onAsking?.(address);
    const response = await ask(address, signal, timeout);
    const next = response.headers.get("location");
    if (response.status >= 300 && response.status < 400 && next !== null) {
      await response.body?.cancel();
      address = new URL(next, address).href;
      continue;
    }
    if (!response.ok) {
      await response.body?.cancel();
      throw new ProblemError(problem("records.fetch-status", { address, status: response.status }));
    }
    return { bytes: await body(response, address, timeout), address };
  }
  throw new ProblemError(problem("records.fetch-redirects", { address: start, limit: mostRedirects }));
}

async function ask(address: string, signal: AbortSignal, timeout: number): Promise<Response> {
  const accept = "application/pdf, text/html;q=0.8, */*;q=0.5";
  try {
    return await fetch(address, {
      redirect: "manual",
      signal,
      headers: { accept, "user-agent": "Corridor" },
    });
  } catch (error) {
    throw fetchFailure(error, address, timeout);
  }
}

async function body(response: Response, address: string, timeout: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of response.body ?? []) {
      size += chunk.length;
      if (size > limitMegabytes * 1_000_000)
        throw new ProblemError(problem("records.fetch-too-large", { address, limit: limitMegabytes }));
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof ProblemError ? error : fetchFailure(error, address, timeout);
  }
  return Buffer.concat(chunks);
}

function fetchFailure(error: unknown, address: string, timeout: number): ProblemError {
  if (error instanceof Error && error.name === "TimeoutError")
    return new ProblemError(
      problem("records.fetch-too-slow", { address, seconds: Math.round(timeout / 1000) }),
    );
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code: unknown = cause instanceof Error ? Reflect.get(cause, "code") : undefined;
  const reason = typeof code === "string" ? code : cause instanceof Error ? cause.message : String(cause);
  return new ProblemError(problem("records.fetch-unreachable", { address, reason }));
}

/** Throws ProblemError `records.fetch-refused` where an address is not https or leads into a private network. */
async function requirePublic(address: string): Promise<void> {
  const refused = () => new ProblemError(problem("records.fetch-refused", { address }));
  const { protocol, hostname, username, port } = new URL(address);
  if (protocol !== "https:" || username !== "" || (port !== "" && port !== "443")) throw refused();
  const host = hostname.replace(/^\[|\]$/g, "");
  const found = isIP(host)
    ? [{ address: host }]
    : await lookup(host, { all: true }).catch((error: unknown) => {
        throw fetchFailure(error, address, 0);
      });
  if (found.some((one) => !isPublic(one.address))) throw refused();
}

/** False for addresses of this machine, of private networks, of links and of groups (RFC 6890, RFC 4193). */
export function isPublic(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return isPublic(mapped);
  if (isIP(address) === 6) return /^[23]/.test(address) && !/^2001:(?:0?db8|0{0,4}:)/i.test(address);
  const [a = 0, b = 0] = address.split(".").map(Number);
  if (a === 0 || a === 10 || a === 127 || a >= 224) return false;
  if (a === 100 && b >= 64 && b < 128) return false;
  if (a === 169 && b === 254) return false;
  if (a === 172 && b >= 16 && b < 32) return false;
  if (a === 198 && (b === 18 || b === 19)) return false;
  return !(a === 192 && (b === 168 || b === 0));
}
