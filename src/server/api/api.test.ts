import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { languages } from "../../kernel/language.ts";
import { unwrap } from "../../kernel/problem.ts";
import type { ProblemDocument } from "../http/problem.ts";
import { serverOptions } from "../options.ts";
import { type TestApp, type TestServices, testApp, testServices } from "../testing.ts";
import { exampleAddress } from "./api-page.tsx";
import { resources } from "./resources.ts";

let services: TestServices;
let app: TestApp;

beforeAll(async () => {
  services = await testServices();
  await services.publishFlows();
  await services.publishAnswers();
  await services.publishProgramme();
  await services.publishReport();
  await services.publishSummary();
  // More questions than one reader may ask in a minute: that limit has its own test.
  const queries = { burst: 1000, perMinute: 1000 };
  app = testApp(services, { options: { limits: { ...serverOptions().limits, queries } } });
});
afterAll(() => services.close());

const Problem = z.object({
  type: z.string(),
  title: z.string().min(1),
  status: z.int(),
  detail: z.string().min(1),
  code: z.string().regex(/^[a-z]+\.[a-z-]+$/),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  errors: z.array(z.object({ code: z.string(), detail: z.string() })).min(1),
}) satisfies z.ZodType<ProblemDocument>;

async function problemOf(response: Response): Promise<ProblemDocument> {
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  const document = Problem.parse(await response.json());
  expect(document.status).toBe(response.status);
  // Words that are missing show as their key, and placeholders that are not filled as they are.
  for (const { detail } of document.errors) expect(detail).not.toMatch(/^problem\.|\{\{/);
  return document;
}

async function json<S extends z.ZodType>(address: string, schema: S): Promise<z.output<S>> {
  const response = await app.ask(address);
  expect(response.status, address).toBe(200);
  return schema.parse(await response.json());
}

describe("every resource", () => {
  test.each(resources.map((one) => [one.path, one] as const))("%s answers as declared", async (_, one) => {
    const response = await app.ask(exampleAddress(one));
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    const body: unknown = await response.json();
    expect(one.body.parse(body)).toEqual(body);
  });

  test.each(resources.map((one) => [one.path, one] as const))(
    "%s: 304, HEAD, OPTIONS, 405, 406",
    async (_, one) => {
      const address = exampleAddress(one);
      const first = await app.ask(address);
      const etag = first.headers.get("etag") ?? "";
      expect(etag).toMatch(/^"[\w-]+"$/);
      const again = await app.ask(address, { headers: { "If-None-Match": etag } });
      expect(again.status).toBe(304);
      expect(await again.text()).toBe("");
      const head = await app.ask(address, { method: "HEAD" });
      expect(head.status).toBe(200);
      expect(await head.text()).toBe("");
      expect(head.headers.get("content-length")).toBe(first.headers.get("content-length"));
      const options = await app.ask(address, { method: "OPTIONS" });
      expect([options.status, options.headers.get("allow")]).toEqual([204, "GET, HEAD, OPTIONS"]);
      for (const method of ["POST", "PUT", "DELETE"]) {
        const refused = await app.ask(address, { method });
        expect((await problemOf(refused)).code).toBe("server.method-refused");
        expect([refused.status, refused.headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
      }
      const picture = await app.ask(address, { headers: { Accept: "image/png" } });
      expect(picture.status).toBe(406);
      expect((await problemOf(picture)).code).toBe("server.not-acceptable");
      const strange = await app.ask(`${address}${address.includes("?") ? "&" : "?"}colour=red`);
      expect(strange.status).toBe(400);
      const { code, facts } = await problemOf(strange);
      expect([code, facts.name]).toEqual(["server.parameter-unknown", "colour"]);
    },
  );

  test("is read in the reader's language", async () => {
    const { name } = await json("/api/territories/USA?lang=es", z.object({ name: z.string() }));
    expect(name).toBe("Estados Unidos de América");
    const response = await app.ask("/api/territories/USA", {
      headers: { "Accept-Language": "zh-CN, en;q=0.5" },
    });
    expect(response.headers.get("content-language")).toBe("zh");
    expect(response.headers.get("vary")).toContain("Accept-Language");
    const said = await Promise.all(
      languages.map(async (language) => {
        const refusal = await app.ask(`/api/territories?lang=${language}&kind=moon`);
        expect(refusal.status).toBe(400);
        return (await problemOf(refusal)).detail;
      }),
    );
    expect(new Set(said).size).toBe(languages.length);
  });
});

describe("observations", () => {
  const Page = z.object({
    total: z.int(),
    next: z.string().nullable(),
    release: z.string(),
    observations: z.array(
      z.looseObject({ origin: z.string(), destination: z.string(), value: z.number().nullable() }),
    ),
  });

  test("are filtered by codes, numbers and names alike", async () => {
    const byCode = await json("/api/observations/un-desa-stock?origin=MEX&destination=USA&sex=F", Page);
    expect(byCode.total).toBe(2);
    expect(byCode.observations.map((o) => o.value)).toEqual([5000, 6000]);
    for (const query of [
      "origin=484&destination=840",
      "origin=M%C3%A9xico&destination=%E7%BE%8E%E5%9B%BD",
      "origin=mexico&destination=us",
    ]) {
      const same = await json(`/api/observations/un-desa-stock?${query}&sex=F`, Page);
      expect(same.observations).toEqual(byCode.observations);
    }
  });

  test("a dimension may be given several times; years also as a range", async () => {
    const { total } = await json(
      "/api/observations/un-desa-stock?origin=MEX&origin=IND&sex=T&year=2015..2021",
      Page,
    );
    expect(total).toBe(4);
  });

  test("missing is null, with a status that says so", async () => {
    const { observations } = await json(
      "/api/observations/un-desa-stock?origin=IND&destination=USA&sex=T&year=2020",
      Page,
    );
    expect(observations).toMatchObject([{ value: null, status: "O" }]);
  });

  test("the next part is linked until all were seen, and keeps to its release", async () => {
    let address: string | null = "/api/observations/un-desa-stock?limit=10";
    let seen = 0;
    let parts = 0;
    while (address !== null) {
      const response: Response = await app.ask(address);
      const page: z.infer<typeof Page> = Page.parse(await response.json());
      expect(response.headers.get("link")).toBe(page.next === null ? null : `<${page.next}>; rel="next"`);
      expect(page.total).toBe(36);
      seen += page.observations.length;
      parts += 1;
      address = page.next;
      if (address !== null) expect(address).toContain(page.release);
    }
    expect([seen, parts]).toEqual([36, 4]);
  });

  test("CSV is a file with a name and all rows", async () => {
    const response = await app.ask("/api/observations/un-desa-stock?origin=MEX&format=csv");
    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(response.headers.get("content-disposition")).toMatch(
      /^attachment; filename="un-desa-stock_[0-9a-f]{8}_origin-MEX\.csv"$/,
    );
    const [header, ...rows] = (await response.text()).trimEnd().split("\n");
    expect(header).toMatch(/^dataset,release,origin,destination,sex,age,period,value,unit,status/);
    expect(rows.length).toBe(12);
  });

  test("Parquet is Parquet", async () => {
    const response = await app.ask("/api/observations/un-desa-stock", {
      headers: { Accept: "application/vnd.apache.parquet", "Accept-Encoding": "br" },
    });
    expect(response.headers.get("content-encoding")).toBeNull();
    const bytes = Buffer.from(await response.arrayBuffer());
    expect([bytes.subarray(0, 4).toString(), bytes.subarray(-4).toString()]).toEqual(["PAR1", "PAR1"]);
  });

  test("an answer that names its release whole is good for ever; another is asked again", async () => {
    const { release } = await json("/api/observations/un-desa-stock", Page);
    const forEver = await app.ask(`/api/observations/un-desa-stock?release=${release}`);
    expect(forEver.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    const shortened = await app.ask(`/api/observations/un-desa-stock?release=${release.slice(0, 8)}`);
    expect(shortened.headers.get("cache-control")).toBe("no-cache");
  });

  test.each([
    ["/api/observations/un-desa-stock?origin=Atlantis", 400, "territory.unknown"],
    ["/api/observations/un-desa-stock?age=old", 400, "kernel.age-unknown"],
    ["/api/observations/un-desa-stock?year=MMXX", 400, "kernel.period-unknown"],
    ["/api/observations/un-desa-stock?sex=X", 400, "server.parameter-not-among"],
    ["/api/observations/un-desa-stock?limit=0", 400, "server.parameter-invalid"],
    ["/api/observations/un-desa-stock?limit=10001", 400, "server.limit-too-large"],
    ["/api/observations/un-desa-stock?offset=1&offset=2", 400, "server.parameter-repeated"],
    ["/api/observations/un-desa-stock?release=0000000000", 404, "releases.unknown"],
    ["/api/observations/un-wpp", 404, "releases.none"],
    ["/api/observations/else", 404, "releases.dataset-unknown"],
    ["/api/compare/un-desa-stock", 400, "server.parameter-missing"],
    ["/api/territories/Atlantis", 404, "territory.unknown"],
    ["/api/nothing", 404, "server.address-unknown"],
  ])("%s gives %i %s", async (address, status, code) => {
    const response = await app.ask(address);
    expect(response.status).toBe(status);
    expect((await problemOf(response)).code).toBe(code);
  });
});

test("a new release is seen at once, and the old tag no longer holds", async () => {
  const address = "/api/observations/un-desa-stock?origin=MEX&destination=USA&sex=T&year=2024";
  const before = await app.ask(address);
  const etag = before.headers.get("etag") ?? "";
  await services.publish("2025", 2);
  await new Promise((resolve) => setTimeout(resolve, 60));
  const after = await app.ask(address, { headers: { "If-None-Match": etag } });
  expect(after.status).toBe(200);
  expect(await after.json()).toMatchObject({ observations: [{ value: 4000 }] });
  const { counts, biggest } = await json(
    `/api/compare/un-desa-stock?from=${(await services.catalogue.list("un-desa-stock"))[0]?.hash ?? ""}`,
    z.object({
      counts: z.record(z.string(), z.int()),
      biggest: z.array(z.looseObject({ percent: z.number() })),
    }),
  );
  expect(counts).toEqual({ added: 0, removed: 0, revised: 35, annotated: 0, same: 1 });
  expect(biggest[0]?.percent).toBe(100);
});

test("search finds corridors, territories and datasets, with the addresses of their pages", async () => {
  const Found = z.object({
    results: z.array(z.object({ kind: z.string(), href: z.string(), label: z.string(), note: z.string() })),
  });
  const corridor = await json("/api/search?q=mex%20usa&lang=fr", Found);
  expect(corridor.results[0]).toMatchObject({ kind: "corridor", href: "/fr/corridor/MEX/USA" });
  const territory = await json("/api/search?q=%D0%9C%D0%B5%D0%BA%D1%81%D0%B8%D0%BA%D0%B0&lang=ru", Found);
  expect(territory.results[0]).toMatchObject({
    kind: "territory",
    href: "/ru/territory/MEX",
    label: "Мексика",
  });
  const dataset = await json("/api/search?q=un-desa", Found);
  expect(dataset.results.some(({ kind }) => kind === "dataset")).toBe(true);
});

test("of a meeting it gives what was shown to everybody, and its summary only once that is issued", async () => {
  const Shown = z.object({
    contributions: z.array(z.looseObject({ title: z.string(), reference: z.string().nullable() })),
  });
  const { contributions } = await json("/api/meetings/dialogue-2027/contributions", Shown);
  expect(contributions.map(({ title }) => title)).toEqual(["Statement by Kenya"]);
  expect(contributions[0]?.reference).toMatch(/^corridor:statement\/dialogue-2027@/);
  const Summary = z.object({
    symbol: z.string(),
    paragraphs: z.array(z.object({ rests: z.array(z.string()) })),
  });
  const { symbol, paragraphs } = await json("/api/meetings/dialogue-2027/summary", Summary);
  expect(symbol).toBe("A/82/515");
  expect(paragraphs.flatMap(({ rests }) => rests)).toEqual([
    expect.stringMatching(/^corridor:statement\/dialogue-2027@/),
  ]);
  const operator = { kind: "operator", name: "test" } as const;
  const days = { opens: "2028-07-10", closes: "2028-07-12", zone: "Europe/Brussels" };
  const { id } = unwrap(
    await services.meetings.create(operator, { kind: "global-forum", title: { en: "Forum" }, ...days }),
  );
  unwrap(await services.meetings.announce(operator, id));
  const point = { kind: "point", language: "en", text: "Fees should fall." } as const;
  unwrap(await services.roundTables.note(operator, id, point));
  unwrap(await services.summaries.draft(operator, id));
  const none = await app.ask(`/api/meetings/${id}/summary`);
  expect(none.status).toBe(404);
  expect((await problemOf(none)).code).toBe("outcome.no-summary");
});
