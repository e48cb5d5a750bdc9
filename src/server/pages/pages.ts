import { createHash, randomBytes } from "node:crypto";
import type { Hono } from "hono";
import { getCookie } from "hono/cookie";
import type { Logger } from "pino";
import { createRequestHandler, type RequestHandler, type ServerBuild } from "react-router";
import { problem } from "../../kernel/problem.ts";
import { languageOf } from "../../web/addresses.ts";
import { type PageContext, type Theme, themes } from "../../web/context.ts";
import { acceptedType } from "../http/accept.ts";
import { contentSecurityPolicy, sealDocument } from "../http/csp.ts";
import type { Encoding } from "../http/encoding.ts";
import { type Entity, noStore, revalidate, send } from "../http/entity.ts";
import type { Ctx, Env } from "../http/env.ts";
import { readerLanguage } from "../http/language.ts";
import { problemEntity } from "../http/problem.ts";
import { withinTime } from "../http/time.ts";
import type { Metrics } from "../metrics.ts";
import type { ServerOptions } from "../options.ts";
import type { Services } from "../services.ts";
import { origin, type SessionGate } from "../session/gate.ts";
import type { PageBuild } from "./build.ts";
import { ByteCache } from "./cache.ts";
import { pageRoutes, plainAddress } from "./patterns.ts";
import type { ReleaseState } from "./state.ts";

/** A finished page with the pattern that made it. */
interface Kept {
  readonly entity: Entity;
  readonly route: string;
}

/** What the pages are served with. */
export interface PageParts {
  readonly services: Services;
  readonly build: PageBuild;
  readonly options: ServerOptions;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly releaseState: ReleaseState;
  readonly gate: SessionGate;
}

/**
 * Where kept pages are made to live: a page must not depend on the name by which its server was called, or whoever
 * writes a Host header could plant links in the pages of others.
 */
const neutralOrigin = "http://localhost";

/**
 * Serves the pages. One whose address begins with a language depends on nothing but the address, the theme and the
 * releases; it is made once and kept until a release comes or goes. Everything else is passed through.
 */
export function mountPages(
  app: Hono<Env>,
  { services, build, options, metrics, log, releaseState, gate }: PageParts,
): void {
  const handle = createRequestHandler(logged(build.server, log), "production");
  const pageAt = pageRoutes(build.server);
  const cache = new ByteCache<Kept>(options.pageCacheBytes);
  const underWay = new Map<string, Promise<Kept>>();
  let cachedState = "";

  app.on(["GET", "HEAD"], "*", async (c) => {
    if (acceptedType(c.req.header("accept"), ["text/html"]) === undefined) {
      c.set("route", "pages");
      return send(
        c.req.raw,
        problemEntity(406, [problem("server.not-acceptable", { offered: "text/html" })], readerLanguage(c)),
      );
    }
    const { path } = c.req;
    // What a person sees who is signed in is nobody else's, and is not kept.
    if (!languageOf(path) || isPersonal(path) || (await gate.person(c))) return pass(c, path);
    const state = await releaseState();
    if (state !== cachedState) {
      cache.clear();
      cachedState = state;
    }
    const theme = chosenTheme(c);
    const keyOf = (address: string) => `${state} ${theme} ${address}`;
    const asked = c.req.url.slice(c.req.url.indexOf("/", "https://".length));
    // Most readers ask for an address as it stands in our links; only others are looked at more closely.
    const straight = cache.get(keyOf(asked));
    const { pattern, query } = straight ? { pattern: straight.route, query: undefined } : pageAt(path);
    const address = straight ? asked : plainAddress(new URL(c.req.url), query);
    const key = keyOf(address);
    const known = straight ?? cache.get(key);
    metrics.pageCache(known ? "hit" : "miss");
    c.set("route", pattern);
    if (known) return send(c.req.raw, known.entity);
    const made = await withinTime(options.answerWithin, () => makeOnce(key, address, theme));
    return send(c.req.raw, made?.entity ?? tooSlow(c));
  });
  app.post("*", (c) => {
    if (!pageAt(c.req.path).takesForms) return methodRefused(c);
    if (origin(c) !== "other") return pass(c, c.req.path);
    c.set("route", "pages");
    return send(c.req.raw, problemEntity(403, [problem("server.cross-origin")], readerLanguage(c)));
  });
  app.all("*", methodRefused);

  function methodRefused(c: Ctx): Promise<Response> {
    const { pattern, takesForms } = pageAt(c.req.path);
    c.set("route", pattern);
    const allowed = takesForms ? "GET, HEAD, POST" : "GET, HEAD";
    const why = problem("server.method-refused", { method: c.req.method, allowed });
    return send(c.req.raw, problemEntity(405, [why], readerLanguage(c), { Allow: allowed }));
  }

  /** Readers who ask for the same page at the same time wait for one making of it. */
  function makeOnce(key: string, address: string, theme: Theme): Promise<Kept> {
    const begun = underWay.get(key);
    if (begun) return begun;
    const making = make(key, address, theme).finally(() => underWay.delete(key));
    underWay.set(key, making);
    return making;
  }

  async function make(key: string, address: string, theme: Theme): Promise<Kept> {
    const request = new Request(neutralOrigin + address, { headers: { Accept: "text/html" } });
    const entity = await render(handle, request, { ...context(theme), person: null, door: shut });
    const kept = { entity, route: pageAt(new URL(request.url).pathname).pattern };
    if (entity.status === 200 && entity.packed && entity.body instanceof Uint8Array) {
      // What is packed takes about a third on top.
      cache.set(key, kept, Math.ceil(entity.body.length * 1.4) + key.length * 2);
    }
    return kept;
  }

  /** For addresses without a language, forms and the reader's choices: nothing is kept. */
  async function pass(c: Ctx, path: string): Promise<Response> {
    metrics.pageCache("pass");
    c.set("route", pageAt(path).pattern);
    const person = await gate.person(c);
    const made = await withinTime(options.answerWithin, () =>
      render(handle, forPages(c), { ...context(chosenTheme(c)), person, door: gate.door(c) }),
    );
    const entity = made ?? tooSlow(c);
    return send(
      c.req.raw,
      person || isPersonal(path) ? { ...entity, tag: null, cacheControl: noStore } : entity,
    );
  }

  function context(theme: Theme): Omit<PageContext, "person" | "door"> {
    return {
      services,
      nonce: randomBytes(24).toString("base64url"),
      theme,
      enhanceUrl: build.enhanceUrl,
      softwareVersion: services.softwareVersion,
    };
  }
}

