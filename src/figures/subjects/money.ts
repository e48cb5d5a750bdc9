import { z } from "zod";
import { periodYears, year } from "../../kernel/period.ts";
import type { Words } from "../../kernel/words.ts";
import { corridorMoney, type MoneyPoint } from "../../statistics/questions/corridor-money.ts";
import { drawBars } from "../chart/bars.ts";
import { nameInText, nameOf } from "../names.ts";
import { compact, percent } from "../numbers.ts";
import { saidRows } from "../sentence.ts";
import { finish, noNumbers, type Subject, territoryParam } from "./make.ts";
import { overTime } from "./over-time.ts";

/** Money that people on a corridor send home, and what sending it costs. */

const params = z.object({ origin: territoryParam, destination: territoryParam });

/** No corridor should cost more than this by 2030: SDG target 10.c, in per cent of the amount. */
const target = 5;

/** Money in both directions, in the last year of the publisher's table. */
export const corridorRemittances: Subject = {
  params,
  async make({ origin, destination }, tools, request) {
    const { words } = tools;
    if (!origin || !destination) return noNumbers("world-bank-bilateral");
    const answer = await corridorMoney(tools, { origin, destination });
    const [sent, back] = [answer?.sent.at(-1), answer?.back.at(-1)];
    if (!answer?.sentBasis || !sent || sent.value <= 0) return noNumbers("world-bank-bilateral");
    const names = { origin: nameInText(origin, words), destination: nameInText(destination, words) };
    const title = words.t("corridor-figures:title.money", {
      ...names,
      money: dollars(sent.value, words),
      period: sent.period,
    });
    const ways = [
      { from: destination, to: origin, point: sent },
      { from: origin, to: destination, point: back },
    ].flatMap(({ from, to, point }) =>
      point ? [{ from: nameOf(from, words), to: nameOf(to, words), amount: point.value }] : [],
    );
    const label = (way: (typeof ways)[number]) =>
      words.t("figures:arrow", { origin: way.from, destination: way.to });
    const slice = { measure: "remittances", origin: destination, destination: origin, period: sent.period };
    return finish(request, tools, [answer.sentBasis], slice, () => ({
      title,
      subtitle: words.t("corridor-figures:subtitle.money", { period: sent.period }),
      sentence: saidRows(
        words,
        "largest",
        title,
        ways.map((way) => ({ name: label(way), value: dollars(way.amount, words) })),
      ),
      notes: [words.t("corridor-figures:note.money")],
      columns: [
        { key: "from", label: words.t("corridor-figures:column.from"), kind: "text" },
        { key: "to", label: words.t("corridor-figures:column.to"), kind: "text" },
        { key: "amount", label: words.t("corridor-figures:column.amount"), kind: "number" },
      ],
      rows: ways,
      draw: (frame) =>
        drawBars({
          ...frame,
          unit: "people",
          bars: ways.map((way, index) => ({ label: label(way), value: way.amount, quiet: index > 0 })),
        }),
    }));
  },
};

/** What sending USD 200 costs, year by year, against the target. */
export const corridorCost: Subject = {
  params,
  async make({ origin, destination }, tools, request) {
    const { words } = tools;
    if (!origin || !destination) return noNumbers("remittance-prices");
    const answer = await corridorMoney(tools, { origin, destination });
    const [cost, smart] = [yearly(answer?.cost ?? []), yearly(answer?.smart ?? [])];
    const [first, last] = [cost[0], cost.at(-1)];
    if (!answer?.costBasis || !first || !last) return noNumbers("remittance-prices");
    const names = { origin: nameInText(origin, words), destination: nameInText(destination, words) };
    const title = words.t("corridor-figures:title.cost", {
      ...names,
      cost: percent(last.value, words),
      period: last.period,
    });
    const slice = { measure: "remittance-cost", origin: destination, destination: origin };
    return finish(request, tools, [answer.costBasis], slice, () =>
      overTime(words, {
        title,
        subtitle: words.t("corridor-figures:subtitle.cost", { first: first.period, last: last.period }),
        unit: "percent",
        reference: target,
        lines: [
          { key: "cost", label: words.t("corridor-figures:cost.mean"), tone: "accent", points: cost },
          ...(smart.length === 0
            ? []
            : [
                {
                  key: "smart",
                  label: words.t("corridor-figures:cost.smart"),
                  tone: "quiet" as const,
                  points: smart,
                },
              ]),
        ],
        notes: [words.t("corridor-figures:note.cost", { target: percent(target, words) })],
      }),
    );
  },
};

/** The mean of the quarters that a year has: quarters jump, and some were never surveyed. */
function yearly(points: readonly MoneyPoint[]): readonly MoneyPoint[] {
  const years = new Map<number, number[]>();
  for (const { period, value } of points) {
    const { first } = periodYears(period);
    years.set(first, [...(years.get(first) ?? []), value]);
  }
  return [...years]
    .sort(([a], [b]) => a - b)
    .map(([at, values]) => ({
      period: year(at),
      value: values.reduce((sum, value) => sum + value, 0) / values.length,
    }));
}

/** "USD 34.7 billion": the currency by its code, as the tables of the United Nations write it. */
function dollars(value: number, words: Words): string {
  return words.t("corridor-figures:dollars", { n: compact(value, words) });
}
