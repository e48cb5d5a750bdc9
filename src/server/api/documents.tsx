import { createHash, randomBytes } from "node:crypto";
import type { Hono } from "hono";
import { renderToStaticMarkup } from "react-dom/server";
import { softwareVersion } from "../../kernel/root.ts";
import { contentSecurityPolicy, sealDocument } from "../http/csp.ts";
import type { Encoding } from "../http/encoding.ts";
import { type Entity, revalidate, send } from "../http/entity.ts";
import type { Ctx, Env } from "../http/env.ts";
import { readerLanguage } from "../http/language.ts";
import { ApiPage, type Look } from "./api-page.tsx";
import { openApiDocument } from "./openapi.ts";
import { readOnlyOptions, readOnlyRefusal } from "./read-only.ts";

/** The API described: for programs at `/api/openapi.json`, for people at `/api`. Each is made once in each language. */
export function mountDocuments(app: Hono<Env>, look: Look): void {
  const document = once((language) => ({
    status: 200,
    ...kept(new TextEncoder().encode(`${JSON.stringify(openApiDocument(language, softwareVersion()))}\n`)),
    type: "application/json",
    headers: { "Content-Language": language },
  }));
  const page = once((language) => {
    const nonce = randomBytes(24).toString("base64url");
    const markup = renderToStaticMarkup(
      <ApiPage language={language} look={look} nonce={nonce} version={softwareVersion()} />,
    );
    const { html, inline } = sealDocument(`<!DOCTYPE html>${markup}`, nonce);
    return {
      status: 200,
      ...kept(new TextEncoder().encode(html)),
      type: "text/html; charset=utf-8",
      headers: {
        "Content-Language": language,
        "Content-Security-Policy": contentSecurityPolicy(inline),
      },
    };
  });
  for (const [path, entity] of [
    ["/api/openapi.json", document],
    ["/api", page],
  ] as const) {
    app.get(path, (c) => {
      c.set("route", path);
      return send(c.req.raw, entity(c));
    });
    // With a slash at the end it is the same to whoever types it.
    app.get(`${path}/`, (c) => {
      c.set("route", path);
      return c.redirect(path + new URL(c.req.url).search, 308);
    });
    app.options(path, (c) => readOnlyOptions(c));
    app.all(path, (c) => readOnlyRefusal(c));
  }
}

/** Made at the first request in a language, then kept: neither depends on the figures. */
function once(make: (language: ReturnType<typeof readerLanguage>) => Entity): (c: Ctx) => Entity {
  const made = new Map<string, Entity>();
  return (c) => {
    const language = readerLanguage(c);
    const entity = made.get(language) ?? make(language);
    made.set(language, entity);
    return entity;
  };
}

function kept(body: Uint8Array): Pick<Entity, "body" | "tag" | "cacheControl" | "vary" | "packed"> {
  return {
    body,
    tag: createHash("sha256").update(body).digest("base64url").slice(0, 22),
    cacheControl: revalidate,
    vary: ["Accept-Language"],
    packed: new Map<Encoding, Promise<Uint8Array>>(),
  };
}
