import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { languages } from "../../kernel/language.ts";
import { apiProblems } from "../http/problem-codes.ts";
import { type TestApp, type TestServices, testApp, testServices } from "../testing.ts";
import { resources } from "./resources.ts";

let services: TestServices;
let app: TestApp;

beforeAll(async () => {
  services = await testServices();
  app = testApp(services);
});
afterAll(() => services.close());

const Parameter = z.strictObject({
  name: z.string(),
  in: z.enum(["path", "query"]),
  required: z.boolean(),
  description: z.string().min(1),
  schema: z.record(z.string(), z.unknown()),
  example: z.string().optional(),
});

const Content = z.record(z.string(), z.strictObject({ schema: z.record(z.string(), z.unknown()) }));
const ResponseOrRef = z.union([
  z.strictObject({ $ref: z.string() }),
  z.strictObject({
    description: z.string().min(1),
    headers: z.record(z.string(), z.looseObject({})).optional(),
    content: Content.optional(),
  }),
]);

/** What the OpenAPI Specification 3.1.0 asks of the parts that we use. */
const OpenApi = z.strictObject({
  openapi: z.literal("3.1.0"),
  info: z.strictObject({
    title: z.string(),
    version: z.string(),
    summary: z.string(),
    description: z.string(),
    license: z.strictObject({ name: z.string(), identifier: z.string() }),
  }),
  servers: z.array(z.strictObject({ url: z.string() })),
  paths: z.record(
    z.string().startsWith("/"),
    z.strictObject({
      get: z.strictObject({
        operationId: z.string(),
        summary: z.string().min(1),
        description: z.string().min(1),
        parameters: z.array(Parameter),
        responses: z.record(z.string().regex(/^[1-5]\d\d$/), ResponseOrRef),
      }),
    }),
  ),
  components: z.strictObject({
    schemas: z.record(z.string(), z.record(z.string(), z.unknown())),
    responses: z.record(z.string(), ResponseOrRef),
  }),
});

describe.each(languages)("the OpenAPI document in %s", (language) => {
  test("is one, whole and in words", async () => {
    const response = await app.ask(`/api/openapi.json?lang=${language}`);
    const raw = await response.text();
    const document = OpenApi.parse(JSON.parse(raw));
    expect(Object.keys(document.paths)).toEqual(resources.map(({ path }) => path));
    for (const [path, { get }] of Object.entries(document.paths)) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = get.parameters.filter((parameter) => parameter.in === "path");
      expect(declared.map(({ name }) => name)).toEqual(inPath);
      expect(declared.every(({ required }) => required)).toBe(true);
      expect(new Set(get.parameters.map(({ name }) => name)).size).toBe(get.parameters.length);
    }
    const ids = Object.values(document.paths).map(({ get }) => get.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    // Every reference leads somewhere within the document.
    for (const [, pointer] of raw.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      const found = (pointer ?? "")
        .split("/")
        .reduce<unknown>(
          (at, step) =>
            typeof at === "object" && at !== null
              ? Object.entries(at).find(([k]) => k === step)?.[1]
              : undefined,
          document,
        );
      expect(found, pointer).toBeDefined();
    }
    // Words that are missing show as their key.
    expect(raw).not.toMatch(/"(summary|description|title)":"(api|operation|parameter|status)\./);
  });

  test("has a page for people", async () => {
    const response = await app.ask("/api", { headers: { "Accept-Language": language } });
    const html = await response.text();
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(html).toMatch(
      new RegExp(`^<!DOCTYPE html><html lang="${language}" dir="${language === "ar" ? "rtl" : "ltr"}"`),
    );
    expect(html).not.toMatch(/<script|style="|nonce|(src|href)="https?:|server:|web:/);
    expect(response.headers.get("content-security-policy")).toMatch(/style-src 'self' 'sha256-[^']+';/);
    for (const { operation } of resources) expect(html).toContain(`id="${operation}"`);
    for (const code of apiProblems) expect(html).toContain(`id="${code}"`);
  });
});

test("a slash at the end leads to the page, with what was asked", async () => {
  const response = await app.ask("/api/?lang=fr");
  expect([response.status, response.headers.get("location")]).toEqual([308, "/api?lang=fr"]);
});

test("the document tells required parameters from others", async () => {
  const document = OpenApi.parse(await (await app.ask("/api/openapi.json")).json());
  const required = (path: string) =>
    document.paths[path]?.get.parameters.filter((p) => p.required).map(({ name }) => name);
  expect(required("/api/search")).toEqual(["q"]);
  expect(required("/api/compare/{dataset}")).toEqual(["dataset", "from"]);
  expect(required("/api/observations/{dataset}")).toEqual(["dataset"]);
});
