import type { Words } from "../../kernel/words.ts";
import { brief, compact, percent, percentTick } from "../numbers.ts";
import { type PaletteToken, token } from "../palette.ts";
import { drawnText } from "../svg.ts";
import { labelHeight, niceTicks, spread, textWidth, wrap, yearTicks } from "./layout.ts";
import {
  type ChartFrame,
  chartFontSize,
  chartWidth,
  type Drawing,
  largestLetters,
  renderPlot,
} from "./render.ts";

export interface Point {
  readonly year: number;
  /** Null breaks the line. */
  readonly value: number | null;
}

export interface Series {
  readonly label: string;
  readonly tone: Extract<PaletteToken, "accent" | "women" | "men" | "ink" | "quiet">;
  readonly points: readonly Point[];
  /** Within which the value lies, drawn as a band. */
  readonly range?: readonly { readonly year: number; readonly low: number; readonly high: number }[];
}

export interface LineChart extends ChartFrame {
  readonly series: readonly Series[];
  readonly unit: "people" | "percent";
  /** A dotted line across at a value that means something, such as one half; then the axis need not start from zero. */
  readonly reference?: number;
}

const [top, bottom, left] = [26, 34, 4];

/**
 * Change over time. The axis starts from zero, unless there is a reference to look from. Each line has its name and last value at its end. Time
 * runs from left to right in every language, as years are written.
 */
export function drawLines(chart: LineChart): Promise<Drawing> {
  const { words, unit } = chart;
  const tall = 340;
  const values = chart.series.flatMap((s) => [
    ...s.points.flatMap(({ value }) => (value === null ? [] : [value])),
    ...(s.range ?? []).flatMap(({ low, high }) => [low, high]),
  ]);
  if (chart.reference !== undefined) values.push(chart.reference);
  const low = chart.reference === undefined ? Math.min(0, ...values) : Math.min(...values);
  const ticks = niceTicks(low, Math.max(...values, low + (unit === "people" ? 1 : 0.1)), 4);
  const [first, last] = [ticks[0] ?? 0, ticks[ticks.length - 1] ?? 1];
  const years = [...new Set(chart.series.flatMap((s) => s.points.map((p) => p.year)))].sort((a, b) => a - b);
  const ends = endLabels(chart.series, words, unit);
  const right = Math.max(...ends.map((end) => end.width)) + 18;
  const pixel = (value: number) => top + ((last - value) / (last - first)) * (tall - top - bottom);
  const places = spread(
    ends.map((end) => ({ y: pixel(end.value), height: labelHeight(end.lines.length) })),
    4,
    tall - bottom + 10,
  );
  const tick = (value: number) =>
    drawnText(unit === "people" ? brief(value, words) : percentTick(value, words), words.language);
  // The reference is named as well, unless a tick stands too near.
  const clear = (value: number) => ticks.every((t) => Math.abs(pixel(t) - pixel(value)) > largestLetters + 4);
  const named = chart.reference !== undefined && clear(chart.reference) ? [...ticks, chart.reference] : ticks;
  const start = Math.max(...ticks.map((t) => textWidth(tick(t), chartFontSize + 3))) + 10;
  return renderPlot(chart, tall, (plot) => ({
    marginLeft: left,
    marginRight: right,
    marginTop: top,
    marginBottom: bottom,
    x: { domain: [Math.min(...years), Math.max(...years)], axis: null, insetLeft: start },
    y: { domain: [first, last], axis: null },
    marks: [
      plot.ruleY(ticks, { stroke: token("rule") }),
      plot.text(named, {
        frameAnchor: "left",
        y: (t: number) => t,
        text: tick,
        textAnchor: "start",
        dy: -8,
        fill: token("quiet"),
      }),
      plot.axisX(yearTicks(years), { tickSize: 0, tickFormat: String, label: null, color: token("quiet") }),
      ...(chart.reference !== undefined
        ? [plot.ruleY([chart.reference], { stroke: token("quiet"), strokeDasharray: "2 3" })]
        : []),
      ...chart.series.flatMap((s) =>
        s.range
          ? [
              plot.areaY(s.range, {
                x: "year",
                y1: "low",
                y2: "high",
                fill: token(s.tone),
                fillOpacity: 0.16,
              }),
            ]
          : [],
      ),
      ...chart.series.map((s) =>
        plot.lineY(s.points, {
          x: "year",
          y: (p: Point) => p.value ?? Number.NaN,
          stroke: token(s.tone),
          strokeWidth: s.tone === "quiet" ? 1.4 : 2.4,
        }),
      ),
      ...chart.series.map((s) =>
        plot.dot(dotted(s.points), {
          x: "year",
          y: "value",
          r: s.tone === "quiet" ? 2 : 3,
          fill: token(s.tone),
        }),
      ),
      ...ends.map((end, index) =>
        plot.text([end], {
          x: () => Math.max(...years),
          y: () => first,
          dx: 12,
          dy: (places[index] ?? 0) - pixel(first),
          text: () => end.lines.map((line) => drawnText(line, words.language)).join("\n"),
          textAnchor: "start",
          lineHeight: 1.2,
          fill: token(end.tone === "quiet" ? "quiet" : end.tone),
        }),
      ),
    ],
  }));
}

/** Points that are marked: all where they are few, else the last. */
function dotted(points: readonly Point[]): readonly Point[] {
  const known = points.filter((point) => point.value !== null);
  return known.length > 15 ? known.slice(-1) : known;
}

/** Name and last value of each line, in lines that fit beside the chart. */
function endLabels(series: readonly Series[], words: Words, unit: "people" | "percent") {
  const size = largestLetters;
  return series.flatMap((s) => {
    const last = s.points.findLast((point) => point.value !== null);
    if (!last || last.value === null) return [];
    const value = unit === "people" ? compact(last.value, words) : percent(last.value, words);
    const lines = [...wrap(s.label, chartWidth * 0.29, size), value];
    return [
      {
        tone: s.tone,
        value: last.value,
        lines,
        width: Math.max(...lines.map((line) => textWidth(line, size))),
      },
    ];
  });
}
