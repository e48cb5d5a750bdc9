import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import type { EntryContext, LoaderFunctionArgs, ServerBuild } from "react-router";
import { redirect } from "react-router";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestApp, type TestServices, testApp, testServices } from "../testing.ts";
import type { PageBuild } from "./build.ts";

/** Pages of a few lines in a real build of React Router, so that each thing that a page may do is done here. */
function smallBuild(counter: { rendered: number }): ServerBuild {
  const releases = async ({ context }: LoaderFunctionArgs) => ({
    hash: (await context.services.catalogue.current("un-desa-stock"))?.hash,
    theme: context.theme,
  });
  const route = (id: string, path: string, module: NonNullable<ServerBuild["routes"][string]>["module"]) => ({
    [id]: { id, path, module },
  });
  const page = { default: () => null };
  const routes = {
    ...route("world", ":language", { ...page, loader: releases }),
    ...route("stated", ":language/stated", {
      ...page,
      loader: releases,
      handle: { query: ["year", "sex"] },
    }),
    ...route("slow", ":language/slow", {
      ...page,
      loader: () => new Promise((resolve) => setTimeout(resolve, 500, null)),
    }),
    ...route("broken", ":language/broken", {
      ...page,
      loader: () => {
        throw new Error("broken");
      },
    }),
    ...route("door", "/", {
      ...page,
      loader: ({ request }: LoaderFunctionArgs) =>
        redirect(request.headers.get("Accept-Language") === "fr" ? "/fr" : "/en"),
    }),
    ...route("theme", "theme", {
      ...page,
      action: () => redirect("/", { headers: { "Set-Cookie": "theme=dark" } }),
    }),
  };
  return {
    entry: {
      module: {
        default: (
          request: Request,
          status: number,
          headers: Headers,
          entry: EntryContext,
          context: { readonly nonce: string },
        ) => {
          counter.rendered += 1;
          const said = JSON.stringify(entry.staticHandlerContext.loaderData);
          headers.set("Content-Type", "text/html; charset=utf-8");
          const q = new URL(request.url).searchParams.get("q") ?? "";
          return new Response(
            `<!DOCTYPE html><style nonce="${context.nonce}">p{}</style><p>${said} ${request.url} ${q}</p>${" ".repeat(600)}<script nonce="${context.nonce}">go()</script>`,
            { status, headers },
          );
        },
      },
    },
    routes,
    assets: { entry: { imports: [], module: "" }, routes: {}, url: "", version: "1" },
    publicPath: "/",
    assetsBuildDirectory: "",
    future: {},
    ssr: true,
    isSpaMode: false,
    prerender: [],
    routeDiscovery: { mode: "initial", manifestPath: "/__manifest" },
  } as unknown as ServerBuild;
}

let services: TestServices;
let folder: string;
let build: PageBuild;
const counter = { rendered: 0 };
let app: TestApp;

beforeAll(async () => {
  services = await testServices();
  folder = await mkdtemp(join(tmpdir(), "corridor-pages-"));
  await mkdir(join(folder, "assets"));
  await writeFile(join(folder, "assets", "main-Ab_12345.css"), "p { color: red }\n".repeat(100));
  await writeFile(join(folder, "favicon.svg"), "<svg/>");
  build = {
    server: smallBuild(counter),
    clientFolder: folder,
    enhanceUrl: null,
    styleSheets: [],
    icon: null,
  };
  app = testApp(services, { pages: build, options: { answerWithin: 200 } });
});
afterAll(async () => {
  await services.close();
  await rm(folder, { recursive: true });
});

