import { z } from "zod";
import { type Period, periodYears } from "../../kernel/period.ts";
import { type TerritoryId, world } from "../../kernel/territory/model.ts";
import type { Words } from "../../kernel/words.ts";
import { headline } from "../../statistics/derived/flows/table.ts";
import {
  type CorridorFlows,
  corridorFlows,
  type FlowPoint,
  type FlowValue,
  flowSeries,
  territoryFlows,
} from "../../statistics/questions/flows.ts";
import { drawLines, type Series } from "../chart/lines.ts";
import { drawRanges } from "../chart/ranges.ts";
import type { FigureColumn } from "../model.ts";
import { nameInText } from "../names.ts";
import { compact, percent } from "../numbers.ts";
import { saidLines, saidRows } from "../sentence.ts";
import { estimateColumns, rangeInWords } from "./flows.ts";
import { type FigureTools, finish, noNumbers, type Parts, type Subject, territoryParam } from "./make.ts";

/** Moves on one corridor, and to and from one territory, over the periods. */

/** Moves on the corridor both ways, each within its range. */
export const corridorFlowTrend = onCorridor(({ there, back }, names, words) => {
  const last = lastMoves(there.points);
  if (!last) return undefined;
  const title = words.t("flow-figures:title.corridor", {
    ...names,
    ...ends(last.period),
    n: compact(last.both.value, words),
    ...rangeInWords(last.both, words),
  });
  const line = (points: readonly FlowPoint[]) =>
    points.map(({ period, both }) => ({ period, ...both }) satisfies Point);
  return overPeriods(words, title, [
    { key: "there", label: words.t("figures:arrow", names), tone: "accent", points: line(there.points) },
    {
      key: "back",
      label: words.t("figures:arrow", { origin: names.destination, destination: names.origin }),
      tone: "quiet",
      points: line(back.points),
    },
  ]);
});

/** The estimate of each method for the last period: how far they differ. */
export const corridorFlowMethods = onCorridor(({ there }, names, words) => {
  const last = lastMoves(there.points);
  if (!last) return undefined;
  const rows = flowSeries
    .map((method) => {
      const [label, value] = [words.t(`methods:method.${method}.name`), last.byMethod[method]];
      return method === headline
        ? { label, ...last.both, quiet: false }
        : { label, value, low: value, high: value, quiet: true };
    })
    .toReversed();
  const title = words.t("flow-figures:title.methods", {
    ...names,
    ...rangeInWords(last.both, words),
  });
  const columns: readonly FigureColumn[] = [
    { key: "method", label: words.t("flow-figures:column.method"), kind: "text" },
    ...estimateColumns(words),
  ];
  return {
    title,
    subtitle: words.t("flow-figures:subtitle.methods", ends(last.period)),
    sentence: saidRows(
      words,
      "largest",
      title,
      [...rows]
        .sort((a, b) => b.value - a.value)
        .map((one) => ({ name: one.label, value: compact(one.value, words) })),
    ),
    notes: [words.t("flow-figures:note.range")],
    columns,
    rows: rows.map(({ label, value, low, high, quiet }) => ({
      method: label,
      value: Math.round(value),
      low: quiet ? null : Math.round(low),
      high: quiet ? null : Math.round(high),
    })),
    draw: (frame) => drawRanges({ ...frame, rows }),
  };
});

/** Away from where one was born, back to it, or between other places. */
export const corridorFlowTypes = onCorridor(({ there }, names, words) => {
  const last = lastMoves(there.points);
  if (!last) return undefined;
  const line = (value: (point: FlowPoint) => number) =>
    there.points.map((point) => {
      const one = value(point);
      return { period: point.period, value: one, low: one, high: one };
    });
  const title = words.t("flow-figures:title.types", {
    ...names,
    share: percent((100 * last.return) / last.both.value, words),
  });
  return overPeriods(
    words,
    title,
    [
      {
        key: "outward",
        label: words.t("flow-figures:move.outward"),
        tone: "accent",
        points: line((p) => p.outward),
      },
      {
        key: "return",
        label: words.t("flow-figures:move.return"),
        tone: "ink",
        points: line((p) => p.return),
      },
      {
        key: "transit",
        label: words.t("flow-figures:move.transit"),
        tone: "quiet",
        points: line((p) => p.transit),
      },
    ],
    false,
  );
});

