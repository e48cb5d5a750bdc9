import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pino } from "pino";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { languages } from "../src/kernel/language.ts";
import { unwrap } from "../src/kernel/problem.ts";
import { projectRoot } from "../src/kernel/root.ts";
import { createApp } from "../src/server/app.ts";
import { listen, type Running } from "../src/server/listen.ts";
import { serverOptions } from "../src/server/options.ts";
import { loadPages } from "../src/server/pages/build.ts";
import { type TestServices, testServices } from "../src/server/testing.ts";

/** The built pages through the real server: what stands in the headers, and what a browser makes of it. */

const built = existsSync(join(projectRoot(), "dist/web/server/index.js"));
const executablePath = ["/usr/bin/chromium", "/usr/bin/google-chrome"].find((path) => existsSync(path));
const log = pino({ level: "silent" });
const plenty = { burst: 1_000_000, perMinute: 1_000_000 };

let services: TestServices;
let running: Running;

beforeAll(async () => {
  services = await testServices();
  const options = serverOptions({ port: 0, limits: { pages: plenty, queries: plenty, downloads: plenty } });
  const pages = built ? unwrap(await loadPages()) : null;
  running = unwrap(await listen(createApp(services, { options, log, pages }), options, log));
});
afterAll(async () => {
  await running.stop();
  await services.close();
});

const paths = [
  "",
  "?year=2020&sex=F",
  "/territory/MEX",
  "/corridor/MEX/USA",
  "/datasets",
  "/dataset/un-desa-stock",
  "/search?q=a",
  "/about",
];

describe.skipIf(!built)("pages over HTTP", () => {
  test.each(languages)("in %s each is whole, safe and asked again by its tag", async (language) => {
    for (const path of paths) {
      const address = `${running.url}/${language}${path}`;
      const response = await fetch(address);
      expect(response.status, address).toBe(200);
      const policy = response.headers.get("content-security-policy") ?? "";
      expect(policy, address).toContain("default-src 'none'");
      expect(policy, address).not.toContain("unsafe");
      const html = await response.text();
      // What the policy would block must not be there, nor anything that would be fetched from elsewhere.
      expect(html, address).not.toMatch(/ style="| on[a-z]+="|nonce=/);
      expect(html, address).not.toMatch(/<(script|link|img|iframe)[^>]+(src|href)="(https?:)?\/\//);
      expect(html, address).toMatch(new RegExp(`^<!DOCTYPE html><html lang="${language}"`));
      const etag = response.headers.get("etag") ?? "";
      expect((await fetch(address, { headers: { "If-None-Match": etag } })).status, address).toBe(304);
    }
  });

  test("a page that is not there says so in the language of its address", async () => {
    const response = await fetch(`${running.url}/ru/nowhere`);
    expect([response.status, response.headers.get("content-language")]).toEqual([404, "ru"]);
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  test("every file that a page names is there, and good for ever", async () => {
    const html = await (await fetch(`${running.url}/en`)).text();
    const files = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, file]) => file ?? "");
    expect(files.length).toBeGreaterThan(2);
    for (const file of new Set(files)) {
      const response = await fetch(running.url + file);
      expect(response.status, file).toBe(200);
      expect(response.headers.get("cache-control"), file).toContain("immutable");
    }
  });
});

describe.skipIf(!built || !executablePath)("in a browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({
      ...(executablePath ? { executablePath } : {}),
      args: ["--no-sandbox"],
    });
  });
  afterAll(() => browser.close());

  test.each([...paths.map((path) => `/en${path}`), "/api?lang=ar", "/api?lang=en"])(
    "%s breaks no rule of its policy and asks no other host",
    async (path) => {
      const tab = await browser.newPage();
      const complaints: string[] = [];
      tab.on("console", (message) => {
        if (message.type() === "error") complaints.push(message.text());
      });
      tab.on("pageerror", (error) => complaints.push(String(error)));
      tab.on("request", (request) => {
        const url = new URL(request.url());
        if (url.protocol !== "data:" && url.origin !== running.url) complaints.push(request.url());
      });
      await tab.goto(running.url + path, { waitUntil: "networkidle" });
      expect(complaints).toEqual([]);
      await tab.close();
    },
  );

  test.each(languages)(
    "the page of the API in %s: axe finds nothing, nothing scrolls sideways",
    async (language) => {
      for (const colorScheme of ["light", "dark"] as const) {
        const context = await browser.newContext({
          bypassCSP: true,
          colorScheme,
          viewport: { width: 360, height: 800 },
        });
        const tab = await context.newPage();
        await tab.goto(`${running.url}/api?lang=${language}`, { waitUntil: "networkidle" });
        await tab.addScriptTag({ path: createRequire(import.meta.url).resolve("axe-core") });
        const found = await tab.evaluate(
          "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' | ')))",
        );
        expect(found).toEqual([]);
        expect(await tab.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
        await context.close();
      }
    },
  );
});
