import { createHash } from "node:crypto";
import { type Dirent, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import type { Hono } from "hono";
import { problem } from "../../kernel/problem.ts";
import type { Encoding } from "../http/encoding.ts";
import { type Entity, immutable, send } from "../http/entity.ts";
import type { Ctx, Env } from "../http/env.ts";
import { readerLanguage } from "../http/language.ts";
import { problemEntity } from "../http/problem.ts";
import type { PageBuild } from "./build.ts";

const types: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".txt": "text/plain; charset=utf-8",
  ".woff2": "font/woff2",
  ".webmanifest": "application/manifest+json",
};

/** Files without a hash in their name may change with the next version. */
const hourly = "public, max-age=3600";

/**
 * Serves the files that were built for browsers. The list is made once from what is there, so no path of a request is
 * ever joined to a folder. Names with a hash are good for ever; each file is read and packed at its first use.
 */
export function mountAssets(app: Hono<Env>, build: PageBuild): void {
  const kept = new Map<string, Promise<Entity>>();
  for (const file of filesBelow(build.clientFolder)) {
    const address = `/${relative(build.clientFolder, file).split(sep).join("/")}`;
    const type = types[extname(file)];
    if (type === undefined || address.startsWith("/.")) continue;
    app.get(address, async (c) => {
      c.set("route", address.startsWith("/assets/") ? "/assets/*" : address);
      const entity = kept.get(address) ?? readAsset(file, type, address);
      kept.set(address, entity);
      return send(c.req.raw, await entity);
    });
    app.all(address, (c) => methodRefused(c));
  }
  // A page that says so would be made anew for each of them.
  app.all("/assets/*", (c) => {
    c.set("route", "/assets/*");
    const why = problem("server.address-unknown", { path: c.req.path });
    return send(c.req.raw, problemEntity(404, [why], readerLanguage(c)));
  });
  // Where browsers look that were not told: the icon's own address may be kept for ever, this one may not.
  app.get("/favicon.ico", (c) => {
    c.set("route", "/favicon.ico");
    return build.icon === null ? c.notFound() : c.redirect(build.icon);
  });
  app.get("/robots.txt", (c) => {
    c.set("route", "/robots.txt");
    return send(c.req.raw, robots);
  });
}

/** Readers and search engines may read everything; what computes a download for each visit is not for crawlers. */
const robots: Entity = {
  status: 200,
  type: "text/plain; charset=utf-8",
  body: new TextEncoder().encode("User-agent: *\nDisallow: /api/\nDisallow: /figures/\nDisallow: /metrics\n"),
  tag: "robots-1",
  cacheControl: hourly,
};

function methodRefused(c: Ctx): Response {
  return c.body(null, 405, { Allow: "GET, HEAD" });
}

async function readAsset(file: string, type: string, address: string): Promise<Entity> {
  const body = await readFile(file);
  return {
    status: 200,
    type,
    body,
    tag: createHash("sha256").update(body).digest("base64url").slice(0, 22),
    cacheControl: /^\/assets\/.+-[\w-]{8,}\.\w+$/.test(address) ? immutable : hourly,
    packed: new Map<Encoding, Promise<Uint8Array>>(),
  };
}

function filesBelow(folder: string): string[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}