describe("a page", () => {
  test("is made once, then kept, until a release comes", async () => {
    const first = await app.ask("/en");
    const text = await first.text();
    const made = counter.rendered;
    expect(await (await app.ask("/en")).text()).toBe(text);
    expect(counter.rendered).toBe(made);
    const etag = first.headers.get("etag") ?? "";
    expect((await app.ask("/en", { headers: { "If-None-Match": etag } })).status).toBe(304);
    await services.publish("2026", 3);
    await new Promise((resolve) => setTimeout(resolve, 60));
    const after = await app.ask("/en", { headers: { "If-None-Match": etag } });
    expect(after.status).toBe(200);
    expect(await after.text()).not.toBe(text);
    expect(counter.rendered).toBe(made + 1);
    const counted = await app.metrics.registry.metrics();
    expect(counted).toContain('corridor_page_cache_total{outcome="hit"} 2');
    expect(counted).toMatch(
      /corridor_http_request_duration_seconds_count\{method="GET",route="\/:language",status="200"\} 3/,
    );
  });

  test("depends on its address and the theme, on no header", async () => {
    const plain = await (await app.ask("/en")).text();
    const hostile = await app.ask("/en", {
      headers: { Host: "evil.example", "X-Forwarded-Host": "evil.example", "Accept-Language": "fr" },
    });
    expect(await hostile.text()).toBe(plain);
    const dark = await app.ask("/en", { headers: { Cookie: "theme=dark" } });
    expect(await dark.text()).toContain('"theme":"dark"');
    const odd = await app.ask("/en", { headers: { Cookie: "theme=<script>" } });
    expect(await odd.text()).toBe(plain);
    expect(dark.headers.get("vary")).toBe("Cookie, Accept-Encoding");
  });

  test("is made once for readers who come at the same time", async () => {
    const before = counter.rendered;
    await Promise.all(Array.from({ length: 20 }, () => app.ask("/es")));
    expect(counter.rendered).toBe(before + 1);
  });

  test("is one page, whatever is written behind its address that it does not read", async () => {
    const before = counter.rendered;
    const plain = await (await app.ask("/en/stated?year=1990&sex=F")).text();
    for (const address of [
      "/en/stated?sex=F&year=1990",
      "/en/stated?year=1990&sex=F&utm_source=x",
      "/en/stated?year=1990&year=2000&sex=F",
      "/en/stated/?year=1990&sex=F&empty=",
    ]) {
      expect(await (await app.ask(address)).text(), address).toBe(plain);
    }
    expect(counter.rendered).toBe(before + 1);
    await app.ask("/en/stated?year=&sex=");
    await app.ask("/en/stated");
    expect(counter.rendered).toBe(before + 2);
  });

  test("that says nothing of its query may depend on all of it", async () => {
    const before = counter.rendered;
    await app.ask("/fr?a=1");
    await app.ask("/fr?a=2");
    expect(counter.rendered).toBe(before + 2);
  });

  test("comes packed, each form with its own tag", async () => {
    const plain = await app.ask("/en");
    const packed = await app.ask("/en", { headers: { "Accept-Encoding": "br" } });
    expect(packed.headers.get("content-encoding")).toBe("br");
    const bytes = Buffer.from(await packed.arrayBuffer());
    expect(packed.headers.get("content-length")).toBe(String(bytes.length));
    expect(brotliDecompressSync(bytes).toString()).toBe(await plain.text());
    expect(packed.headers.get("etag")).not.toBe(plain.headers.get("etag"));
  });

  test("allows by hash what it brought itself, and nothing that came with the address", async () => {
    const response = await app.ask(
      "/en?q=%3Cscript%3Eevil()%3C/script%3E%3Cscript%20nonce=%22%22%3Eevil()%3C/script%3E",
    );
    const html = await response.text();
    const policy = response.headers.get("content-security-policy") ?? "";
    expect(policy).not.toMatch(/unsafe|nonce/);
    expect(html).not.toContain('nonce="A');
    const hashes = [...policy.matchAll(/'sha256-([^']+)'/g)].map(([, hash]) => hash);
    const hashOf = (code: string) => createHash("sha256").update(code).digest("base64");
    expect(hashes.sort()).toEqual([hashOf("go()"), hashOf("p{}")].sort());
    expect(hashes).not.toContain(hashOf("evil()"));
  });

  test("HEAD is GET without a body; other methods are refused; a form is passed on", async () => {
    const head = await app.ask("/en", { method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([200, ""]);
    expect(Number(head.headers.get("content-length"))).toBeGreaterThan(600);
    const refused = await app.ask("/en", { method: "DELETE" });
    expect([refused.status, refused.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
    const posted = await app.ask("/en", { method: "POST", body: new URLSearchParams({ a: "b" }) });
    expect([posted.status, posted.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
    expect((await app.ask("/theme", { method: "PUT" })).headers.get("allow")).toBe("GET, HEAD, POST");
    const form = await app.ask("/theme", { method: "POST", body: new URLSearchParams({ theme: "dark" }) });
    expect([form.status, form.headers.get("set-cookie")]).toEqual([302, "theme=dark"]);
    expect((await app.ask("/en", { headers: { Accept: "application/pdf" } })).status).toBe(406);
  });

  test("what has no language is not kept, and depends on the one that the reader asks for", async () => {
    const french = await app.ask("/", { headers: { "Accept-Language": "fr" } });
    expect([french.status, french.headers.get("location")]).toEqual([302, "/fr"]);
    expect(french.headers.get("vary")).toContain("Accept-Language");
    expect((await app.ask("/")).headers.get("location")).toBe("/en");
  });

  test("what fails is not kept, and what is too slow is told so", async () => {
    const broken = await app.ask("/en/broken");
    expect([broken.status, broken.headers.get("cache-control")]).toEqual([500, "no-store"]);
    const slow = await app.ask("/en/slow");
    expect([slow.status, slow.headers.get("retry-after")]).toEqual([503, "10"]);
    expect((await app.ask("/en/none/such")).status).toBe(404);
  });
});

describe("files for browsers", () => {
  test("with a hash in their name are good for ever", async () => {
    const response = await app.ask("/assets/main-Ab_12345.css", { headers: { "Accept-Encoding": "br" } });
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(response.headers.get("content-encoding")).toBe("br");
    const etag = response.headers.get("etag") ?? "";
    const again = await app.ask("/assets/main-Ab_12345.css", { headers: { "If-None-Match": etag } });
    expect(again.status).toBe(304);
  });

  test("others are asked again after an hour; nothing outside the folder is served", async () => {
    expect((await app.ask("/favicon.svg")).headers.get("cache-control")).toBe("public, max-age=3600");
    expect(await (await app.ask("/robots.txt")).text()).toContain("User-agent: *");
    for (const address of [
      "/assets/../../package.json",
      "/assets/%2e%2e/%2e%2e/package.json",
      "/assets/..%2f..%2fpackage.json",
    ]) {
      expect(await (await app.ask(address)).text()).not.toContain("devDependencies");
    }
    expect((await app.ask("/assets/none-12345678.js")).status).toBe(404);
  });
});

test("every answer bears the headers that keep readers safe", async () => {
  for (const address of ["/en", "/api/datasets", "/healthz", "/api", "/en/none/such", "/favicon.svg"]) {
    const { headers } = await app.ask(address);
    expect(headers.get("x-content-type-options"), address).toBe("nosniff");
    expect(headers.get("content-security-policy"), address).toContain("default-src 'none'");
    expect(headers.get("content-security-policy"), address).not.toContain("unsafe");
    expect(headers.get("x-request-id"), address).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get("strict-transport-security"), address).toBeNull();
  }
  const behind = testApp(services, { options: { trustedProxies: 1 } });
  const secure = await behind.ask("/healthz", { headers: { "X-Forwarded-Proto": "https" } });
  expect(secure.headers.get("strict-transport-security")).toBe("max-age=31536000");
});
