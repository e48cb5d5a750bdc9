import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { Logger } from "pino";
import { type Problem, problem } from "../kernel/problem.ts";
import { mountApi } from "./api/mount.ts";
import { openToAll } from "./api/read-only.ts";
import { mountFigures } from "./figures.ts";
import { mountHealth } from "./health.ts";
import { send } from "./http/entity.ts";
import type { Ctx, Env } from "./http/env.ts";
import { readerLanguage } from "./http/language.ts";
import { rateLimit } from "./http/limit.ts";
import { type ErrorStatus, problemEntity } from "./http/problem.ts";
import { requests } from "./http/requests.ts";
import { securityHeaders } from "./http/security.ts";
import { mountLiveSpeakers } from "./live/speakers.ts";
import { createMetrics, type Metrics, meteredEngine } from "./metrics.ts";
import type { ServerOptions } from "./options.ts";
import { mountAssets } from "./pages/assets.ts";
import type { PageBuild } from "./pages/build.ts";
import { mountPages } from "./pages/pages.ts";
import { watchReleases } from "./pages/state.ts";
import type { Services } from "./services.ts";
import { sessionGate } from "./session/gate.ts";

/** What an application is made of besides its services. */
export interface AppParts {
  readonly options: ServerOptions;
  readonly log: Logger;
  /** The built pages; null serves the API alone. */
  readonly pages: PageBuild | null;
  /** Default: a registry of its own. */
  readonly metrics?: Metrics;
  /** Fires when the server stops, before it waits for what is under way. */
  readonly closing?: AbortSignal | undefined;
}

/** What a visitor sends is a few words long; nothing larger is taken from anyone whom nobody knows. */
const largestBody = 64 * 1024;
/** A form of whoever is signed in: a section of long texts, a delegation of hundreds, a session in six languages. */
const largestForm = 8 * 1024 ** 2;
/** And the files that come with one: a volume of resolutions in a PDF. */
const largestUpload = 32 * 1024 ** 2;
const longestAddress = 4096;

/** The whole server as a function from requests to answers: pages, `/api`, figures, assets, health. It opens nothing. */
export function createApp(services: Services, parts: AppParts): Hono<Env> {
  const { options, log } = parts;
  const metrics = parts.metrics ?? createMetrics();
  const metered: Services = { ...services, engine: meteredEngine(services.engine, metrics) };
  const releaseState = watchReleases(services);
  const gate = sessionGate(services.accounts, options.trustedProxies);
  const app = new Hono<Env>();

  app.use(requests(log, metrics));
  app.use(securityHeaders(options.trustedProxies));
  app.use(async (c, next) => {
    if (c.req.url.length > longestAddress) return refuse(c, 414, problem("server.address-too-long"));
    return next();
  });
  app.use("/api/*", openToAll);
  app.use("/figures/*", openToAll);
  app.use(rateLimit(options, metrics));
  const tooLarge = (c: Ctx) => refuse(c, 413, problem("server.body-too-large"));
  const limited = bodyLimit({ maxSize: largestBody, onError: tooLarge });
  const limitTold = (bytes: number) => (c: Ctx) =>
    refuse(c, 413, problem("replies.too-large", { limit: bytes / 1024 ** 2 }));
  const form = bodyLimit({ maxSize: largestForm, onError: limitTold(largestForm) });
  const files = bodyLimit({ maxSize: largestUpload, onError: limitTold(largestUpload) });
  // Looking for a body costs as much as the rest of a kept page, so only those are asked that may have one.
  app.use(async (c, next) => {
    if (c.req.method === "GET" || c.req.method === "HEAD") return next();
    if (!(await gate.person(c))) return limited(c, next);
    return c.req.header("content-type")?.startsWith("multipart/") ? files(c, next) : form(c, next);
  });

  mountHealth(app, metered, metrics);
  mountApi(app, {
    services: metered,
    options,
    releaseState,
    look: parts.pages ?? { styleSheets: [], icon: null },
  });
  mountFigures(app, { services: metered, options, releaseState });
  mountLiveSpeakers(app, { services: metered, options, gate, closing: parts.closing });
  if (parts.pages) {
    mountAssets(app, parts.pages);
    mountPages(app, { services: metered, build: parts.pages, options, metrics, log, releaseState, gate });
  }

  app.notFound((c) => refuse(c, 404, problem("server.address-unknown", { path: c.req.path })));
  app.onError((error, c) => {
    log.error({ id: c.get("requestId"), route: c.get("route"), err: error }, "unexpected error");
    return refuse(c, 500, problem("server.unexpected", { id: c.get("requestId") }));
  });
  return app;
}

function refuse(c: Ctx, status: ErrorStatus, why: Problem): Promise<Response> {
  return send(c.req.raw, problemEntity(status, [why], readerLanguage(c)));
}
