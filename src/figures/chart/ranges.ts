import { direction } from "../../kernel/language.ts";
import { compact } from "../numbers.ts";
import { token } from "../palette.ts";
import { drawnText } from "../svg.ts";
import { textWidth } from "./layout.ts";
import { type ChartFrame, type Drawing, largestLetters, renderPlot } from "./render.ts";

export interface RangeRow {
  readonly label: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly href?: string | undefined;
  /** One among others of its kind, that the first row stands beside. */
  readonly quiet?: boolean;
}

export interface RangeChart extends ChartFrame {
  readonly rows: readonly RangeRow[];
}

const row = 50;

/**
 * Estimates side by side from zero, each a dot on the range in which it lies. The name stands above, the value at the end of
 * the range. In right-to-left languages the axis runs from the right.
 */
export function drawRanges(chart: RangeChart): Promise<Drawing> {
  const { words } = chart;
  const rtl = direction[words.language] === "rtl";
  const rows = chart.rows.map((one, index) => ({
    ...one,
    index,
    // Estimates of a method may lie outside the range of the others, as those of Rogers and von Rabenau do.
    end: Math.max(one.value, one.high),
    written: drawnText(compact(one.value, words), words.language),
  }));
  const room = Math.max(...rows.map(({ written }) => textWidth(written, largestLetters)), 40) + 14;
  const low = Math.min(0, ...rows.map((one) => Math.min(one.low, one.value)));
  const most = Math.max(...rows.map(({ end }) => end), 0) || 1;
  const start = rtl ? "end" : "start";
  const away = rtl ? -1 : 1;
  const tone = (one: RangeRow) => token(one.quiet ? "quiet" : "accent");
  return renderPlot(chart, Math.max(1, rows.length) * row + 6, (plot) => ({
    marginLeft: rtl ? room : 8,
    marginRight: rtl ? 8 : room,
    marginTop: 2,
    marginBottom: 4,
    x: { domain: [low, most], reverse: rtl, axis: null },
    y: { type: "band", domain: rows.map(({ index }) => index), padding: 0, axis: null },
    marks: [
      plot.ruleX([0], { stroke: token("rule") }),
      ...rows.flatMap((one) => [
        plot.ruleY([one], {
          y: "index",
          x1: "low",
          x2: "high",
          stroke: tone(one),
          strokeOpacity: 0.4,
          strokeWidth: 8,
          dy: 8,
        }),
        plot.dot([one], { x: "value", y: "index", r: 5.5, fill: tone(one), dy: 8 }),
      ]),
      ...[true, false].map((linked) =>
        plot.text(
          rows.filter((one) => (one.href !== undefined) === linked),
          {
            x: () => low,
            y: "index",
            text: (one: RangeRow) => drawnText(one.label, words.language),
            textAnchor: start,
            dy: -12,
            ...(linked ? { href: "href", fill: token("accent") } : {}),
          },
        ),
      ),
      plot.text(rows, { x: "end", y: "index", text: "written", textAnchor: start, dx: 9 * away, dy: 8 }),
    ],
  }));
}
