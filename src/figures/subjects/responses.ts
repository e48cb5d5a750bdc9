import { direction } from "../../kernel/language.ts";
import type { Words } from "../../kernel/words.ts";
import { drawBars } from "../chart/bars.ts";
import { spread, textWidth } from "../chart/layout.ts";
import { chartFontSize, type Drawing, largestLetters, renderPlot } from "../chart/render.ts";
import { type ClassMap, drawClassMap } from "../map/classes.ts";
import type { Figure, FigureColumn, FigureRow } from "../model.ts";
import { token } from "../palette.ts";
import { drawnText } from "../svg.ts";

/**
 * Figures of a consultation. Their numbers are handed in, already counted for one reader: who may see which answers is not decided here. They
 * rest on replies, not on a release, so the registry, whose figures everybody may ask for by name, does not know them.
 */
export type ResponseFigure = Pick<
  Figure,
  "id" | "title" | "subtitle" | "sentence" | "note" | "table" | "svg" | "size"
>;

interface Told {
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  readonly sentence: string;
  readonly note?: string | undefined;
  readonly columns: readonly FigureColumn[];
  readonly rows: readonly FigureRow[];
  readonly words: Words;
}

function whole({ columns, rows, words: _words, note, ...told }: Told, drawing: Drawing): ResponseFigure {
  return {
    ...told,
    ...(note === undefined ? {} : { note }),
    table: { caption: `${told.title} \u2013 ${told.subtitle}`, columns, rows },
    svg: drawing.svg,
    size: { width: drawing.width, height: drawing.height },
  };
}

/** Who has answered, on the map. */
export function responseMap(told: Told & Pick<ClassMap, "classes" | "items">): ResponseFigure {
  const { classes, items, ...rest } = told;
  const drawing = drawClassMap({ ...rest, classes, items });
  return whole(rest, drawing);
}

/** Counts or shares side by side. */
export async function responseBars(
  told: Told & {
    readonly bars: readonly { readonly label: string; readonly value: number }[];
    readonly unit: "people" | "percent";
  },
): Promise<ResponseFigure> {
  const { bars, unit, ...rest } = told;
  return whole(rest, await drawBars({ ...rest, bars, unit }));
}

/** Sums that only grow, day by day, each line named at its end; days on which something was sent as lines down. */
export interface DailyLine {
  readonly label: string;
  readonly tone: "accent" | "women" | "men" | "quiet";
  readonly values: readonly number[];
}

export async function responseDays(
  told: Told & {
    readonly days: readonly string[];
    readonly lines: readonly DailyLine[];
    /** Days of reminders, with what stands above them. */
    readonly marks: readonly { readonly day: string; readonly label: string }[];
  },
): Promise<ResponseFigure> {
  const { days, lines, marks, ...rest } = told;
  const { words } = told;
  const [tall, top, bottom] = [340, 30, 34];
  const most = Math.max(1, ...lines.flatMap(({ values }) => values));
  const named = lines.map((one) => {
    const last = one.values.at(-1) ?? 0;
    const text = drawnText(`${one.label} ${words.number(last)}`, words.language);
    return { ...one, last, text };
  });
  const right = Math.max(...named.map(({ text }) => textWidth(text, largestLetters)), 60) + 18;
  const pixel = (value: number) => top + ((most - value) / most) * (tall - top - bottom);
  const order = named.toSorted((a, b) => b.last - a.last);
  const places = spread(
    order.map(({ last }) => ({ y: pixel(last), height: largestLetters + 2 })),
    4,
    tall - bottom + 10,
  );
  const ticks = days.filter((_, index) => index % Math.max(1, Math.ceil(days.length / 5)) === 0);
  const at = (day: string) => days.indexOf(day);
  const written = (day: string) =>
    drawnText(
      words.date(`${day}T00:00:00Z`, { day: "numeric", month: "short", timeZone: "UTC" }),
      words.language,
    );
  const drawing = await renderPlot(rest, tall, (plot) => ({
    marginLeft: 8,
    marginRight: right,
    marginTop: top,
    marginBottom: bottom,
    x: { domain: [0, Math.max(1, days.length - 1)], axis: null },
    y: { domain: [0, most], axis: null },
    marks: [
      plot.ruleY([0, most], { stroke: token("rule") }),
      plot.ruleX(
        marks.map(({ day }) => at(day)),
        { stroke: token("quiet"), strokeDasharray: "3 3" },
      ),
      plot.text(marks, {
        x: ({ day }: { day: string }) => at(day),
        frameAnchor: "top",
        dy: -22,
        text: ({ label }: { label: string }) => drawnText(label, words.language),
        fill: token("quiet"),
      }),
      ...named.map((one) =>
        plot.lineY(one.values, {
          x: (_: number, index: number) => index,
          y: (value: number) => value,
          stroke: token(one.tone),
          strokeWidth: one.tone === "quiet" ? 1.4 : 2.2,
          curve: "step-after",
        }),
      ),
      plot.text(ticks, {
        x: at,
        y: () => 0,
        dy: 18,
        text: written,
        textAnchor: "start",
        fill: token("quiet"),
        fontSize: chartFontSize,
      }),
      ...order.map((one, index) =>
        plot.text([one], {
          x: () => Math.max(1, days.length - 1),
          y: () => 0,
          dx: 8,
          dy: (places[index] ?? 0) - pixel(0),
          text: () => one.text,
          textAnchor: "start",
          fill: token(one.tone),
        }),
      ),
    ],
  }));
  return whole(rest, drawing);
}

