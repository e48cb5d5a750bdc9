import type { Words } from "../../kernel/words.ts";
import { type PaletteToken, token } from "../palette.ts";
import { drawnText, element, escapeXml } from "../svg.ts";
import { atlas } from "./atlas.ts";
import { type MapItem, mapDrawing, mark, type PlacedItem, placed } from "./base.ts";

/** One of a few states in which a territory can be. Told apart by fill and by pattern, so also in grey, and named in the legend. */
export interface MapClass {
  readonly id: string;
  readonly label: string;
  readonly fill: PaletteToken;
  /** Lines over the fill. */
  readonly hatched?: boolean;
}

export interface ClassMap {
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
  /** In the order of the legend. */
  readonly classes: readonly MapClass[];
  readonly items: readonly (Omit<MapItem, "value"> & { readonly in: string })[];
  readonly words: Words;
}

/** Areas below this size, in square units, also get a circle, so that they can be seen and pointed at. */
const tooSmall = 30;
const dot = 5;
const [box, line, perRow, cell] = [28, 34, 3, 310] as const;

/** Territories by the state that they are in. What is not among the items stays quiet land. */
export function drawClassMap(map: ClassMap): { svg: string; width: number; height: number } {
  const { land, ...world } = atlas();
  const rows = Math.ceil(map.classes.length / perRow);
  const height = world.height + 24 + rows * line;
  const fillOf = ({ id, fill, hatched }: MapClass) => (hatched ? `url(#${map.id}-${id})` : token(fill));
  const layers = map.classes.map((one) => ({
    fill: fillOf(one),
    of: placed(map.items.filter((item) => item.in === one.id).map((item) => ({ ...item, value: null }))),
  }));
  const small = (item: PlacedItem) => item.area.path === "" || item.area.size < tooSmall;
  const layer = (draw: (item: PlacedItem) => string) =>
    layers
      .map(({ fill, of }) => ({ fill, content: of.map(draw).join("") }))
      .filter(({ content }) => content !== "")
      .map(({ fill, content }) => element("g", { fill }, content))
      .join("");
  const areas = layer((item) => (small(item) ? "" : mark(item, element("path", { d: item.area.path }))));
  const dots = layer((item) =>
    small(item) ? mark(item, element("circle", { cx: item.area.x, cy: item.area.y, r: dot })) : "",
  );
  const marks = map.items.map(({ href }) => ({ href }));
  return mapDrawing(
    map,
    marks,
    height,
    patterns(map) +
      element("path", { d: land, fill: token("land"), stroke: token("rule"), "stroke-width": 1 }) +
      element("g", { stroke: token("paper"), "stroke-width": 0.8 }, areas) +
      element("g", { stroke: token("ink"), "stroke-width": 0.8 }, dots) +
      legend(map, fillOf, world.height + 12),
  );
}

function patterns(map: ClassMap): string {
  return element(
    "defs",
    {},
    map.classes
      .filter(({ hatched }) => hatched)
      .map(({ id, fill }) =>
        element(
          "pattern",
          { id: `${map.id}-${id}`, width: 6, height: 6, patternUnits: "userSpaceOnUse" },
          element("rect", { width: 6, height: 6, fill: token("paper") }) +
            element("path", { d: "M0,6L6,0", stroke: token(fill), "stroke-width": 1.6 }),
        ),
      )
      .join(""),
  );
}

function legend(map: ClassMap, fillOf: (one: MapClass) => string, top: number): string {
  const entries = map.classes.map((one, index) => {
    const [x, y] = [24 + (index % perRow) * cell, top + Math.floor(index / perRow) * line];
    return (
      element("rect", { x, y, width: box, height: 18, fill: fillOf(one), stroke: token("quiet") }) +
      element("text", { x: x + box + 10, y: y + 15 }, escapeXml(drawnText(one.label, map.words.language)))
    );
  });
  return element("g", { "aria-hidden": "true", fill: token("ink") }, entries.join(""));
}
