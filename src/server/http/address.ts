import { isIPv6 } from "node:net";
import type { Ctx } from "./env.ts";

/**
 * The address that a request came from, for the rate limit only: it is never logged or kept. With trusted proxies it is
 * the one that the outermost of them saw; without, X-Forwarded-For is not believed. Of an IPv6 address only the first
 * 64 bits count, since a household has all of the rest.
 */
export function clientAddress(c: Ctx, trustedProxies: number): string {
  const socket = c.env?.incoming?.socket?.remoteAddress ?? "local";
  const seen = (c.req.header("x-forwarded-for") ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const address = trustedProxies > 0 ? (seen[seen.length - trustedProxies] ?? socket) : socket;
  return network(address);
}

/** True where the reader's connection is encrypted, as a trusted proxy says or the address shows. */
export function isHttps(c: Ctx, trustedProxies: number): boolean {
  if (trustedProxies === 0) return c.req.url.startsWith("https:");
  return c.req.header("x-forwarded-proto")?.split(",")[0]?.trim() === "https";
}

function network(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, "");
  if (!isIPv6(plain)) return plain;
  const [head = "", tail] = plain.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const middle =
    tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill("0");
  return `${[...left, ...middle, ...right]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")}::/64`;
}
