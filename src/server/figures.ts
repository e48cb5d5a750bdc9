import { createHash } from "node:crypto";
import type { Hono } from "hono";
import { figureFile } from "../figures/download/file.ts";
import { type FigureFormat, figureFormats } from "../figures/model.ts";
import { makeFigure } from "../figures/registry.ts";
import type { Language } from "../kernel/language.ts";
import { type Problem, problem } from "../kernel/problem.ts";
import { words } from "../kernel/words.ts";
import { readOnlyOptions, readOnlyRefusal } from "./api/read-only.ts";
import type { Encoding } from "./http/encoding.ts";
import { type Entity, readerHas, revalidate, send } from "./http/entity.ts";
import type { Ctx, Env } from "./http/env.ts";
import { readerLanguage } from "./http/language.ts";
import { type ErrorStatus, problemEntity } from "./http/problem.ts";
import { withinTime } from "./http/time.ts";
import type { ServerOptions } from "./options.ts";
import { ByteCache } from "./pages/cache.ts";
import type { ReleaseState } from "./pages/state.ts";
import type { Services } from "./services.ts";

export interface FigureParts {
  readonly services: Services;
  readonly options: ServerOptions;
  readonly releaseState: ReleaseState;
}

const route = "/figures/{name}.{format}";
const keptBytes = 16 * 1024 ** 2;

/** What an answer is made of, besides the release state. */
interface Asked {
  readonly name: string;
  readonly format: FigureFormat;
  readonly params: Readonly<Record<string, string>>;
  readonly language: Language;
}

/** Figures as files: `/figures/<name>.<format>`, as figures/address.ts writes it. Files are kept until a release comes. */
export function mountFigures(app: Hono<Env>, { services, options, releaseState }: FigureParts): void {
  const cache = new ByteCache<Entity>(keptBytes);
  let cachedState = "";

  app.get("/figures/:file", async (c) => {
    c.set("route", route);
    const asked = readAsked(c);
    if ("code" in asked) return refuse(c, asked.code === "figures.unknown" ? 404 : 400, asked);
    const state = await releaseState();
    if (state !== cachedState) {
      cache.clear();
      cachedState = state;
    }
    const { name, format, params, language } = asked;
    const sorted = Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1));
    const tag = createHash("sha256")
      .update(JSON.stringify([state, name, format, sorted, language]))
      .digest("base64url")
      .slice(0, 22);
    const known = cache.get(tag);
    if (known) return send(c.req.raw, known);
    if (readerHas(c.req.raw, tag)) {
      return send(c.req.raw, { ...shared(tag, language), status: 200, type: "", body: new Uint8Array() });
    }
    const entity = await withinTime(options.answerWithin, () => make(services, asked, tag));
    if (entity === undefined) return refuse(c, 503, problem("server.too-slow"));
    if (entity.status === 200 && entity.body instanceof Uint8Array)
      cache.set(tag, entity, entity.body.length * 2);
    return send(c.req.raw, entity);
  });
  app.options("/figures/:file", (c) => readOnlyOptions(c));
  app.all("/figures/:file", (c) => readOnlyRefusal(c));
}

function readAsked(c: Ctx): Asked | Problem {
  const file = c.req.param("file") ?? "";
  const dot = file.lastIndexOf(".");
  const name = dot < 0 ? file : file.slice(0, dot);
  const ending = dot < 0 ? "" : file.slice(dot + 1);
  const format = figureFormats.find((one) => one === ending);
  if (format === undefined) {
    return problem("server.parameter-not-among", {
      name: "format",
      text: ending,
      allowed: figureFormats.join(", "),
    });
  }
  const params: Record<string, string> = {};
  for (const [key, values] of Object.entries(c.req.queries())) {
    if (values.length > 1) return problem("server.parameter-repeated", { name: key });
    if (key !== "lang") params[key] = values[0] ?? "";
  }
  return { name, format, params, language: readerLanguage(c) };
}

function shared(
  tag: string,
  language: Language,
): Pick<Entity, "tag" | "cacheControl" | "vary"> & { headers: Record<string, string> } {
  return {
    tag,
    cacheControl: revalidate,
    vary: ["Accept-Language"],
    headers: { "Content-Language": language },
  };
}

async function make(services: Services, asked: Asked, tag: string): Promise<Entity> {
  const { name, format, params, language } = asked;
  const { engine, catalogue } = services;
  const made = await makeFigure(name, params, { engine, catalogue, words: words(language) });
  if (!made.ok) {
    const notThere = made.problems.some(({ code }) => code !== "figures.parameter");
    return problemEntity(notThere ? 404 : 400, made.problems, language);
  }
  const file = await figureFile(made.value, format);
  const base = shared(tag, language);
  return {
    ...base,
    status: 200,
    type: file.contentType,
    body: typeof file.body === "string" ? new TextEncoder().encode(file.body) : file.body,
    headers: { ...base.headers, "Content-Disposition": `attachment; filename="${file.name}"` },
    packed: new Map<Encoding, Promise<Uint8Array>>(),
  };
}

function refuse(c: Ctx, status: ErrorStatus, why: Problem): Promise<Response> {
  return send(c.req.raw, problemEntity(status, [why], readerLanguage(c)));
}
