import type { Server, ServerResponse } from "node:http";
import { createAdaptorServer } from "@hono/node-server";
import type { Hono } from "hono";
import type { Logger } from "pino";
import { failed, ok, type Problem, problem, type Result } from "../kernel/problem.ts";
import type { Env } from "./http/env.ts";
import type { ServerOptions } from "./options.ts";

/** A server that answers. */
export interface Running {
  /** Where a browser on this machine finds it, for example `http://127.0.0.1:8350`. */
  readonly url: string;
  readonly port: number;
  /**
   * Stops: no new connection is taken, requests under way may finish within `finishWithin`, then the rest is cut off.
   * Calling it again gives the same promise.
   */
  stop(): Promise<void>;
}

/**
 * Serves an application over HTTP. Problems: `server.port-taken`, `server.port-forbidden`, `server.host-unknown`, each
 * with host and port, when the address cannot be had.
 */
export async function listen(
  app: Hono<Env>,
  options: Pick<ServerOptions, "host" | "port" | "finishWithin">,
  log: Logger,
): Promise<Result<Running>> {
  const server = createAdaptorServer({
    fetch: app.fetch,
    serverOptions: {
      // A request must arrive whole within these, so that slow senders cannot hold every connection.
      headersTimeout: 15_000,
      requestTimeout: 30_000,
      keepAliveTimeout: 10_000,
      maxHeaderSize: 16 * 1024,
    },
  }) as Server;
  server.maxRequestsPerSocket = 1000;
  // A reader who takes nothing for two minutes is gone.
  server.setTimeout(120_000);
  const underWay = followRequests(server);
  const bound = await bind(server, options);
  if (!bound.ok) return bound;
  const port = bound.value;
  let stopping: Promise<void> | undefined;
  const url = `http://${shown(options.host)}:${port}`;
  log.info({ url }, "listening");
  return ok({
    url,
    port,
    stop: () => {
      stopping ??= stop(server, underWay, options.finishWithin, log);
      return stopping;
    },
  });
}

/** A browser cannot go to "all addresses", and an IPv6 address stands in brackets. */
function shown(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}

function bind(server: Server, options: Pick<ServerOptions, "host" | "port">): Promise<Result<number>> {
  return new Promise((resolve, reject) => {
    const refuse = (error: NodeJS.ErrnoException) => {
      const known = bindProblem(error, options);
      if (known) resolve(failed(known));
      else reject(error);
    };
    server.once("error", refuse);
    server.listen(options.port, options.host, () => {
      server.off("error", refuse);
      const address = server.address();
      resolve(ok(address !== null && typeof address === "object" ? address.port : options.port));
    });
  });
}

function bindProblem(
  error: NodeJS.ErrnoException,
  { host, port }: Pick<ServerOptions, "host" | "port">,
): Problem | undefined {
  const facts = { host, port: String(port), next: String(port >= 65_535 ? 8351 : port + 1) };
  if (error.code === "EADDRINUSE") return problem("server.port-taken", facts);
  if (error.code === "EACCES") return problem("server.port-forbidden", facts);
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND" || error.code === "EAI_AGAIN")
    return problem("server.host-unknown", facts);
  return undefined;
}

/** The answers that are not finished. */
function followRequests(server: Server): ReadonlySet<ServerResponse> {
  const open = new Set<ServerResponse>();
  server.prependListener("request", (_request, response) => {
    open.add(response);
    response.once("close", () => open.delete(response));
  });
  return open;
}

async function stop(
  server: Server,
  underWay: ReadonlySet<ServerResponse>,
  finishWithin: number,
  log: Logger,
): Promise<void> {
  log.info("stopping");
  // Connections that are kept open between requests would hold the server: each is closed with its next answer.
  const last = (response: ServerResponse) => {
    if (!response.headersSent) response.setHeader("Connection", "close");
  };
  for (const response of underWay) last(response);
  server.prependListener("request", (_request, response) => last(response));
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const cut = setTimeout(() => {
    log.warn("requests under way were cut off");
    server.closeAllConnections();
  }, finishWithin);
  await new Promise<void>((resolve) => server.close(() => resolve()));
  clearInterval(idle);
  clearTimeout(cut);
  log.info("stopped");
}
