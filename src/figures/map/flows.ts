import type { TerritoryId } from "../../kernel/territory/model.ts";
import type { Words } from "../../kernel/words.ts";
import { compact } from "../numbers.ts";
import { token } from "../palette.ts";
import { drawnText, element, escapeXml } from "../svg.ts";
import { type Area, atlas } from "./atlas.ts";
import { areaOf, legendLine, mapDrawing, mark, quietLand } from "./base.ts";
import { legendAmounts } from "./breaks.ts";

/** A move on the map: how many, the sentence that hover, focus and touch say, and where it leads. */
export interface FlowItem {
  readonly origin: TerritoryId;
  readonly destination: TerritoryId;
  readonly value: number;
  readonly sentence: string;
  readonly href?: string | undefined;
}

export interface FlowMap {
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
  readonly items: readonly FlowItem[];
  readonly words: Words;
}

interface PlacedFlow extends FlowItem {
  readonly from: Area;
  readonly to: Area;
}

/** The width of the widest stroke, where it arrives; it leaves as a point, so that one sees which way it goes. */
const widest = 26;
const narrowest = 1.6;

/**
 * Flows as curved strokes on quiet land, thin where they leave and wide where they arrive; the width at the arrival is
 * proportional to the number. The two directions of a pair bend to their own sides. The largest are written first, so the
 * small ones lie on top and can be reached.
 */
export function drawFlowMap(map: FlowMap): { svg: string; width: number; height: number } {
  const shown = map.items
    .flatMap((item): PlacedFlow[] => {
      const [from, to] = [areaOf(item.origin), areaOf(item.destination)];
      return from && to && item.value > 0 ? [{ ...item, from, to }] : [];
    })
    .sort((a, b) => b.value - a.value || order(a, b));
  const most = shown[0]?.value ?? 0;
  const width = (value: number) => Math.max(narrowest, (value / most) * widest);
  const strokes = shown.map((flow) =>
    mark(flow, element("path", { d: stroke(flow.from, flow.to, width(flow.value)) })),
  );
  const { height } = atlas();
  return mapDrawing(
    map,
    shown,
    height,
    quietLand() +
      element(
        "g",
        { fill: token("accent"), "fill-opacity": "0.55", stroke: token("paper"), "stroke-width": 0.6 },
        strokes.join(""),
      ) +
      legend(most, width, height, map.words),
  );
}

function order(a: FlowItem, b: FlowItem): number {
  const [left, right] = [`${a.origin} ${a.destination}`, `${b.origin} ${b.destination}`];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** A bent wedge from a point at the origin to its full width at the destination, with a head that shows the way. */
function stroke(from: Pick<Area, "x" | "y">, to: Pick<Area, "x" | "y">, width: number): string {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy) || 1;
  const [ux, uy] = [dx / length, dy / length];
  // Always to the right of the way, so that the return bends to the other side.
  const bend = Math.min(90, length * 0.22);
  const middle = { x: (from.x + to.x) / 2 - uy * bend, y: (from.y + to.y) / 2 + ux * bend };
  const [ax, ay] = unit(to.x - middle.x, to.y - middle.y);
  const head = Math.min(width * 1.2 + 4, length / 2);
  const neck = { x: to.x - ax * head, y: to.y - ay * head };
  const half = width / 2;
  const wing = half + Math.max(2, half * 0.5);
  const at = (point: { x: number; y: number }, side: number) =>
    `${round(point.x - ay * side)},${round(point.y + ax * side)}`;
  return (
    `M${round(from.x)},${round(from.y)}` +
    `Q${at(middle, half / 2)} ${at(neck, half)}` +
    `L${at(neck, wing)}L${round(to.x)},${round(to.y)}L${at(neck, -wing)}L${at(neck, -half)}` +
    `Q${at(middle, -half / 2)} ${round(from.x)},${round(from.y)}Z`
  );
}

function unit(x: number, y: number): readonly [number, number] {
  const length = Math.hypot(x, y) || 1;
  return [x / length, y / length];
}

function round(value: number): number {
  return Math.round(value * 10) / 10 || 0;
}

/** Wedges of round amounts, each with its number. */
function legend(most: number, width: (value: number) => number, height: number, words: Words): string {
  const amounts = legendAmounts(most, 3);
  const rows = amounts.map((amount, index) => {
    const y = height - 30 - (amounts.length - 1 - index) * legendLine;
    const text = drawnText(compact(amount, words), words.language);
    return (
      element("path", {
        d: stroke({ x: 24, y: y - 4 }, { x: 110, y: y - 4 }, width(amount)),
        fill: token("accent"),
        "fill-opacity": "0.55",
      }) + element("text", { x: 124, y, dy: "0.1em" }, escapeXml(text))
    );
  });
  return element("g", { "aria-hidden": "true", fill: token("quiet") }, rows.join(""));
}
