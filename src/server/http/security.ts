import { createMiddleware } from "hono/factory";
import { isHttps } from "./address.ts";
import { closedPolicy } from "./csp.ts";
import type { Env } from "./env.ts";

const permissions = ["camera", "geolocation", "microphone", "payment", "usb", "browsing-topics"]
  .map((feature) => `${feature}=()`)
  .join(", ");

/** Headers that every answer bears. A document sets its own policy before; what sets none may run nothing. */
export function securityHeaders(trustedProxies: number) {
  return createMiddleware<Env>(async (c, next) => {
    await next();
    const headers = c.res.headers;
    if (!headers.has("Content-Security-Policy")) headers.set("Content-Security-Policy", closedPolicy);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "strict-origin-when-cross-origin");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    if (!headers.has("Cross-Origin-Resource-Policy"))
      headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Permissions-Policy", permissions);
    if (isHttps(c, trustedProxies)) headers.set("Strict-Transport-Security", "max-age=31536000");
  });
}
