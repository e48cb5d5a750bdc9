import type { Words } from "../../kernel/words.ts";
import { token } from "../palette.ts";
import { drawnText, element, escapeXml } from "../svg.ts";
import { atlas } from "./atlas.ts";
import { type MapItem, mapDrawing, mark, type PlacedItem, placed } from "./base.ts";
import { classOf } from "./breaks.ts";

export interface ShareMap {
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
  readonly items: readonly MapItem[];
  /** See breaks.ts; five at most. */
  readonly breaks: readonly number[];
  readonly scale: "sequential" | "diverging";
  /** How a break is written. */
  readonly label: (value: number) => string;
  readonly words: Words;
}

/** Areas below this size, in square units, also get a circle, so that they can be seen and pointed at. */
const tooSmall = 30;
const dot = 5;

/**
 * Shares as colours of areas, in classes; hatched where there is no number. Only for shares: colour over an area says
 * nothing true about amounts. Areas too small to be seen are circles on top.
 */
export function drawShareMap(map: ShareMap): { svg: string; width: number; height: number } {
  const items = placed(map.items);
  const { land, ...world } = atlas();
  const height = world.height + legendHeight;
  const fills = classColours(map.breaks.length + 1, map.scale);
  const hatch = `url(#${map.id}-h)`;
  const groups = [...fills.keys()].reverse().map((index) => ({
    fill: fills[index] ?? "",
    of: items.filter((i) => i.value !== null && classOf(i.value, map.breaks) === index).sort(byValue),
  }));
  groups.push({ fill: hatch, of: items.filter((item) => item.value === null) });
  const layer = (draw: (item: PlacedItem) => string) =>
    groups
      .map(({ fill, of }) => ({ fill, content: of.map(draw).join("") }))
      .filter(({ content }) => content !== "")
      .map(({ fill, content }) => element("g", { fill }, content))
      .join("");
  const areas = layer((item) => (small(item) ? "" : mark(item, element("path", { d: item.area.path }))));
  const dots = layer((item) =>
    small(item) ? mark(item, element("circle", { cx: item.area.x, cy: item.area.y, r: dot })) : "",
  );
  return mapDrawing(
    map,
    items,
    height,
    hatchPattern(`${map.id}-h`) +
      element("path", { d: land, fill: hatch, stroke: token("rule"), "stroke-width": 1.5 }) +
      element("g", { stroke: token("paper"), "stroke-width": 0.8 }, areas) +
      element("g", { stroke: token("ink"), "stroke-width": 0.8 }, dots) +
      classLegend(map, fills, hatch, height),
  );
}

function small(item: PlacedItem): boolean {
  return item.area.path === "" || item.area.size < tooSmall;
}

function byValue(a: PlacedItem, b: PlacedItem): number {
  return (b.value ?? 0) - (a.value ?? 0) || (a.id < b.id ? -1 : 1);
}

/** Colours for the classes from the lowest; fewer classes than colours keep the ends. */
function classColours(count: number, scale: "sequential" | "diverging"): string[] {
  const steps = [1, 2, 3, 4, 5, 6] as const;
  const name = scale === "sequential" ? "seq" : "div";
  return Array.from({ length: count }, (_, index) => {
    const at = count === 1 ? 5 : Math.round((index * 5) / (count - 1));
    return token(`${name}-${steps[at] ?? 6}`);
  });
}

function hatchPattern(id: string): string {
  const line = element("path", { d: "M0,6L6,0", stroke: token("rule"), "stroke-width": 1.2 });
  const ground = element("rect", { width: 6, height: 6, fill: token("paper") });
  const pattern = element(
    "pattern",
    { id, width: 6, height: 6, patternUnits: "userSpaceOnUse" },
    ground + line,
  );
  return element("defs", {}, pattern);
}

/** Room for the legend below the map. */
const legendHeight = 84;

/** Boxes beside each other below the map, the lowest first, with the breaks written under the lines between them. */
function classLegend(map: ShareMap, fills: readonly string[], hatch: string, height: number): string {
  const { words } = map;
  const [box, tall, left] = [112, 18, 24];
  const top = height - legendHeight + 12;
  const write = (text: string, x: number, anchor: "middle" | "start") =>
    element(
      "text",
      { x, y: top + tall, dy: "1.15em", "text-anchor": anchor },
      escapeXml(drawnText(text, words.language)),
    );
  const boxes = fills.map((fill, index) =>
    element("rect", { x: left + index * box, y: top, width: box, height: tall, fill }),
  );
  const labels = map.breaks.map((value, index) =>
    write(map.label(value), left + (index + 1) * box, "middle"),
  );
  const after = left + fills.length * box + 48;
  const missing = map.items.some((item) => item.value === null);
  const none = missing
    ? element("rect", { x: after, y: top, width: 60, height: tall, fill: hatch, stroke: token("rule") }) +
      write(words.t("figures:legend.no-data"), after, "start")
    : "";
  return element(
    "g",
    { "aria-hidden": "true", fill: token("quiet") },
    boxes.join("") + labels.join("") + none,
  );
}
