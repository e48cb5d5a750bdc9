import { createMiddleware } from "hono/factory";
import { problem } from "../../kernel/problem.ts";
import { send } from "../http/entity.ts";
import type { Ctx, Env } from "../http/env.ts";
import { readerLanguage } from "../http/language.ts";
import { problemEntity } from "../http/problem.ts";

const methods = "GET, HEAD, OPTIONS";

/** Lets any site read what stands here, refusals included. Only simple requests are taken, so there is little to say. */
export const openToAll = createMiddleware<Env>(async (c, next) => {
  await next();
  c.res.headers.set("Access-Control-Allow-Origin", "*");
  c.res.headers.set(
    "Access-Control-Expose-Headers",
    "ETag, Link, Content-Disposition, Retry-After, X-Request-Id",
  );
  c.res.headers.set("Cross-Origin-Resource-Policy", "cross-origin");
});

/** Answers OPTIONS for what can only be read: what is allowed, and for a browser's preflight that it may go on. */
export function readOnlyOptions(c: Ctx): Response {
  return c.body(null, 204, {
    Allow: methods,
    "Access-Control-Allow-Methods": methods,
    "Access-Control-Allow-Headers": "Accept, Accept-Language, If-None-Match",
    "Access-Control-Max-Age": "86400",
  });
}

/** Refuses whatever would change something. */
export function readOnlyRefusal(c: Ctx): Promise<Response> {
  const why = problem("server.method-refused", { method: c.req.method, allowed: methods });
  return send(c.req.raw, problemEntity(405, [why], readerLanguage(c), { Allow: methods }));
}
