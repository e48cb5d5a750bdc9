import { afterAll, beforeAll, expect, test } from "vitest";
import { figureAddress } from "../figures/address.ts";
import { figureFormats } from "../figures/model.ts";
import { type TestApp, type TestServices, testApp, testServices } from "./testing.ts";

let services: TestServices;
let app: TestApp;

beforeAll(async () => {
  services = await testServices();
  app = testApp(services);
});
afterAll(() => services.close());

const request = { name: "corridor-trend", params: { origin: "MEX", destination: "USA" } };

const begins: Readonly<Record<(typeof figureFormats)[number], string>> = {
  svg: "<",
  png: "\u0089PNG",
  csv: "\u00ef\u00bb\u00bf",
  xlsx: "PK",
  json: "{",
};

test.each(figureFormats)("a figure is a file: %s", async (format) => {
  const address = figureAddress(request, format, "fr");
  const response = await app.ask(address);
  expect(response.status).toBe(200);
  expect(response.headers.get("content-language")).toBe("fr");
  expect(response.headers.get("content-disposition")).toMatch(
    new RegExp(`^attachment; filename="[a-z0-9-]+\\.${format}"$`),
  );
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(bytes.toString("latin1").startsWith(begins[format])).toBe(true);
  const again = await app.ask(address);
  expect(Buffer.from(await again.arrayBuffer()).equals(bytes)).toBe(true);
  const etag = response.headers.get("etag") ?? "";
  expect((await app.ask(address, { headers: { "If-None-Match": etag } })).status).toBe(304);
});

test.each([
  ["/figures/none.svg", 404, "figures.unknown"],
  ["/figures/corridor-trend.svg?origin=MEX&destination=moon", 400, "figures.parameter"],
  ["/figures/corridor-trend.pdf?origin=MEX&destination=USA", 400, "server.parameter-not-among"],
  ["/figures/corridor-trend.svg?origin=MEX&origin=IND", 400, "server.parameter-repeated"],
  ["/figures/corridor-trend.svg?origin=FRA&destination=NLD", 404, "figures.no-figures"],
])("%s gives %i %s", async (address, status, code) => {
  const response = await app.ask(address);
  expect([response.status, (await response.json()).code]).toEqual([status, code]);
});

test("figures can only be read", async () => {
  const address = figureAddress(request, "svg", "en");
  expect((await app.ask(address, { method: "POST" })).status).toBe(405);
  expect((await app.ask(address, { method: "OPTIONS" })).status).toBe(204);
});
