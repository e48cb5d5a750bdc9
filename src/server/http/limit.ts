import { createMiddleware } from "hono/factory";
import { Limiter } from "../../kernel/limiter.ts";
import { problem } from "../../kernel/problem.ts";
import type { Metrics } from "../metrics.ts";
import type { ServerOptions } from "../options.ts";
import { clientAddress } from "./address.ts";
import { send } from "./entity.ts";
import type { Env } from "./env.ts";
import { readerLanguage } from "./language.ts";
import { problemEntity } from "./problem.ts";

/** Which allowance a request draws on; undefined for what is not counted. */
export type AllowanceName = keyof ServerOptions["limits"];

/**
 * Which allowance a path draws on. Assets are cheap and many to a page, and a probe must never be refused, so they are
 * not counted. What makes files costs more than what reads a few rows.
 */
export function allowanceOf(path: string, query: string): AllowanceName | undefined {
  if (path === "/healthz" || path === "/readyz" || path === "/metrics") return undefined;
  if (path.startsWith("/assets/") || path === "/robots.txt" || path.startsWith("/favicon")) return undefined;
  if (path.startsWith("/live/")) return "live";
  if (/^\/api\/reports\/[^/]+$/.test(path) && /[?&]format=(html|pdf|docx|md)(&|$)/.test(query))
    return "downloads";
  if (path.startsWith("/figures/")) return "downloads";
  if (path.startsWith("/api/observations/") && /[?&]format=(csv|parquet)(&|$)/.test(query))
    return "downloads";
  return path === "/api" || path.startsWith("/api/") ? "queries" : "pages";
}

/** Refuses with 429 and Retry-After whoever asks faster than the allowances let. */
export function rateLimit(options: ServerOptions, metrics: Metrics, now: () => number = Date.now) {
  const limiters = {
    pages: new Limiter(options.limits.pages),
    queries: new Limiter(options.limits.queries),
    downloads: new Limiter(options.limits.downloads),
    live: new Limiter(options.limits.live),
  };
  return createMiddleware<Env>(async (c, next) => {
    const at = c.req.url.indexOf("?");
    const name = allowanceOf(c.req.path, at < 0 ? "" : c.req.url.slice(at));
    if (name === undefined) return next();
    const seconds = limiters[name].take(clientAddress(c, options.trustedProxies), now());
    if (seconds === 0) return next();
    metrics.limited(name);
    c.set("route", "limited");
    const language = readerLanguage(c);
    return send(
      c.req.raw,
      problemEntity(429, [problem("server.too-many-requests", { seconds, count: seconds })], language, {
        "Retry-After": String(seconds),
      }),
    );
  });
}
