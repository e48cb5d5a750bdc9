import { direction } from "../../kernel/language.ts";
import { compact, percent } from "../numbers.ts";
import { token } from "../palette.ts";
import { drawnText } from "../svg.ts";
import { textWidth } from "./layout.ts";
import { type ChartFrame, type Drawing, largestLetters, renderPlot } from "./render.ts";

export interface Bar {
  readonly label: string;
  readonly value: number;
  readonly href?: string | undefined;
  /** Drawn in ink's quiet tone: what others are compared with. */
  readonly quiet?: boolean;
}

export interface BarChart extends ChartFrame {
  readonly bars: readonly Bar[];
  readonly unit: "people" | "percent";
}

const row = 50;

/**
 * Amounts side by side, from zero. The name stands above its bar, so that no name is too long and letters may grow; the
 * value stands at the bar's end. In right-to-left languages bars grow from the right.
 */
export function drawBars(chart: BarChart): Promise<Drawing> {
  const { words } = chart;
  const rtl = direction[words.language] === "rtl";
  const rows = chart.bars.map((bar, index) => ({
    ...bar,
    index,
    written: drawnText(
      chart.unit === "people" ? compact(bar.value, words) : percent(bar.value, words),
      words.language,
    ),
  }));
  const end = Math.max(...rows.map(({ written }) => textWidth(written, largestLetters)), 40) + 10;
  const most = Math.max(...rows.map(({ value }) => value), 0) || 1;
  const start = rtl ? "end" : "start";
  const name = (bar: (typeof rows)[number]) => drawnText(bar.label, words.language);
  const away = rtl ? -1 : 1;
  return renderPlot(chart, Math.max(1, rows.length) * row + 6, (plot) => ({
    marginLeft: rtl ? end : 2,
    marginRight: rtl ? 2 : end,
    marginTop: 2,
    marginBottom: 4,
    x: { domain: [0, most], reverse: rtl, axis: null },
    y: { domain: rows.map(({ index }) => index), padding: 0, axis: null },
    marks: [
      ...[false, true].map((quiet) =>
        plot.barX(
          rows.filter((bar) => (bar.quiet ?? false) === quiet),
          { x: "value", y: "index", insetTop: 25, insetBottom: 9, fill: token(quiet ? "quiet" : "accent") },
        ),
      ),
      plot.ruleX([0], { stroke: token("quiet") }),
      ...[true, false].map((linked) =>
        plot.text(
          rows.filter((bar) => (bar.href !== undefined) === linked),
          {
            x: () => 0,
            y: "index",
            text: name,
            textAnchor: start,
            dx: 3 * away,
            dy: -12,
            ...(linked ? { href: "href", fill: token("accent") } : {}),
          },
        ),
      ),
      plot.text(rows, { x: "value", y: "index", text: "written", textAnchor: start, dx: 6 * away, dy: 8 }),
    ],
  }));
}
