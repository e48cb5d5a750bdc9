import type { TerritoryId } from "../../kernel/territory/model.ts";
import type { Words } from "../../kernel/words.ts";
import { brief, compact } from "../numbers.ts";
import { token } from "../palette.ts";
import { drawnText, element, escapeXml } from "../svg.ts";
import { atlas } from "./atlas.ts";
import { areaOf, legendLine, type MapItem, mapDrawing, mark, placed, quietLand } from "./base.ts";
import { legendAmounts } from "./breaks.ts";

/** The radius of the largest circle. */
const largest = 44;

/** Below this a circle could not be seen; the note under a map says that the smallest are drawn larger. */
const smallest = 2.5;

export interface CircleMap {
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
  readonly items: readonly MapItem[];
  /** The territory that the map is about, marked on it. */
  readonly focus?: { readonly id: TerritoryId; readonly name: string } | undefined;
  readonly words: Words;
}

/**
 * Amounts as circles on quiet land: the area of a circle is proportional to its amount. Circles are written from the
 * largest to the smallest, which is the order in which they are painted and reached by the keyboard. Territories
 * without a number or with none of the people have no circle.
 */
export function drawCircleMap(map: CircleMap): { svg: string; width: number; height: number } {
  const shown = placed(map.items)
    .flatMap((item) => (item.value !== null && item.value > 0 ? [{ ...item, value: item.value }] : []))
    .sort((a, b) => b.value - a.value || (a.id < b.id ? -1 : 1));
  const most = shown[0]?.value ?? 0;
  const radius = (value: number) => Math.max(smallest, Math.sqrt(value / most) * largest);
  const circles = shown.map((item) =>
    mark(item, element("circle", { cx: item.area.x, cy: item.area.y, r: radius(item.value) })),
  );
  const { height } = atlas();
  return mapDrawing(
    map,
    shown,
    height,
    quietLand() +
      (map.focus ? focusMark(map.focus) : "") +
      element("g", circleStyle, circles.join("")) +
      (map.focus ? focusOutline(map.focus.id) : "") +
      circleLegend(most, radius, height, map.words),
  );
}

const circleStyle = {
  fill: token("accent"),
  "fill-opacity": "0.42",
  stroke: token("accent"),
  "stroke-width": 1.2,
};

function focusMark(focus: { readonly id: TerritoryId; readonly name: string }): string {
  const area = areaOf(focus.id);
  if (!area) return "";
  const title = element("title", {}, escapeXml(focus.name));
  const shape =
    area.path === ""
      ? element("circle", { cx: area.x, cy: area.y, r: 6 })
      : element("path", { d: area.path });
  return element("g", { fill: token("quiet"), stroke: token("paper"), "stroke-width": 1 }, title + shape);
}

/** Above the circles, so that it is seen where they crowd. */
function focusOutline(id: TerritoryId): string {
  const area = areaOf(id);
  if (!area || area.path === "") return "";
  const style = { fill: "none", stroke: token("ink"), "stroke-width": 1.4, "pointer-events": "none" };
  return element("path", { d: area.path, ...style });
}

/** Circles of round amounts that stand on one line, each with a thin line to its number. */
function circleLegend(most: number, radius: (v: number) => number, height: number, words: Words): string {
  const amounts = legendAmounts(most, 3);
  const written = amounts.map((amount) => compact(amount, words));
  // South America begins where eleven letters of the largest size end.
  const long = written.some((text) => text.length > 11);
  const [x, base] = [24 + largest, height - 16];
  const rows = amounts.map((amount, index) => {
    const r = radius(amount);
    const top = base - 2 * r;
    const label = base - (amounts.length - 1 - index) * legendLine - 14;
    const turn = x + largest + 12;
    return (
      element("circle", { cx: x, cy: base - r, r, fill: "none", stroke: token("quiet") }) +
      element("path", {
        d: `M${x},${Math.round(top)}L${turn},${Math.round(label)}h8`,
        fill: "none",
        stroke: token("quiet"),
        "stroke-width": 0.8,
      }) +
      element(
        "text",
        { x: turn + 12, y: label, dy: "0.35em" },
        escapeXml(drawnText(long ? brief(amount, words) : (written[index] ?? ""), words.language)),
      )
    );
  });
  return element("g", { "aria-hidden": "true", fill: token("quiet") }, rows.join(""));
}