/** For pages that are kept: nobody signs in or out by them. */
const shut: PageContext["door"] = {
  caller: { cookies: "", device: "", address: "" },
  headers: () => new Headers(),
  forget: () => {},
};

/** The pages by which one comes in depend on the moment and on who asks, and those of speakers' lists are another with every act. */
const personal =
  /^\/[a-z]{2}\/(?:sign-in|second-factor|forgotten|new-password|invitation|first-account|account|received|speakers|meetings\/[^/]+\/speakers)(?:\/|$)/;

function isPersonal(path: string): boolean {
  return personal.test(path);
}

/**
 * The request as the pages get it. Where a form comes from is settled before: the router would compare the whole origin, and behind a proxy that
 * speaks TLS it does not know its own.
 */
function forPages(c: Ctx): Request {
  if (!c.req.header("origin")) return c.req.raw;
  const headers = new Headers(c.req.raw.headers);
  headers.delete("origin");
  return new Request(c.req.raw, { headers });
}

function tooSlow(c: Ctx): Entity {
  return problemEntity(503, [problem("server.too-slow")], readerLanguage(c), { "Retry-After": "10" });
}

function chosenTheme(c: Ctx): Theme {
  const said = getCookie(c, "theme");
  return themes.find((theme) => theme === said) ?? "auto";
}

/** Errors in the pages go to our log, not to the console. */
function logged(build: ServerBuild, log: Logger): ServerBuild {
  const handleError = (error: unknown, { request }: { readonly request: Request }) => {
    if (!request.signal.aborted) log.error({ err: error }, "a page failed");
  };
  return { ...build, entry: { ...build.entry, module: { ...build.entry.module, handleError } } };
}

/** A page as React Router answers it, with its inline code sealed by hashes. */
async function render(handle: RequestHandler, request: Request, context: PageContext): Promise<Entity> {
  const response = await handle(request, { ...context });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const type = response.headers.get("Content-Type") ?? "text/plain; charset=utf-8";
  const isDocument = type.startsWith("text/html");
  const { html, inline } = isDocument
    ? sealDocument(new TextDecoder().decode(bytes), context.nonce)
    : { html: undefined, inline: undefined };
  const body = html === undefined ? bytes : new TextEncoder().encode(html);
  const keepable = response.status === 200 && isDocument;
  return {
    status: response.status,
    type,
    body,
    tag: keepable ? createHash("sha256").update(body).digest("base64url").slice(0, 22) : null,
    cacheControl: response.headers.get("Cache-Control") ?? (keepable ? revalidate : noStore),
    vary: ["Cookie", ...(languageOf(new URL(request.url).pathname) ? [] : ["Accept-Language"])],
    cookies: response.headers.getSetCookie(),
    headers: {
      ...passedHeaders(response.headers),
      "Content-Security-Policy": contentSecurityPolicy(inline),
    },
    ...(keepable ? { packed: new Map<Encoding, Promise<Uint8Array>>() } : {}),
  };
}

const ownHeaders = new Set([
  "content-type",
  "content-length",
  "cache-control",
  "etag",
  "vary",
  "content-security-policy",
  "set-cookie",
]);

function passedHeaders(headers: Headers): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => !ownHeaders.has(name)));
}
