import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseEvidence } from "../kernel/evidence.ts";
import { languages } from "../kernel/language.ts";
import { unwrap } from "../kernel/problem.ts";
import { figureAddress } from "./address.ts";
import type { Figure } from "./model.ts";
import { figureNames, makeFigure } from "./registry.ts";
import { readDrawing, type SmallWorld, smallWorld } from "./testing.ts";

let world: SmallWorld;
beforeAll(async () => {
  world = await smallWorld();
});
afterAll(() => world.close());

const paramsFor = (name: string): Record<string, string> =>
  name.startsWith("territory")
    ? { territory: "USA" }
    : name.startsWith("corridor")
      ? { origin: "MEX", destination: "USA" }
      : {};
const links = {
  territory: (id: string) => `/en/territory/${id}`,
  corridor: (from: string, to: string) => `/en/corridor/${from}/${to}`,
};

async function make(
  name: string,
  params = paramsFor(name),
  language: (typeof languages)[number] = "en",
): Promise<Figure> {
  return unwrap(await makeFigure(name, params, world.tools(language, links)));
}

describe.each(figureNames)("%s", (name) => {
  test.each(languages)("is whole in %s", async (language) => {
    const figure = await make(name, paramsFor(name), language);
    readDrawing(figure.svg, figure.id);
    const said = [figure.title, figure.subtitle, figure.sentence, figure.note ?? "", figure.source.line];
    const labels = figure.table.columns.map(({ label }) => label);
    for (const text of [...said, ...labels]) {
      expect(text).not.toMatch(
        /\{\{|\}\}|undefined|null|NaN|(title|subtitle|said|note|column|source|series|sentence)\./,
      );
    }
    expect(figure.table.rows.length).toBeGreaterThan(0);
    const keys = new Set(figure.table.columns.flatMap(({ key, linkKey }) => [key, linkKey ?? key]));
    for (const row of figure.table.rows) for (const key of Object.keys(row)) expect(keys).toContain(key);
  });

  test("rests on a release and says so", async () => {
    const { evidence, source } = await make(name);
    const reference = unwrap(parseEvidence(evidence));
    expect(reference).toMatchObject({
      kind: "observation",
      subject: source.dataset,
      version: source.release,
    });
    expect(source.line).toContain(source.release.slice(0, 8));
    expect(source.line).toContain("CC BY 3.0 IGO");
  });
});

describe("the registry", () => {
  test("one figure has one address, whatever the order and the defaults", async () => {
    const a = await make("top-corridors", { year: "2024", sex: "T", limit: "5" });
    const b = await make("top-corridors", { limit: "5", sex: "T", year: "2024", unknown: "x" });
    expect(a.request).toEqual({ name: "top-corridors", params: { limit: "5", year: "2024" } });
    expect(b).toBe(a);
    expect(figureAddress(a.request, "csv", "fr")).toBe(
      "/figures/top-corridors.csv?lang=fr&limit=5&year=2024",
    );
  });

  test("women have a figure of their own", async () => {
    const [all, women] = [await make("world-stock", {}), await make("world-stock", { sex: "F" })];
    expect(women.id).not.toBe(all.id);
    expect(women.title).toContain("women");
    expect(Number(women.table.rows[0]?.migrants)).toBeLessThan(Number(all.table.rows[0]?.migrants));
  });

  test("a download has no links, a page has its own", async () => {
    const bare = unwrap(await makeFigure("world-stock", {}, world.tools("en")));
    expect(bare.svg).not.toContain("<a ");
    expect(bare.table.columns[0]).not.toHaveProperty("linkKey");
    expect((await make("world-stock")).svg).toContain('href="/en/territory/USA"');
  });

  test.each([
    ["no-such", {}, "figures.unknown"],
    ["toString", {}, "figures.unknown"],
    ["world-stock", { year: "20x4" }, "figures.parameter"],
    ["world-stock", { year: "1991" }, "figures.parameter"],
    ["world-stock", { sex: "X" }, "figures.parameter"],
    ["territory-trend", {}, "figures.parameter"],
    ["territory-trend", { territory: "Atlantis" }, "figures.parameter"],
    ["top-corridors", { limit: "1000" }, "figures.parameter"],
    ["territory-pyramid", { territory: "IND" }, "figures.no-figures"],
    ["corridor-trend", { origin: "FRA", destination: "USA" }, "figures.no-figures"],
    ["world-flows-map", { period: "1990-1991" }, "figures.parameter"],
    ["largest-flows", { method: "guessing" }, "figures.parameter"],
    ["corridor-flows", { origin: "FRA", destination: "USA" }, "figures.no-figures"],
  ])("%s %j is told as %s", async (name, params, code) => {
    const made = await makeFigure(name, params, world.tools("en"));
    expect(made.ok ? [] : made.problems.map((p) => p.code)).toEqual([code]);
    if (!made.ok) {
      for (const language of languages) {
        const said = made.problems.map((p) => world.tools(language).words.problem(p)).join();
        expect(said).not.toMatch(/problem\.|\{\{/);
      }
    }
  });

  test("every flow stands with its range, in the table and in words", async () => {
    const { table, sentence } = await make("largest-flows");
    for (const { value, low, high } of table.rows) {
      expect(Number(low)).toBeLessThan(Number(value));
      expect(Number(value)).toBeLessThan(Number(high));
    }
    expect(sentence).toContain("range");
  });

  test("women's flows are those of the one method that has them", async () => {
    const [all, women] = [await make("largest-flows"), await make("largest-flows", { sex: "F" })];
    expect(Number(women.table.rows[0]?.value) / Number(all.table.rows[0]?.value)).toBeCloseTo(0.45, 3);
  });

  test("the cost of a year is the mean of its quarters", async () => {
    const { table } = await make("corridor-cost");
    expect(table.rows).toEqual([
      { period: "2018", cost: 6, smart: 3 },
      { period: "2019", cost: 4.5, smart: 1.5 },
    ]);
  });

  test("both books stand beside the estimate, with the factors that made it", async () => {
    const { table } = await make("corridor-reported");
    const [first] = table.rows;
    expect(first).toMatchObject({ period: "2018", received: 2000, sent: 1400 });
    const { received, sent, receivedFactor, sentFactor, estimate } = first ?? {};
    const mean = (Number(received) * Number(receivedFactor) + Number(sent) * Number(sentFactor)) / 2;
    expect(Number(estimate)).toBeCloseTo(mean, -1);
  });

  test("missing is not zero: a year without numbers has no point", async () => {
    const { table, svg } = await make("territory-trend", { territory: "TUV" });
    expect(table.rows.find(({ period }) => period === "1990")).toMatchObject({ women: null, men: null });
    expect(svg.match(/<circle/g)).toHaveLength(4);
  });
});
