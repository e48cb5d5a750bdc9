import { describe, expect, test } from "vitest";
import { languages } from "../../kernel/language.ts";
import { allTerritories, requireTerritory } from "../../kernel/territory/register.ts";
import { words } from "../../kernel/words.ts";
import { readDrawing } from "../testing.ts";
import { areaOf } from "./base.ts";
import { drawFlowMap, type FlowItem } from "./flows.ts";

const frame = { id: "fig-x", title: "Title", sentence: "Sentence" };
const flow = (origin: string, destination: string, value: number): FlowItem => ({
  origin: requireTerritory(origin).id,
  destination: requireTerritory(destination).id,
  value,
  sentence: `${origin} to ${destination}: ${value}`,
  href: `/en/corridor/${origin}/${destination}`,
});

describe("a map of flows", () => {
  test("the largest first, each a link with its sentence; nobody and nowhere are not drawn", () => {
    const items = [
      flow("IND", "ARE", 10),
      flow("MEX", "USA", 30),
      flow("USA", "MEX", 20),
      flow("FRA", "DEU", 0),
    ];
    const nowhere = { ...flow("FRA", "DEU", 9), origin: requireTerritory("2003").id };
    const { elements } = readDrawing(
      drawFlowMap({ ...frame, items: [...items, nowhere], words: words("en") }).svg,
      "fig-x",
    );
    expect(elements.filter(({ name }) => name === "a").map(({ attributes }) => attributes.href)).toEqual([
      "/en/corridor/MEX/USA",
      "/en/corridor/USA/MEX",
      "/en/corridor/IND/ARE",
    ]);
  });

  test("the two directions of a pair are not the same stroke", () => {
    const draw = (item: FlowItem) => drawFlowMap({ ...frame, items: [item], words: words("en") }).svg;
    const path = (svg: string) => /<path d="(M[^"]*Z)"\/><\/a>/.exec(svg)?.[1];
    const [there, back] = [path(draw(flow("MEX", "USA", 5))), path(draw(flow("USA", "MEX", 5)))];
    expect(there).toBeDefined();
    expect(there).not.toBe(back);
  });

  test("every place can be an end, in every language", () => {
    const places = allTerritories().filter(({ kind, id }) => kind === "territory" && areaOf(id));
    const items = places.map(({ id }, index) =>
      flow(id, places[(index + 7) % places.length]?.id ?? id, index + 1),
    );
    for (const language of languages) {
      const { svg } = drawFlowMap({ ...frame, items, words: words(language) });
      expect(svg).not.toMatch(/NaN|undefined/);
      readDrawing(svg, "fig-x");
    }
  });
});
