import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestServices, testApp, testServices } from "./testing.ts";

let services: TestServices;

beforeAll(async () => {
  services = await testServices();
});
afterAll(() => services.close());

test("alive and ready, and counted", async () => {
  const app = testApp(services);
  expect(await (await app.ask("/healthz")).json()).toEqual({ status: "alive", version: "0.0.0-test" });
  const ready = await app.ask("/readyz");
  expect([ready.status, await ready.json()]).toEqual([200, { status: "ready", releases: true, store: true }]);
  await app.ask("/api/observations/un-desa-stock?origin=MEX");
  const metrics = await (await app.ask("/metrics")).text();
  expect(metrics).toContain(
    'corridor_http_request_duration_seconds_count{method="GET",route="/healthz",status="200"} 1',
  );
  expect(metrics).toContain('route="/api/observations/{dataset}"');
  expect(metrics).toMatch(/corridor_query_duration_seconds_count\{kind="rows",outcome="answered"\} 1/);
  expect(metrics).not.toContain("MEX");
});

test("not ready while the store is silent, but alive", async () => {
  const app = testApp({ ...services, storeAnswers: () => Promise.reject(new Error("gone")) });
  expect((await app.ask("/healthz")).status).toBe(200);
  const ready = await app.ask("/readyz");
  expect([ready.status, await ready.json()]).toEqual([
    503,
    { status: "not-ready", releases: true, store: false },
  ]);
});

test("whoever asks too often is told when to come back, in their language; probes never are", async () => {
  const few = { burst: 2, perMinute: 6 };
  const app = testApp(services, { options: { limits: { pages: few, queries: few, downloads: few } } });
  const statuses = [];
  for (let i = 0; i < 3; i++) statuses.push((await app.ask("/api/territories/MEX")).status);
  expect(statuses).toEqual([200, 200, 429]);
  const refused = await app.ask("/api/territories/MEX?lang=es");
  expect(refused.headers.get("retry-after")).toBe("10");
  expect(refused.headers.get("access-control-allow-origin")).toBe("*");
  expect(await refused.json()).toMatchObject({
    code: "server.too-many-requests",
    detail: expect.stringContaining("10 segundos"),
  });
  for (let i = 0; i < 5; i++) expect((await app.ask("/healthz")).status).toBe(200);
  expect(await app.metrics.registry.metrics()).toContain(
    'corridor_http_limited_total{allowance="queries"} 2',
  );
});

test("addresses and bodies have a largest size", async () => {
  const app = testApp(services);
  expect((await app.ask(`/api/search?q=${"a".repeat(5000)}`)).status).toBe(414);
  const large = await app.ask("/theme", { method: "POST", body: "a".repeat(70_000) });
  expect(large.status).toBe(413);
});

test("a failure within is told with the number of the request, and no more", async () => {
  const broken = { ...services.catalogue, datasets: () => Promise.reject(new Error("secret path /home/x")) };
  const app = testApp({ ...services, catalogue: broken });
  const response = await app.ask("/api/datasets");
  expect(response.status).toBe(500);
  const text = await response.text();
  expect(text).not.toContain("secret");
  expect(text).toContain(response.headers.get("x-request-id"));
});
