import { createHash } from "node:crypto";
import type { Hono } from "hono";
import { attempt, ok, problem } from "../../kernel/problem.ts";
import { words } from "../../kernel/words.ts";
import { acceptedType } from "../http/accept.ts";
import { type Entity, immutable, readerHas, revalidate, send } from "../http/entity.ts";
import type { Ctx, Env } from "../http/env.ts";
import { readerLanguage } from "../http/language.ts";
import { problemEntity, problemType } from "../http/problem.ts";
import type { ServerOptions } from "../options.ts";
import type { ReleaseState } from "../pages/state.ts";
import type { Services } from "../services.ts";
import type { Look } from "./api-page.tsx";
import { mountDocuments } from "./documents.tsx";
import { readPath, readQuery } from "./parameters.ts";
import { readOnlyOptions, readOnlyRefusal } from "./read-only.ts";
import { type Answer, type Asked, type FormatName, mediaTypes, type Resource, refused } from "./resource.ts";
import { resources } from "./resources.ts";

/** What the API is served with. */
export interface ApiParts {
  readonly services: Services;
  readonly options: ServerOptions;
  readonly releaseState: ReleaseState;
  /** The pages' style sheets and icon, for the page of the API. */
  readonly look: Look;
}

/** Everything under `/api`: public data, so any page of any site may read it. */
export function mountApi(app: Hono<Env>, parts: ApiParts): void {
  mountDocuments(app, parts.look);
  for (const one of resources) mountResource(app, one, parts);
  // Calendars and spreadsheets know a file by the end of its address.
  app.get("/api/record/:file{due\\.(ics|csv)}", (c) => {
    c.set("route", "/api/record/due");
    const query = new URLSearchParams(new URL(c.req.url).search);
    query.set("format", c.req.param("file").slice("due.".length));
    return c.redirect(`/api/record/due?${query}`, 308);
  });
  app.all("/api/*", (c) => {
    c.set("route", "/api/*");
    return refuse(c, 404, refusedAddress(c));
  });
}

function mountResource(app: Hono<Env>, one: Resource, parts: ApiParts): void {
  const pattern = one.path.replaceAll(/\{(\w+)\}/g, ":$1");
  app.get(pattern, (c) => {
    c.set("route", one.path);
    return answer(c, one, parts);
  });
  app.options(pattern, (c) => {
    c.set("route", one.path);
    return readOnlyOptions(c);
  });
  app.all(pattern, (c) => {
    c.set("route", one.path);
    return readOnlyRefusal(c);
  });
}

async function answer(c: Ctx, one: Resource, { services, options, releaseState }: ApiParts) {
  const language = readerLanguage(c);
  const url = new URL(c.req.url);
  const path = readPath(one.pathParameters, c.req.param());
  const query = readQuery(one.queryParameters, url.searchParams);
  if (!path.ok) return refuse(c, 400, path);
  if (!query.ok) return refuse(c, 400, query);
  const format = chosenFormat(c, one, query.value.format);
  if (format === undefined) {
    const offered = one.formats.map((name) => mediaTypes[name]).join(", ");
    return refuse(c, 406, { problems: [problem("server.not-acceptable", { offered })] });
  }
  const state = await releaseState();
  // Any answer is made of these and nothing else, so its tag is known before it is.
  const tag = createHash("sha256")
    .update([state, one.path, url.pathname, url.search, format, language].join("\n"))
    .digest("base64url")
    .slice(0, 22);
  const vary = ["Accept", "Accept-Language"];
  const headers = { "Content-Language": language };
  const shared = { tag, vary, cacheControl: revalidate };
  const type = mediaTypes[format];
  if (readerHas(c.req.raw, tag)) {
    return send(c.req.raw, { ...shared, status: 200, type, body: new Uint8Array() });
  }
  const late = AbortSignal.timeout(options.answerWithin);
  const asked: Asked = {
    services,
    language,
    words: words(language),
    url,
    type,
    signal: AbortSignal.any([c.req.raw.signal, late]),
    headOnly: c.req.method === "HEAD",
  };
  const found = await attempt(() => one.answer(asked, path.value, query.value)).catch((error) => {
    if (late.aborted) return ok(refused(503, problem("server.too-slow")));
    throw error;
  });
  // What the disk or the engine refuses in the midst of the work: a full disk, a damaged release.
  const given = found.ok ? found.value : refused(503, ...found.problems);
  return send(c.req.raw, entityOf(given, { ...shared, headers }, language));
}

/** `?format=` goes before the Accept header: it stands in the address that one passes on. */
function chosenFormat(c: Ctx, one: Resource, asked: unknown): FormatName | undefined {
  if (asked !== undefined) return one.formats.find((name) => name === asked);
  const types = one.formats.map((name) => mediaTypes[name]);
  // Whoever takes only problem documents has been told by some client library to; the answer itself is still wanted.
  const accept = c.req.header("accept") === problemType ? undefined : c.req.header("accept");
  const accepted = acceptedType(accept, types);
  return one.formats.find((name) => mediaTypes[name] === accepted);
}

function entityOf(
  given: Answer,
  shared: Pick<Entity, "tag" | "vary" | "cacheControl" | "headers">,
  language: ReturnType<typeof readerLanguage>,
): Entity {
  if (given.kind === "problem") {
    const retry = given.status === 503 ? { "Retry-After": "2" } : {};
    return problemEntity(given.status, given.problems, language, retry);
  }
  const cacheControl = given.forEver ? immutable : shared.cacheControl;
  const link = given.next ? { Link: `<${given.next}>; rel="next"` } : {};
  if (given.kind === "json") {
    const body = new TextEncoder().encode(`${JSON.stringify(given.body)}\n`);
    const headers = { ...shared.headers, ...link };
    return { ...shared, cacheControl, headers, status: 200, type: mediaTypes.json, body };
  }
  const attached =
    given.fileName === undefined ? {} : { "Content-Disposition": `attachment; filename="${given.fileName}"` };
  const headers = { ...shared.headers, ...link, ...attached };
  return { ...shared, cacheControl, headers, status: 200, type: given.type, body: given.open };
}

function refusedAddress(c: Ctx) {
  return { problems: [problem("server.address-unknown", { path: c.req.path })] };
}

function refuse(
  c: Ctx,
  status: 400 | 404 | 406,
  { problems }: { readonly problems: Parameters<typeof problemEntity>[1] },
): Promise<Response> {
  return send(c.req.raw, problemEntity(status, problems, readerLanguage(c)));
}