/** Who arrives in a territory and who leaves it, within their ranges. */
export const territoryFlowTrend: Subject = {
  params: z.object({ territory: territoryParam }),
  async make({ territory = world }, tools, request) {
    const { words } = tools;
    const answer = await territoryFlows(tools, { territory });
    const last = answer?.points.at(-1);
    if (!answer || !last || territory === world) return noNumbers("corridor-flows");
    if (last.arrivals.value + last.departures.value <= 0) return noNumbers("corridor-flows");
    const title = words.t("flow-figures:title.territory", {
      name: nameInText(territory, words),
      ...ends(last.period),
      arrivals: compact(last.arrivals.value, words),
      departures: compact(last.departures.value, words),
    });
    return finish(request, tools, [answer.basis], { destination: territory }, () =>
      overPeriods(words, title, [
        {
          key: "arrivals",
          label: words.t("flow-figures:move.arrivals"),
          tone: "accent",
          points: answer.points.map(({ period, arrivals }) => ({ period, ...arrivals })),
        },
        {
          key: "departures",
          label: words.t("flow-figures:move.departures"),
          tone: "quiet",
          points: answer.points.map(({ period, departures }) => ({ period, ...departures })),
        },
      ]),
    );
  },
};

interface Point extends FlowValue {
  readonly period: Period;
}

interface PeriodLine {
  readonly key: string;
  readonly label: string;
  readonly tone: Series["tone"];
  readonly points: readonly Point[];
}

/** Lines of persons a year, since periods are not equally long; the table has the whole number of each period. */
function overPeriods(words: Words, title: string, lines: readonly PeriodLine[], ranged = true): Parts {
  const periods = lines[0]?.points.map(({ period }) => period) ?? [];
  const [first, last] = [periods[0], periods.at(-1)];
  const yearly = ({ period }: Point, value: number) => value / length(period);
  const columns: FigureColumn[] = [
    { key: "period", label: words.t("flow-figures:column.period"), kind: "text" },
    ...lines.flatMap(({ key, label }): FigureColumn[] => [
      { key, label, kind: "number" },
      ...(ranged
        ? (["low", "high"] as const).map((end) => ({
            key: `${key}-${end}`,
            label: words.t(`flow-figures:column.${end}-of`, { label }),
            kind: "number" as const,
          }))
        : []),
    ]),
  ];
  return {
    title,
    subtitle: words.t(ranged ? "flow-figures:subtitle.yearly" : "flow-figures:subtitle.yearly-types", {
      first: first ? ends(first).first : "",
      last: last ? ends(last).last : "",
    }),
    sentence: saidLines(
      words,
      title,
      lines.flatMap(({ label, points }) => {
        const [a, b] = [points[0], points.at(-1)];
        if (!a || !b) return [];
        return [
          {
            label,
            from: compact(a.value, words),
            first: a.period,
            to: compact(b.value, words),
            last: b.period,
          },
        ];
      }),
    ),
    notes: [ranged ? words.t("flow-figures:note.range") : words.t("flow-figures:note.types")],
    columns,
    rows: periods.map((period, index) => ({
      period,
      ...Object.fromEntries(
        lines.flatMap(({ key, points }) => {
          const { value = 0, low = 0, high = 0 } = points[index] ?? {};
          const range = [
            [`${key}-low`, Math.round(low)],
            [`${key}-high`, Math.round(high)],
          ];
          return [[key, Math.round(value)], ...(ranged ? range : [])];
        }),
      ),
    })),
    draw: (frame) =>
      drawLines({
        ...frame,
        unit: "people",
        series: lines.map(({ label, tone, points }) => ({
          label,
          tone,
          points: points.map((point) => ({
            year: periodYears(point.period).last,
            value: yearly(point, point.value),
          })),
          ...(ranged
            ? {
                range: points.map((point) => ({
                  year: periodYears(point.period).last,
                  low: yearly(point, point.low),
                  high: yearly(point, point.high),
                })),
              }
            : {}),
        })),
      }),
  };
}

function onCorridor(
  parts: (
    answer: CorridorFlows,
    names: { readonly origin: string; readonly destination: string },
    words: Words,
  ) => Parts | undefined,
): Subject {
  return {
    params: z.object({ origin: territoryParam, destination: territoryParam }),
    async make({ origin, destination }, tools: FigureTools, request) {
      const { words } = tools;
      if (!origin || !destination) return noNumbers("corridor-flows");
      const answer = await corridorFlows(tools, { origin, destination });
      const name = (id: TerritoryId) => nameInText(id, words);
      const made = answer && parts(answer, { origin: name(origin), destination: name(destination) }, words);
      if (!answer || !made) return noNumbers("corridor-flows");
      return finish(request, tools, [answer.basis], { origin, destination }, () => made);
    },
  };
}

/** The last period, where anybody moved in any. */
function lastMoves(points: readonly FlowPoint[]): FlowPoint | undefined {
  const last = points.at(-1);
  return last && last.both.value >= 0.5 ? last : undefined;
}

function ends(period: Period): { readonly first: string; readonly last: string } {
  const { first, last } = periodYears(period);
  return { first: String(first), last: String(last) };
}

function length(period: Period): number {
  const { first, last } = periodYears(period);
  return Math.max(1, last - first);
}
