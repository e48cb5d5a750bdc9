import { type Chord, chordDirected, ribbonArrow } from "d3-chord";
import type { Words } from "../../kernel/words.ts";
import { token } from "../palette.ts";
import { coordinate, drawnText, element, escapeXml, frame, link } from "../svg.ts";
import { wrap } from "./layout.ts";
import { type ChartFrame, chartFontSize, chartWidth, type Drawing, largestLetters } from "./render.ts";

export interface ChordGroup {
  readonly label: string;
  /** What stands beneath the name: a number that matters. */
  readonly detail: string;
  readonly href?: string | undefined;
}

export interface ChordChart extends ChartFrame {
  readonly groups: readonly ChordGroup[];
  /** Row by row, from each group to each; moves within a group on the diagonal. */
  readonly flows: readonly (readonly number[])[];
  /** The sentence of a ribbon, for hover, focus and touch. */
  sentenceOf(from: number, to: number, value: number): string;
}

const size = chartWidth;
const height = 470;
const radius = 168;
const band = 10;
/** How many ribbons between groups stand out. */
const foremost = 5;

/**
 * Moves between groups as ribbons around a circle, each ending in an arrow where people arrive. Moves within a group are
 * quiet; the largest between groups stand out by their darkness, so that they do in grey as well.
 */
export function drawChord(chart: ChordChart): Drawing {
  const layout = chordDirected()
    .padAngle(0.035)
    .sortSubgroups((a, b) => b - a)([...chart.flows].map((row) => [...row]));
  const between = layout
    .filter(({ source, target }) => source.index !== target.index)
    .sort((a, b) => b.source.value - a.source.value);
  const strong = new Set(between.slice(0, foremost));
  const ribbon = ribbonArrow<Chord, Chord["source"]>()
    .radius(radius - 2)
    .padAngle(0.006)
    .headRadius(14);
  // d3 writes more digits than anybody sees.
  const path = (one: Chord) => String(ribbon(one) ?? "").replace(/-?\d+\.\d+/g, (n) => coordinate(Number(n)));
  const painted = [...layout].sort((a, b) => rank(a, strong) - rank(b, strong));
  const ribbons = painted.map((one) => {
    const { source, target } = one;
    const quiet = source.index === target.index;
    return element(
      "path",
      {
        d: path(one),
        fill: token(quiet ? "rule" : "accent"),
        "fill-opacity": quiet ? "0.7" : strong.has(one) ? "0.75" : "0.22",
      },
      element("title", {}, escapeXml(chart.sentenceOf(source.index, target.index, source.value))),
    );
  });
  const arcs = layout.groups.map((group) => {
    const { label, detail, href } = chart.groups[group.index] ?? { label: "", detail: "" };
    const middle = (group.startAngle + group.endAngle) / 2 - Math.PI / 2;
    return link(
      href,
      element("path", { d: arc(group.startAngle, group.endAngle), fill: token("ink") }) +
        labelAt(middle, label, detail, chart.words),
    );
  });
  const content = element(
    "g",
    { transform: `translate(${size / 2} ${height / 2})` },
    element("g", { stroke: token("paper"), "stroke-width": 0.6 }, ribbons.join("")) + arcs.join(""),
  );
  const linked = chart.groups.some(({ href }) => href !== undefined);
  const outer = {
    ...chart,
    kind: "chart" as const,
    width: size,
    height,
    fontSize: chartFontSize,
    linked,
  };
  return { svg: frame(outer, content), width: size, height };
}

/** Within groups first, then the small, then the foremost, so that these lie on top. */
function rank(one: Chord, strong: ReadonlySet<Chord>): number {
  if (one.source.index === one.target.index) return 0;
  return strong.has(one) ? 2 : 1;
}

function arc(start: number, end: number): string {
  const point = (angle: number, r: number) =>
    `${coordinate(r * Math.sin(angle))},${coordinate(-r * Math.cos(angle))}`;
  const long = end - start > Math.PI ? 1 : 0;
  return (
    `M${point(start, radius)}A${radius},${radius} 0 ${long} 1 ${point(end, radius)}` +
    `L${point(end, radius + band)}A${radius + band},${radius + band} 0 ${long} 0 ${point(start, radius + band)}Z`
  );
}

/** Name and number beside the arc, in lines that fit between it and the edge. */
function labelAt(angle: number, label: string, detail: string, words: Words): string {
  const [x, y] = [Math.cos(angle), Math.sin(angle)];
  const anchor = x > 0.3 ? "start" : x < -0.3 ? "end" : "middle";
  const r = radius + band + 10;
  const room = anchor === "middle" ? 220 : size / 2 - Math.abs(x) * r - 4;
  const lines = [...wrap(label, room, largestLetters), detail];
  const step = largestLetters + 1;
  const above = y < -0.75 ? lines.length - 1 : y > 0.75 ? 0 : (lines.length - 1) / 2;
  const spans = lines.map((line, index) =>
    element(
      "tspan",
      {
        x: x * r,
        y: y * r + (index - above) * step,
        fill: token(index === lines.length - 1 ? "quiet" : "ink"),
      },
      escapeXml(drawnText(line, words.language)),
    ),
  );
  return element("text", { "text-anchor": anchor, dy: "0.35em" }, spans.join(""));
}
