import { describe, expect, test } from "vitest";
import { words } from "../../kernel/words.ts";
import { hostile, readDrawing } from "../testing.ts";
import { drawBars } from "./bars.ts";
import { drawDots } from "./dots.ts";
import { drawLines } from "./lines.ts";
import { drawMultiples } from "./multiples.ts";
import { drawPyramid } from "./pyramid.ts";
import type { Drawing } from "./render.ts";

const frame = (language: "en" | "ar" = "en", text = "T") => ({
  id: "fig-c",
  title: text,
  sentence: text,
  words: words(language),
});
const points = (values: readonly (number | null)[]) =>
  values.map((value, i) => ({ year: 1990 + i * 10, value }));
const line = (label: string) => ({ label, tone: "accent" as const, points: points([1e6, null, 3e6, 4.5e6]) });

const drawings: Record<string, (language: "en" | "ar", text: string) => Promise<Drawing>> = {
  lines: (language, text) => {
    const range = [{ year: 1990, low: 9e5, high: 2e6 }];
    return drawLines({
      ...frame(language, text),
      unit: "people",
      series: [{ ...line(text), range }, line("B")],
    });
  },
  shares: (language, text) => {
    const series = [{ ...line(text), points: points([48.1, 49.2, 50.3]) }];
    return drawLines({ ...frame(language, text), unit: "percent", reference: 50, series });
  },
  bars: (language, text) =>
    drawBars({
      ...frame(language, text),
      unit: "people",
      bars: [
        { label: text, value: 5e6, href: "/en/corridor/MEX/USA" },
        { label: "B", value: 1e6, quiet: true },
      ],
    }),
  pyramid: (language, text) =>
    drawPyramid({
      ...frame(language, text),
      rows: [text, "5–9", "75+"].map((age) => ({ age, women: 5e5, men: 4e5 })),
    }),
  dots: (language, text) =>
    drawDots({
      ...frame(language, text),
      from: "1990",
      to: "2024",
      reference: 50,
      rows: [
        { label: text, from: 47, to: 52 },
        { label: "World", from: 49, to: 48, quiet: true },
      ],
    }),
  multiples: (language, text) =>
    drawMultiples({
      ...frame(language, text),
      panels: [text, "B", "C"].map((label) => ({ label, points: points([1e6, 2e6]), href: "/x" })),
    }),
};

describe.each(Object.keys(drawings))("%s", (name) => {
  const draw = drawings[name];
  if (!draw) throw new Error(name);

  test("are well formed, without styles, and the same each time", async () => {
    const { svg, height } = await draw("en", "Name");
    const { elements } = readDrawing(svg, "fig-c");
    expect(elements[0]?.attributes.viewBox).toBe(`0 0 560 ${height}`);
    expect((await draw("en", "Name")).svg).toBe(svg);
    expect(svg.length).toBeLessThan(12_000);
  });

  test("take hostile names as text", async () => {
    const { svg } = await draw("en", hostile);
    expect(() => readDrawing(svg, "fig-c")).not.toThrow();
    expect(svg).not.toMatch(/<script|alert\("/);
  });

  test("name colours by the page's properties only", async () => {
    const { elements } = readDrawing((await draw("ar", "الاسم")).svg, "fig-c");
    const colours = elements.flatMap(({ attributes }) => [attributes.fill, attributes.stroke]);
    for (const colour of colours)
      expect(colour ?? "none").toMatch(/^(none|inherit|currentColor|var\(--[a-z0-9-]+\))$/);
  });
});

describe("charts", () => {
  test("bars start from zero and are as long as their values", async () => {
    const { svg } = await (drawings.bars?.("en", "A") ?? Promise.reject(new Error("no bars")));
    const [long, short] = readDrawing(svg, "fig-c")
      .elements.filter(({ name }) => name === "rect")
      .map(({ attributes }) => Number(attributes.width));
    expect((long ?? 0) / (short ?? 1)).toBeCloseTo(5, 1);
  });

  test("bars grow from the right in Arabic", async () => {
    const { svg } = await (drawings.bars?.("ar", "أ") ?? Promise.reject(new Error("no bars")));
    const bars = readDrawing(svg, "fig-c").elements.filter(({ name }) => name === "rect");
    const ends = bars.map(({ attributes }) => Number(attributes.x) + Number(attributes.width));
    expect(new Set(ends.map(Math.round)).size).toBe(1);
  });

  test("linked bars are a group of links, a chart without links one image", async () => {
    const bars = await (drawings.bars?.("en", "A") ?? Promise.reject(new Error("no bars")));
    const lines = await (drawings.lines?.("en", "A") ?? Promise.reject(new Error("no lines")));
    expect(readDrawing(bars.svg, "fig-c").elements[0]?.attributes.role).toBe("group");
    expect(readDrawing(lines.svg, "fig-c").elements[0]?.attributes.role).toBe("img");
  });

  test("a missing value breaks the line", async () => {
    const { svg } = await drawLines({ ...frame(), unit: "people", series: [line("A")] });
    const path = readDrawing(svg, "fig-c").elements.find(
      ({ name, attributes }) => name === "path" && attributes.d?.includes("L"),
    );
    expect(path?.attributes.d?.match(/M/g)).toHaveLength(2);
  });
});
