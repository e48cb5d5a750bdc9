import { direction } from "../../kernel/language.ts";
import { brief, compact } from "../numbers.ts";
import { token } from "../palette.ts";
import { drawnText } from "../svg.ts";
import { niceTicks } from "./layout.ts";
import { type ChartFrame, type Drawing, renderPlot } from "./render.ts";

export interface PyramidRow {
  /** An age group as it is written. */
  readonly age: string;
  readonly women: number;
  readonly men: number;
}

export interface Pyramid extends ChartFrame {
  /** From the youngest. */
  readonly rows: readonly PyramidRow[];
}

const row = 18;

/** Age and sex: men to one side, women to the other, the youngest at the foot. Right-to-left languages see it mirrored. */
export function drawPyramid(chart: Pyramid): Promise<Drawing> {
  const { words } = chart;
  const rtl = direction[words.language] === "rtl";
  const rows = chart.rows.map((one, index) => ({ ...one, index }));
  const most = Math.max(...rows.flatMap(({ women, men }) => [women, men]), 1);
  const ticks = niceTicks(0, most, 2);
  const limit = ticks[ticks.length - 1] ?? most;
  const both = [
    ...ticks
      .slice(1)
      .map((tick) => -tick)
      .reverse(),
    ...ticks,
  ];
  const [margin, edge] = [84, 34];
  const total = (sex: "women" | "men") => rows.reduce((sum, one) => sum + one[sex], 0);
  const heading = (sex: "F" | "M", amount: number) =>
    drawnText(`${words.t(`figures:series.${sex}`)} ${compact(amount, words)}`, words.language);
  return renderPlot(chart, rows.length * row + 74, (plot) => ({
    marginLeft: rtl ? edge : margin,
    marginRight: rtl ? margin : edge,
    marginTop: 34,
    marginBottom: 38,
    x: { domain: [-limit, limit], reverse: rtl, axis: null },
    y: { domain: rows.map(({ index }) => index).reverse(), padding: 0.12, axis: null },
    marks: [
      plot.ruleX(both, { stroke: token("rule") }),
      plot.barX(rows, { x1: 0, x2: (one: PyramidRow) => -one.men, y: "index", fill: token("men") }),
      plot.barX(rows, { x1: 0, x2: "women", y: "index", fill: token("women") }),
      plot.ruleX([0], { stroke: token("paper"), strokeWidth: 2 }),
      plot.text(
        rows.filter(({ index }) => index % 2 === (rows.length - 1) % 2),
        {
          y: "index",
          frameAnchor: rtl ? "right" : "left",
          text: (one: PyramidRow) => drawnText(one.age, words.language),
          textAnchor: rtl ? "start" : "end",
          dx: rtl ? 10 : -10,
          fill: token("quiet"),
        },
      ),
      ...([-1, 1] as const).map((side) =>
        plot.text([(side * limit) / 2], {
          x: (x: number) => x,
          frameAnchor: "top",
          dy: -18,
          text: () => (side < 0 ? heading("M", total("men")) : heading("F", total("women"))),
          fill: token(side < 0 ? "men" : "women"),
        }),
      ),
      plot.text(both, {
        x: (x: number) => x,
        frameAnchor: "bottom",
        dy: 20,
        text: (x: number) => drawnText(brief(Math.abs(x), words), words.language),
        fill: token("quiet"),
      }),
    ],
  }));
}
