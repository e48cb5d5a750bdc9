import { direction } from "../../kernel/language.ts";
import { percent, percentTick } from "../numbers.ts";
import { token } from "../palette.ts";
import { drawnText } from "../svg.ts";
import { niceTicks } from "./layout.ts";
import { type ChartFrame, type Drawing, renderPlot } from "./render.ts";

export interface DotRow {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  /** A region or the world, with which the first rows are compared. */
  readonly quiet?: boolean;
}

export interface DotChart extends ChartFrame {
  readonly rows: readonly DotRow[];
  /** The periods at both ends, as they are written. */
  readonly from: string;
  readonly to: string;
  /** A dotted line at a value that means something, such as one half. */
  readonly reference?: number;
}

const row = 52;

/** A share then (an open circle) and now (a full one), row by row, to compare a territory with its region and the world. */
export function drawDots(chart: DotChart): Promise<Drawing> {
  const { words } = chart;
  const rtl = direction[words.language] === "rtl";
  const rows = chart.rows.map((one, index) => ({ ...one, index }));
  const values = rows
    .flatMap(({ from, to }) => [from, to])
    .concat(chart.reference === undefined ? [] : [chart.reference]);
  const ticks = niceTicks(Math.min(...values), Math.max(...values, Math.min(...values) + 1), 4);
  const [low, high] = [ticks[0] ?? 0, ticks[ticks.length - 1] ?? 1];
  const say = (text: string) => drawnText(text, words.language);
  const colour = (quiet: boolean) => token(quiet ? "quiet" : "accent");
  const kinds = [false, true].map((quiet) => ({
    quiet,
    of: rows.filter((one) => (one.quiet ?? false) === quiet),
  }));
  const first = rows.slice(0, 1);
  const towards = (one: DotRow) => (one.to >= one.from !== rtl ? 1 : -1);
  return renderPlot(chart, rows.length * row + 66, (plot) => ({
    marginLeft: 54,
    marginRight: 54,
    marginTop: 28,
    marginBottom: 34,
    x: { domain: [low, high], reverse: rtl, axis: null },
    y: { type: "band", domain: rows.map(({ index }) => index), padding: 0, axis: null },
    marks: [
      plot.ruleX(ticks, { stroke: token("rule") }),
      ...(chart.reference !== undefined
        ? [plot.ruleX([chart.reference], { stroke: token("quiet"), strokeDasharray: "2 3" })]
        : []),
      ...kinds.flatMap(({ quiet, of }) => [
        plot.ruleY(of, { y: "index", x1: "from", x2: "to", stroke: colour(quiet), strokeWidth: 2, dy: 10 }),
        plot.dot(of, {
          x: "from",
          y: "index",
          r: 5,
          fill: token("paper"),
          stroke: colour(quiet),
          strokeWidth: 2,
          dy: 10,
        }),
        plot.dot(of, { x: "to", y: "index", r: 5.5, fill: colour(quiet), dy: 10 }),
      ]),
      plot.text(rows, {
        y: "index",
        frameAnchor: rtl ? "right" : "left",
        text: (one: DotRow) => say(one.label),
        textAnchor: rtl ? "end" : "start",
        dx: rtl ? 52 : -52,
        dy: -12,
      }),
      plot.text(rows, {
        x: "to",
        y: "index",
        text: (one: DotRow) => say(percent(one.to, words)),
        textAnchor: "middle",
        dy: -8,
      }),
      ...[-1, 1].flatMap((side) => [
        plot.text(
          first.filter((one) => towards(one) === side),
          {
            x: "to",
            y: "index",
            text: () => say(chart.to),
            dx: 12 * side,
            dy: 10,
            textAnchor: side > 0 ? "start" : "end",
            fill: token("quiet"),
          },
        ),
        plot.text(
          first.filter((one) => towards(one) === side),
          {
            x: "from",
            y: "index",
            text: () => say(chart.from),
            dx: -12 * side,
            dy: 10,
            textAnchor: side > 0 ? "end" : "start",
            fill: token("quiet"),
          },
        ),
      ]),
      plot.text(ticks, {
        x: (t: number) => t,
        frameAnchor: "bottom",
        dy: 18,
        text: (t: number) => say(percentTick(t, words)),
        fill: token("quiet"),
      }),
    ],
  }));
}
