import { direction } from "../../kernel/language.ts";
import { compact } from "../numbers.ts";
import { token } from "../palette.ts";
import { drawnText } from "../svg.ts";
import { wrap } from "./layout.ts";
import type { Point } from "./lines.ts";
import { type ChartFrame, chartWidth, type Drawing, largestLetters, renderPlot } from "./render.ts";

export interface Panel {
  readonly label: string;
  readonly points: readonly Point[];
  readonly href?: string | undefined;
}

export interface Multiples extends ChartFrame {
  readonly panels: readonly Panel[];
}

const columns = 2;

/** A panel's heading of two lines, its plot, and the years under it. */
const [head, plotted, foot] = [62, 104, 34];

/** The same line again and again on one scale from zero, two beside each other, each under its name. */
export function drawMultiples(chart: Multiples): Promise<Drawing> {
  const { words } = chart;
  const rtl = direction[words.language] === "rtl";
  const most = Math.max(...chart.panels.flatMap((p) => p.points.map(({ value }) => value ?? 0)), 1);
  const years = [...new Set(chart.panels.flatMap((p) => p.points.map(({ year }) => year)))].sort(
    (a, b) => a - b,
  );
  const [first, last] = [years[0] ?? 0, years[years.length - 1] ?? 1];
  const rows = Math.ceil(chart.panels.length / columns);
  const at = (index: number) => ({
    fx: rtl ? columns - 1 - (index % columns) : index % columns,
    fy: Math.floor(index / columns),
  });
  const data = chart.panels.flatMap((panel, index) =>
    panel.points.map((point) => ({ ...point, ...at(index) })),
  );
  const heads = chart.panels.map((panel, index) => ({ ...at(index), panel }));
  const tails = heads.flatMap(({ panel, ...place }) => {
    const end = panel.points.findLast(({ value }) => value !== null);
    return end
      ? [{ ...place, ...end, written: drawnText(compact(end.value ?? 0, words), words.language) }]
      : [];
  });
  const name = ({ panel }: (typeof heads)[number]) =>
    wrap(panel.label, chartWidth / columns - 24, largestLetters - 2)
      .map((line) => drawnText(line, words.language))
      .join("\n");
  return renderPlot(chart, rows * (head + plotted + foot), (plot) => ({
    marginLeft: 4,
    marginRight: 4,
    marginTop: head,
    marginBottom: foot,
    fx: { domain: [0, 1], axis: null, paddingOuter: 0, paddingInner: 0.08 },
    fy: {
      domain: Array.from({ length: rows }, (_, i) => i),
      axis: null,
      paddingOuter: 0,
      paddingInner: (head + foot) / (head + plotted + foot),
    },
    x: { domain: [first, last], axis: null, insetRight: 20 },
    y: { domain: [0, most], axis: null },
    marks: [
      plot.ruleY(heads, { fx: "fx", fy: "fy", y: () => 0, stroke: token("quiet") }),
      plot.areaY(data, {
        fx: "fx",
        fy: "fy",
        x: "year",
        y: (p: Point) => p.value ?? Number.NaN,
        fill: token("accent"),
        fillOpacity: 0.14,
      }),
      plot.lineY(data, {
        fx: "fx",
        fy: "fy",
        x: "year",
        y: (p: Point) => p.value ?? Number.NaN,
        stroke: token("accent"),
        strokeWidth: 2.2,
      }),
      plot.dot(tails, { fx: "fx", fy: "fy", x: "year", y: "value", r: 3, fill: token("accent") }),
      plot.text(tails, {
        fx: "fx",
        fy: "fy",
        x: "year",
        y: "value",
        text: "written",
        textAnchor: "end",
        dx: 6,
        dy: -12,
      }),
      ...[true, false].map((linked) =>
        plot.text(
          heads.filter(({ panel }) => (panel.href !== undefined) === linked),
          {
            fx: "fx",
            fy: "fy",
            frameAnchor: rtl ? "top-right" : "top-left",
            dy: 6 - head,
            text: name,
            lineHeight: 1.15,
            ...(linked
              ? { href: (head: (typeof heads)[number]) => head.panel.href, fill: token("accent") }
              : {}),
          },
        ),
      ),
      plot.text(heads, {
        fx: "fx",
        fy: "fy",
        frameAnchor: "bottom-left",
        dy: 18,
        text: () => String(first),
        fill: token("quiet"),
      }),
      plot.text(heads, {
        fx: "fx",
        fy: "fy",
        frameAnchor: "bottom-right",
        dy: 18,
        dx: -6,
        text: () => String(last),
        fill: token("quiet"),
      }),
    ],
  }));
}
