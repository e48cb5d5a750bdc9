import type { Period } from "../../kernel/period.ts";
import type { Words } from "../../kernel/words.ts";
import type { Amount } from "../../statistics/questions/amount.ts";
import { drawLines, type Series } from "../chart/lines.ts";
import type { FigureColumn, FigureRow } from "../model.ts";
import { compact, percent } from "../numbers.ts";
import { saidLines } from "../sentence.ts";
import type { Parts } from "./make.ts";

/** A line of a chart over time, with the column that it has in the table. */
export interface TimeLine {
  readonly key: string;
  readonly label: string;
  readonly tone: Series["tone"];
  readonly points: readonly { readonly period: Period; readonly value: number | null }[];
}

export interface OverTime {
  readonly title: string;
  readonly subtitle: string;
  readonly lines: readonly TimeLine[];
  readonly unit: "people" | "percent";
  readonly reference?: number;
  readonly notes?: readonly (string | undefined)[];
  /** Columns of the table besides the lines, such as the total over both sexes. */
  readonly also?: readonly Pick<TimeLine, "key" | "label" | "points">[];
}

/** A chart of lines over time with its table, a row for each period. */
export function overTime(words: Words, { lines, unit, also = [], ...o }: OverTime): Parts {
  const all = [...also, ...lines];
  const periods = [...new Set(all.flatMap(({ points }) => points.map(({ period }) => period)))].sort();
  const kind = unit === "people" ? "number" : "percent";
  const columns: FigureColumn[] = [
    { key: "period", label: words.t("figures:column.period"), kind: "period" },
    ...all.map(({ key, label }): FigureColumn => ({ key, label, kind })),
  ];
  const rows = periods.map((period): FigureRow => {
    const values = all.map(({ key, points }) => [
      key,
      points.find((p) => p.period === period)?.value ?? null,
    ]);
    return { period, ...Object.fromEntries(values) };
  });
  return {
    title: o.title,
    subtitle: o.subtitle,
    sentence: saidLines(
      words,
      o.title,
      lines.flatMap((line) => said(line, unit, words)),
    ),
    notes: o.notes ?? [],
    columns,
    rows,
    draw: (frame) =>
      drawLines({
        ...frame,
        unit,
        ...(o.reference === undefined ? {} : { reference: o.reference }),
        series: lines.map(({ label, tone, points }) => ({
          label,
          tone,
          points: points.map(({ period, value }) => ({ year: Number(period.slice(0, 4)), value })),
        })),
      }),
  };
}

function said({ label, points }: TimeLine, unit: OverTime["unit"], words: Words) {
  const known = points.flatMap(({ period, value }) => (value === null ? [] : [{ period, value }]));
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return [];
  const write = (value: number) => (unit === "people" ? compact(value, words) : percent(value, words));
  return [{ label, from: write(first.value), first: first.period, to: write(last.value), last: last.period }];
}

/** First and last point that have a number, as a title says them; undefined where fewer than two have one: that is no line. */
export function span(points: readonly { readonly period: Period; readonly both: Amount }[], words: Words) {
  const known = points.filter(({ both }) => both.value !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last || first === last) return undefined;
  return {
    first: first.period,
    last: last.period,
    from: compact(first.both.value ?? 0, words),
    to: compact(last.both.value ?? 0, words),
  };
}

/** Women and men as lines, both together as a column. */
export function bySexLines(
  points: readonly {
    readonly period: Period;
    readonly both: Amount;
    readonly women: Amount;
    readonly men: Amount;
  }[],
  words: Words,
): Pick<OverTime, "lines" | "also"> {
  const line = (key: "both" | "women" | "men", sex: "T" | "F" | "M") => ({
    key,
    label: words.t(`figures:series.${sex}`),
    points: points.map((point) => ({ period: point.period, value: point[key].value })),
  });
  return {
    lines: [
      { ...line("women", "F"), tone: "women" },
      { ...line("men", "M"), tone: "men" },
    ],
    also: [line("both", "T")],
  };
}
