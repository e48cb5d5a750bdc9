import type { Hono } from "hono";
import type { Env } from "./http/env.ts";
import type { Metrics } from "./metrics.ts";
import type { Services } from "./services.ts";

/** `/healthz`: the process lives. `/readyz`: stores and releases answer. `/metrics`: what it has counted, for Prometheus. */
export function mountHealth(app: Hono<Env>, services: Services, metrics: Metrics): void {
  const uncached = { "Cache-Control": "no-store" };
  app.get("/healthz", (c) => {
    c.set("route", "/healthz");
    return c.json({ status: "alive", version: services.softwareVersion }, 200, uncached);
  });
  app.get("/readyz", async (c) => {
    c.set("route", "/readyz");
    const [releases, store] = await Promise.all([
      answers(() => services.catalogue.datasets()),
      answers(async () => {
        if (services.storeAnswers && !(await services.storeAnswers())) throw new Error("the store is silent");
      }),
    ]);
    const ready = releases && store;
    return c.json({ status: ready ? "ready" : "not-ready", releases, store }, ready ? 200 : 503, uncached);
  });
  app.get("/metrics", async (c) => {
    c.set("route", "/metrics");
    return c.body(await metrics.registry.metrics(), 200, {
      ...uncached,
      "Content-Type": metrics.registry.contentType,
    });
  });
}

async function answers(ask: () => unknown): Promise<boolean> {
  try {
    await ask();
    return true;
  } catch {
    return false;
  }
}
