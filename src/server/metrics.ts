import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Engine } from "../statistics/releases/engine.ts";

/** What the server counts about itself. No label ever names a reader, an address or what was searched for. */
export interface Metrics {
  readonly registry: Registry;
  request(method: string, route: string, status: number, seconds: number): void;
  /** One request is under way until the returned function is called. */
  underWay(): () => void;
  pageCache(outcome: "hit" | "miss" | "pass"): void;
  limited(allowance: string): void;
  query(kind: string, seconds: number, failed: boolean): void;
}

const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** A registry of its own for each server, so that two in one process do not mix. */
export function createMetrics(options: { readonly process?: boolean } = {}): Metrics {
  const registry = new Registry();
  if (options.process) collectDefaultMetrics({ register: registry, prefix: "corridor_" });
  const registers = [registry];
  const durations = new Histogram({
    name: "corridor_http_request_duration_seconds",
    help: "Time from the request to the first byte of its answer, by route pattern.",
    labelNames: ["method", "route", "status"],
    buckets,
    registers,
  });
  const open = new Gauge({
    name: "corridor_http_requests_under_way",
    help: "Requests under way.",
    registers,
  });
  const cache = new Counter({
    name: "corridor_page_cache_total",
    help: "Pages answered from the cache (hit), made for it (miss) and made past it (pass).",
    labelNames: ["outcome"],
    registers,
  });
  const limited = new Counter({
    name: "corridor_http_limited_total",
    help: "Requests refused because their address asked too often.",
    labelNames: ["allowance"],
    registers,
  });
  const queries = new Histogram({
    name: "corridor_query_duration_seconds",
    help: "Time of a query of the analytical engine, until its last row was taken.",
    labelNames: ["kind", "outcome"],
    buckets,
    registers,
  });
  return {
    registry,
    request: (method, route, status, seconds) =>
      durations.observe({ method, route, status: String(status) }, seconds),
    underWay: () => {
      open.inc();
      let done = false;
      return () => {
        if (done) return;
        done = true;
        open.dec();
      };
    },
    pageCache: (outcome) => cache.inc({ outcome }),
    limited: (allowance) => limited.inc({ allowance }),
    query: (kind, seconds, failed) =>
      queries.observe({ kind, outcome: failed ? "failed" : "answered" }, seconds),
  };
}

/** The same engine, its queries counted and timed. */
export function meteredEngine(engine: Engine, metrics: Metrics): Engine {
  async function timed<T>(kind: string, work: () => Promise<T>): Promise<T> {
    const start = performance.now();
    let failed = true;
    try {
      const value = await work();
      failed = false;
      return value;
    } finally {
      metrics.query(kind, (performance.now() - start) / 1000, failed);
    }
  }
  async function* streamed<T>(
    kind: string,
    stream: AsyncGenerator<T, void, void>,
  ): AsyncGenerator<T, void, void> {
    const start = performance.now();
    let failed = true;
    try {
      yield* stream;
      failed = false;
    } finally {
      metrics.query(kind, (performance.now() - start) / 1000, failed);
    }
  }
  return {
    ...engine,
    rows: (sql, parameters, schema, options) =>
      timed("rows", () => engine.rows(sql, parameters, schema, options)),
    stream: (sql, parameters, schema, options) =>
      streamed("stream", engine.stream(sql, parameters, schema, options)),
    columns: (sql, parameters, options) => streamed("columns", engine.columns(sql, parameters, options)),
    run: (sql, parameters, options) => timed("run", () => engine.run(sql, parameters, options)),
  };
}
