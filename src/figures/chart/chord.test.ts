import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { words } from "../../kernel/words.ts";
import { hostile, readDrawing } from "../testing.ts";
import { drawChord } from "./chord.ts";

const frame = { id: "fig-x", title: "Title", sentence: "Sentence", words: words("en") };
const sentenceOf = (from: number, to: number, value: number) => `${from} to ${to}: ${value}`;

function chord(flows: readonly (readonly number[])[], label = (index: number) => `Group ${index}`) {
  const groups = flows.map((_, index) => ({
    label: label(index),
    detail: "+1",
    href: `/en/territory/00${index}`,
  }));
  return drawChord({ ...frame, groups, flows, sentenceOf });
}

describe("moves between groups", () => {
  test("each pair that has moves is one ribbon with its sentence; each group an arc that leads to it", () => {
    const { elements, texts } = readDrawing(
      chord([
        [5, 3, 0],
        [1, 0, 2],
        [0, 4, 9],
      ]).svg,
      "fig-x",
    );
    const said = ["0 to 0: 5", "0 to 1: 3", "1 to 0: 1", "1 to 2: 2", "2 to 1: 4", "2 to 2: 9"];
    for (const sentence of said) expect(texts).toContain(sentence);
    expect(texts.filter((text) => / to \d: /.test(text))).toHaveLength(said.length);
    expect(elements.filter(({ name }) => name === "a")).toHaveLength(3);
  });

  test("moves within a group lie beneath, the largest between groups above all", () => {
    const { texts } = readDrawing(
      chord([
        [50, 3],
        [9, 40],
      ]).svg,
      "fig-x",
    );
    const order = texts.filter((text) => / to \d: /.test(text));
    expect(order.slice(0, 2).sort()).toEqual(["0 to 0: 50", "1 to 1: 40"]);
  });

  test("any numbers draw without a gap in the paths; markup in a name stays text", () => {
    const table = fc.integer({ min: 2, max: 8 }).chain((n) =>
      fc.array(fc.array(fc.double({ min: 0, max: 1e8, noNaN: true }), { minLength: n, maxLength: n }), {
        minLength: n,
        maxLength: n,
      }),
    );
    fc.assert(
      fc.property(table, (flows) => {
        const { svg } = chord(flows, () => hostile);
        expect(svg).not.toMatch(/NaN|undefined|Infinity|<script/);
        readDrawing(svg, "fig-x");
      }),
      { numRuns: 60 },
    );
  });

  test("the same numbers give the same bytes", () => {
    const flows = [
      [5, 3, 1],
      [1, 7, 2],
      [8, 4, 9],
    ];
    expect(chord(flows).svg).toBe(chord(flows).svg);
  });
});
