import { readdir } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { pino } from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ageGroup } from "../../kernel/age.ts";
import { year } from "../../kernel/period.ts";
import { unwrap } from "../../kernel/problem.ts";
import { TerritoryId } from "../../kernel/territory/model.ts";
import { allTerritories } from "../../kernel/territory/register.ts";
import type { Observation } from "../../statistics/observation.ts";
import { createApp } from "../app.ts";
import { listen } from "../listen.ts";
import { serverOptions } from "../options.ts";
import { type TestServices, testApp, testServices } from "../testing.ts";

let services: TestServices;
const rows = 120_000;

beforeAll(async () => {
  services = await testServices();
  const draft = {
    dataset: "un-desa-stock-age" as const,
    version: "2024",
    source: { publisher: "A publisher", title: "Stock by age", version: "2024", licence: "CC BY 3.0 IGO" },
    inputs: [],
    notes: {},
    findings: [],
  };
  unwrap(await services.catalogue.publish(unwrap(await services.catalogue.stage(draft, many()))));
});
afterAll(() => services.close());

async function* many(): AsyncGenerator<readonly Observation[], void, void> {
  const territories = allTerritories()
    .filter(({ kind }) => kind === "territory")
    .slice(0, 200);
  for (const { id } of territories) {
    const batch: Observation[] = [];
    for (let start = 0; start < 12; start++)
      for (let period = 1975; period < 2025; period++)
        batch.push({
          measure: "migrant-stock",
          destination: TerritoryId.parse(id),
          origin: TerritoryId.parse("001"),
          sex: "T",
          age: ageGroup(start * 5, 5),
          education: "T",
          period: year(period),
          value: start * period,
          status: "A",
          unit: "persons",
          dataType: null,
          notes: null,
        });
    yield batch;
  }
}

const temporary = async () =>
  (await readdir(services.temporaryFolder)).filter((name) => name.startsWith("download-"));

test("a large file is streamed with flat memory, and nothing is left behind", async () => {
  const app = createApp(services, { options: serverOptions(), log: pino({ level: "silent" }), pages: null });
  const running = unwrap(
    await listen(app, { host: "127.0.0.1", port: 0, finishWithin: 1000 }, pino({ level: "silent" })),
  );
  try {
    const response = await fetch(`${running.url}/api/observations/un-desa-stock-age?format=csv`, {
      headers: { "Accept-Encoding": "identity" },
    });
    expect(response.headers.get("content-encoding")).toBeNull();
    // What is garbage is not held.
    setFlagsFromString("--expose-gc");
    const collect: unknown = runInNewContext("gc");
    const held = () => {
      if (typeof collect === "function") collect();
      const { heapUsed, external } = process.memoryUsage();
      return heapUsed + external;
    };
    const before = held();
    let [most, bytes, measured, lines] = [0, 0, 0, 0];
    for await (const piece of response.body ?? []) {
      bytes += piece.length;
      for (const byte of piece) if (byte === 10) lines += 1;
      if (bytes > measured + 1_000_000) {
        measured = bytes;
        most = Math.max(most, held() - before);
      }
    }
    expect(lines).toBe(rows + 1);
    expect(bytes).toBeGreaterThan(14_000_000);
    expect(most).toBeLessThan(bytes / 2);
    expect(await temporary()).toEqual([]);
  } finally {
    await running.stop();
  }
});

const plenty = { burst: 10_000, perMinute: 10_000 };

test("a reader who leaves half-way leaves no file behind, and holds no query", async () => {
  const app = createApp(services, {
    options: serverOptions({ limits: { pages: plenty, queries: plenty, downloads: plenty } }),
    log: pino({ level: "silent" }),
    pages: null,
  });
  const running = unwrap(
    await listen(app, { host: "127.0.0.1", port: 0, finishWithin: 1000 }, pino({ level: "silent" })),
  );
  try {
    // More readers than the engine has connections, all of whom stop reading.
    const leaving = await Promise.all(
      Array.from({ length: 6 }, async () => {
        const controller = new AbortController();
        for (;;) {
          const response = await fetch(`${running.url}/api/observations/un-desa-stock-age?format=csv`, {
            signal: controller.signal,
          });
          if (response.status === 200) return controller;
          // Only so many are made at one time; the others are told to come back.
          expect([response.status, response.headers.get("retry-after")]).toEqual([503, "2"]);
          await response.text();
          await wait(200);
        }
      }),
    );
    expect((await fetch(`${running.url}/api/observations/un-desa-stock?origin=MEX`)).status).toBe(200);
    for (const controller of leaving) controller.abort();
    for (let tries = 0; tries < 100 && (await temporary()).length > 0; tries++) await wait(20);
    expect(await temporary()).toEqual([]);
  } finally {
    await running.stop();
  }
});

test("HEAD makes no file", async () => {
  const response = await testApp(services).ask("/api/observations/un-desa-stock-age?format=parquet", {
    method: "HEAD",
  });
  expect(response.status).toBe(200);
  expect(response.headers.get("content-disposition")).toMatch(
    /^attachment; filename="un-desa-stock-age_[0-9a-f]{8}\.parquet"$/,
  );
  expect(await temporary()).toEqual([]);
});