/** Five numbers of a group: ends, quartiles and median. */
export interface SpreadRow {
  readonly label: string;
  readonly least: number;
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
  readonly most: number;
}

/** How numbers are spread, a row a group: a thin line from end to end, a thick one between the quartiles, the median across with its value. */
export async function responseSpread(
  told: Told & {
    readonly spreads: readonly SpreadRow[];
    readonly log: boolean;
    readonly write: (value: number) => string;
  },
): Promise<ResponseFigure> {
  const { spreads, log, write, ...rest } = told;
  const { words } = told;
  const rtl = direction[words.language] === "rtl";
  const rows = spreads.map((one, index) => ({ ...one, index }));
  const all = rows.flatMap(({ least, most }) => [least, most]);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const domain: [number, number] = log ? [low, Math.max(high, low * 2)] : [Math.min(0, low), high || 1];
  const drawing = await renderPlot(rest, rows.length * 64 + 66, (plot) => ({
    marginLeft: 12,
    marginRight: 12,
    marginTop: 18,
    marginBottom: 48,
    x: { domain, type: log ? ("log" as const) : ("linear" as const), axis: null },
    y: { domain: rows.map(({ index }) => index), padding: 0, axis: null },
    marks: [
      plot.ruleY(rows, {
        x1: "least",
        x2: "most",
        y: "index",
        dy: 14,
        stroke: token("quiet"),
        strokeWidth: 1.4,
      }),
      plot.ruleY(rows, {
        x1: "lower",
        x2: "upper",
        y: "index",
        dy: 14,
        stroke: token("accent"),
        strokeWidth: 7,
      }),
      plot.dot(rows, {
        x: "median",
        y: "index",
        dy: 14,
        r: 6,
        fill: token("paper"),
        stroke: token("ink"),
        strokeWidth: 2,
      }),
      plot.text(rows, {
        frameAnchor: rtl ? "right" : "left",
        y: "index",
        dy: -14,
        text: (row: SpreadRow) => drawnText(`${row.label} \u2013 ${write(row.median)}`, words.language),
        textAnchor: rtl ? "end" : "start",
      }),
      ...([0, 1] as const).map((end) =>
        plot.text([domain[end]], {
          x: (value: number) => value,
          frameAnchor: "bottom",
          dy: 36,
          text: (value: number) => drawnText(write(value), words.language),
          textAnchor: end === 0 ? "start" : "end",
          fill: token("quiet"),
        }),
      ),
    ],
  }));
  return whole(rest, drawing);
}
