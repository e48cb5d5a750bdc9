import { randomUUID } from "node:crypto";
import { createMiddleware } from "hono/factory";
import type { Logger } from "pino";
import type { Metrics } from "../metrics.ts";
import type { Env } from "./env.ts";

/**
 * Gives each request an identifier, which the answer bears as X-Request-Id, and writes one line to the log when it is
 * answered: pattern, status and time. Neither the reader's address, nor the browser, nor the query is written.
 */
export function requests(log: Logger, metrics: Metrics) {
  return createMiddleware<Env>(async (c, next) => {
    const id = randomUUID();
    const start = performance.now();
    const done = metrics.underWay();
    c.set("requestId", id);
    c.set("route", "none");
    try {
      await next();
      c.res.headers.set("X-Request-Id", id);
    } finally {
      done();
      const seconds = (performance.now() - start) / 1000;
      const { method } = c.req;
      const { status } = c.res;
      const route = c.get("route");
      metrics.request(knownMethod(method), route, status, seconds);
      const line = { id, method: knownMethod(method), route, status, ms: Math.round(seconds * 1e4) / 10 };
      if (status >= 500) log.error(line, "request failed");
      else log.debug(line, "request");
    }
  });
}

const methods = new Set(["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"]);

/** Anyone may invent a method; the metrics need not grow by it. */
function knownMethod(method: string): string {
  return methods.has(method) ? method : "other";
}
