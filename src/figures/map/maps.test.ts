import { brotliCompressSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { languages } from "../../kernel/language.ts";
import { allTerritories } from "../../kernel/territory/register.ts";
import { words } from "../../kernel/words.ts";
import { percentTick } from "../numbers.ts";
import { immigrantsSentence } from "../sentence.ts";
import { hostile, readDrawing } from "../testing.ts";
import { areaOf, type MapItem } from "./base.ts";
import { divergingBreaks, sequentialBreaks } from "./breaks.ts";
import { drawCircleMap } from "./circles.ts";
import { drawShareMap } from "./shares.ts";

const places = allTerritories().filter(({ kind, id }) => kind === "territory" && areaOf(id));

/** A number for each place that looks like the real ones: few are large. */
function world(language: (typeof languages)[number]): MapItem[] {
  return places.map(({ id }, index) => {
    const value = Math.round(5e7 / (1 + index) ** 1.3) + index;
    const sentence = immigrantsSentence(words(language), {
      destination: id,
      value,
      sex: "T",
      period: "2024",
    });
    return { id, value, sentence, href: `/${language}/territory/${id}` };
  });
}

const frame = { id: "fig-x", title: "Title", sentence: "Sentence" };
const shares = (items: readonly MapItem[]) =>
  items.map((item, i) => ({ ...item, value: i % 9 ? (i * 37) % 101 : null }));

function shareMap(language: (typeof languages)[number], items: readonly MapItem[]) {
  const values = items.flatMap(({ value }) => (value === null ? [] : [value]));
  const label = (value: number) => percentTick(value, words(language));
  const breaks = sequentialBreaks(values, 6);
  return drawShareMap({ ...frame, items, breaks, scale: "sequential", label, words: words(language) });
}

describe("a map of amounts", () => {
  test("each territory with people is a link with its sentence, the largest first", () => {
    const items = world("en");
    const { svg } = drawCircleMap({ ...frame, items, words: words("en") });
    const { elements, texts } = readDrawing(svg, "fig-x");
    const links = elements.filter(({ name }) => name === "a").map(({ attributes }) => attributes.href);
    expect(new Set(links)).toEqual(new Set(items.map(({ href }) => href)));
    expect(links[0]).toBe(items[0]?.href);
    for (const { sentence } of items) expect(texts).toContain(sentence);
    expect(elements[0]?.attributes).toMatchObject({ role: "group", "aria-labelledby": "fig-x-t" });
  });

  test("the area of a circle is proportional to the number", () => {
    const [a, b] = places;
    if (!a || !b) throw new Error("no places");
    const items = [
      { id: a.id, value: 4_000_000, sentence: "a" },
      { id: b.id, value: 1_000_000, sentence: "b" },
    ];
    const { elements } = readDrawing(drawCircleMap({ ...frame, items, words: words("en") }).svg, "fig-x");
    const [large, small] = elements
      .filter(({ name }) => name === "circle")
      .map((e) => Number(e.attributes.r));
    expect((large ?? 0) / (small ?? 1)).toBeCloseTo(2, 1);
    expect(elements[0]?.attributes.role).toBe("img");
  });

  test("nobody and no number have no circle; an empty map is still a map", () => {
    const items = places.slice(0, 2).map(({ id }, i) => ({ id, value: i === 0 ? 0 : null, sentence: "x" }));
    const { elements } = readDrawing(drawCircleMap({ ...frame, items, words: words("ar") }).svg, "fig-x");
    expect(elements.filter(({ name }) => name === "circle")).toHaveLength(0);
  });
});

describe("a map of shares", () => {
  test("every territory is drawn, those without a number hatched", () => {
    const items = shares(world("en"));
    const { elements } = readDrawing(shareMap("en", items).svg, "fig-x");
    expect(elements.filter(({ name }) => name === "a")).toHaveLength(items.length);
    expect(elements.some(({ name, attributes }) => name === "g" && attributes.fill === "url(#fig-x-h)")).toBe(
      true,
    );
  });

  test("the middle of a diverging scale separates its two hues", () => {
    const items = places.slice(0, 40).map(({ id }, i) => ({ id, value: 30 + i, sentence: "x" }));
    const values = items.map(({ value }) => value);
    const map = { ...frame, items, breaks: divergingBreaks(values, 50, 3), scale: "diverging" } as const;
    const { svg } = drawShareMap({ ...map, label: String, words: words("en") });
    for (const step of [1, 2, 3, 4, 5, 6]) expect(svg).toContain(`var(--div-${step})`);
  });
});

describe("both", () => {
  test.each(languages)("a world map in %s fits the page's budget: 30 kB over the wire", (language) => {
    const items = world(language);
    for (const { svg } of [
      drawCircleMap({ ...frame, items, words: words(language) }),
      shareMap(language, shares(items)),
    ]) {
      expect(brotliCompressSync(svg).length).toBeLessThan(30_000);
    }
  });

  test("names and addresses of any kind do no harm", () => {
    const items = places.slice(0, 5).map(({ id }, i) => ({
      id,
      value: i * 1000,
      sentence: hostile,
      href: i % 2 ? `javascript:${hostile}` : `/"><script>${hostile}`,
    }));
    const head = { id: "fig-x", title: hostile, sentence: hostile };
    const focus = places[0] && { id: places[0].id, name: hostile };
    expect(() =>
      readDrawing(drawCircleMap({ ...head, items, focus, words: words("en") }).svg, "fig-x"),
    ).not.toThrow();
    const share = { ...head, items, breaks: [1], scale: "sequential", label: () => hostile } as const;
    expect(() => readDrawing(drawShareMap({ ...share, words: words("en") }).svg, "fig-x")).not.toThrow();
  });

  test("the same items in another order give the same drawing", () => {
    const items = world("en");
    const draw = (given: readonly MapItem[]) =>
      drawCircleMap({ ...frame, items: given, words: words("en") }).svg;
    expect(draw(items.toReversed())).toBe(draw(items));
  });
});
