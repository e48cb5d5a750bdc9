import { z } from "zod";
import { failed, ok, problem, type Result } from "../kernel/problem.ts";
import { liveLimits } from "./live/hub.ts";

/** How fast one address may ask: a bucket of `burst` requests, filled again by `perMinute`. */
const Allowance = z.object({ burst: z.int().positive(), perMinute: z.number().positive() });

export type Allowance = z.infer<typeof Allowance>;

/** How the server behaves; every member has a default that suits one machine. */
export const ServerOptions = z.object({
  /** Address to listen on: this machine only, unless said otherwise. */
  host: z.string().min(1).default("127.0.0.1"),
  /** 8350 by default; 0 takes any free port. */
  port: z.int().min(0).max(65_535).default(8350),
  /**
   * How many proxies stand between the reader and the server. Only with one or more are X-Forwarded-For and
   * X-Forwarded-Proto believed, and then only what the outermost of ours wrote.
   */
  trustedProxies: z.int().min(0).max(10).default(0),
  /** `warn` tells failures only, `info` also starting and stopping, `debug` also each request. */
  logLevel: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("warn"),
  /** Requests by one address. Assets, health and metrics are not counted. */
  limits: z
    .object({
      pages: Allowance,
      queries: Allowance,
      downloads: Allowance,
      /** Coming to a live line: when a server was started again, all of a hall comes at once, from one address. */
      live: Allowance.default({ burst: 6000, perMinute: 6000 }),
    })
    .default({
      pages: { burst: 400, perMinute: 1200 },
      queries: { burst: 200, perMinute: 600 },
      downloads: { burst: 60, perMinute: 120 },
      live: { burst: 6000, perMinute: 6000 },
    }),
  /** Open lines of live pages (`live/hub.ts`): in all, from one address, bytes that wait for one, milliseconds between signs of life and until it is asked again. */
  live: z
    .object({
      total: z.int().positive(),
      perAddress: z.int().positive(),
      waiting: z.int().positive(),
      heartbeat: z.int().positive(),
      longest: z.int().positive(),
    })
    .default(liveLimits),
  /** Memory that finished pages may take, in bytes. */
  pageCacheBytes: z
    .int()
    .min(0)
    .default(64 * 1024 ** 2),
  /** How long a page or a resource may think before the reader is told to come back, in milliseconds. */
  answerWithin: z.int().positive().default(30_000),
  /** How long a stopping server waits for requests under way, in milliseconds. */
  finishWithin: z.int().positive().default(10_000),
});
export type ServerOptions = z.infer<typeof ServerOptions>;

/** All options at their defaults, but for what is given. */
export function serverOptions(given: z.input<typeof ServerOptions> = {}): ServerOptions {
  return ServerOptions.parse(given);
}

/**
 * The options from the environment: HOST, PORT, CORRIDOR_TRUSTED_PROXIES, CORRIDOR_LOG_LEVEL. What the command line says
 * (`given`) goes before. Gives the problem `server.setting-invalid` with the setting's name and text.
 */
export function optionsFromEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
  given: z.input<typeof ServerOptions> = {},
): Result<ServerOptions> {
  const settings = {
    host: ["HOST", environment.HOST],
    port: ["PORT", environment.PORT],
    trustedProxies: ["CORRIDOR_TRUSTED_PROXIES", environment.CORRIDOR_TRUSTED_PROXIES],
    logLevel: ["CORRIDOR_LOG_LEVEL", environment.CORRIDOR_LOG_LEVEL],
  } as const;
  const numeric = new Set(["port", "trustedProxies"]);
  const read = Object.fromEntries(
    Object.entries(settings)
      .filter(([, [, text]]) => text !== undefined && text !== "")
      .map(([name, [, text]]) => [name, numeric.has(name) ? Number(text) : text]),
  );
  const parsed = ServerOptions.safeParse({ ...read, ...given });
  if (parsed.success) return ok(parsed.data);
  const problems = parsed.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    const setting = Object.entries(settings).find(([key]) => key === name)?.[1];
    return problem("server.setting-invalid", { name: setting?.[0] ?? name, text: setting?.[1] ?? "" });
  });
  return failed(...problems);
}
