import { z } from "zod";
import { type Period, parsePeriod, periodYears } from "../../kernel/period.ts";
import type { Words } from "../../kernel/words.ts";
import { type FlowValue, flowSeries } from "../../statistics/questions/flows.ts";
import {
  type FlowAnswer,
  type FlowSlice,
  regionFlows,
  topFlows,
  type WorldFlow,
} from "../../statistics/questions/flows-world.ts";
import { drawChord } from "../chart/chord.ts";
import { drawRanges } from "../chart/ranges.ts";
import { drawFlowMap } from "../map/flows.ts";
import type { FigureColumn } from "../model.ts";
import { nameInText, nameOf } from "../names.ts";
import { compact, people, percent } from "../numbers.ts";
import { saidRows } from "../sentence.ts";
import {
  finish,
  limitParam,
  noNumbers,
  otherYear,
  type Subject,
  type SubjectParams,
  sexParam,
} from "./make.ts";

/** Who moved from where to where in the world: on a map, in order, and between regions. Every figure shows its range. */

export const periodParam = z
  .string()
  .transform((text, context): Period => {
    const read = parsePeriod(text);
    if (read.ok) return read.value;
    context.addIssue({ code: "custom" });
    return z.NEVER;
  })
  .optional();
export const methodParam = z.enum(flowSeries).optional();

const params = z.object({ period: periodParam, sex: sexParam, method: methodParam, limit: limitParam });

/** The largest flows as wedges on the map. */
export const worldFlowsMap: Subject = {
  params,
  async make(asked, tools, request) {
    const { words, links } = tools;
    const answer = await topFlows(tools, { ...sliceOf(asked), limit: 120 });
    const [first] = answer?.flows ?? [];
    if (!answer || !first) return noNumbers("corridor-flows");
    const wrong = otherYear(asked.period, answer.period, "period");
    if (wrong) return wrong;
    const title = words.t("flow-figures:title.map", endsInText(first, words));
    return finish(request, tools, [answer.basis], evidenceSlice(answer), () => ({
      title,
      subtitle: subtitle(answer, words),
      sentence: saidFlows(title, answer.flows, words),
      notes: [
        words.t("flow-figures:note.wedges"),
        words.t("flow-figures:note.range"),
        words.t("figures:note.boundaries"),
      ],
      ...flowTable(answer.flows, words, links?.corridor),
      draw: (frame) =>
        drawFlowMap({
          ...frame,
          items: answer.flows.map((flow) => ({
            ...flow,
            sentence: flowSentence(flow, answer.period, words),
            href: links?.corridor(flow.origin, flow.destination),
          })),
        }),
    }));
  },
};

/** The largest flows in order, each with its range. */
export const largestFlows: Subject = {
  params,
  async make(asked, tools, request) {
    const { words, links } = tools;
    const answer = await topFlows(tools, { ...sliceOf(asked), limit: asked.limit ?? 12 });
    if (!answer || answer.flows.length === 0) return noNumbers("corridor-flows");
    const wrong = otherYear(asked.period, answer.period, "period");
    if (wrong) return wrong;
    const title = words.t("flow-figures:title.largest");
    return finish(request, tools, [answer.basis], evidenceSlice(answer), () => ({
      title,
      subtitle: subtitle(answer, words),
      sentence: saidFlows(title, answer.flows, words),
      notes: [words.t("flow-figures:note.range")],
      ...flowTable(answer.flows, words, links?.corridor),
      draw: (frame) =>
        drawRanges({
          ...frame,
          rows: answer.flows.map((flow) => ({
            ...flow,
            label: words.t("figures:arrow", endsOf(flow, words)),
            href: links?.corridor(flow.origin, flow.destination),
          })),
        }),
    }));
  },
};

/** Moves between the regions of the world, and within each. */
export const regionFlowsChord: Subject = {
  params,
  async make(asked, tools, request) {
    const { words, links } = tools;
    const answer = await regionFlows(tools, sliceOf(asked));
    if (!answer || answer.total.value <= 0) return noNumbers("corridor-flows");
    const wrong = otherYear(asked.period, answer.period, "period");
    if (wrong) return wrong;
    const { regions, flows, total } = answer;
    const within = regions.reduce((sum, _, index) => sum + (flows[index]?.[index]?.value ?? 0), 0);
    const cells = regions.flatMap((origin, i) =>
      regions.map((destination, j) => ({ origin, destination, ...(flows[i]?.[j] ?? nobody) })),
    );
    const between = cells
      .filter(({ origin, destination }) => origin !== destination)
      .sort((a, b) => b.value - a.value);
    const title = words.t("flow-figures:title.regions", {
      share: percent((100 * within) / total.value, words),
    });
    const net = (index: number) =>
      regions.reduce(
        (sum, _, other) => sum + (flows[other]?.[index]?.value ?? 0) - (flows[index]?.[other]?.value ?? 0),
        0,
      );
    return finish(request, tools, [answer.basis], evidenceSlice(answer), () => ({
      title,
      subtitle: subtitle(answer, words),
      sentence: saidFlows(title, between, words),
      notes: [words.t("flow-figures:note.ribbons"), words.t("flow-figures:note.range")],
      ...flowTable(cells, words),
      draw: (frame) =>
        drawChord({
          ...frame,
          groups: regions.map((region, index) => ({
            label: nameOf(region, words),
            detail: words.t("flow-figures:net", {
              net: words.number(net(index), {
                notation: "compact",
                maximumSignificantDigits: 2,
                signDisplay: "exceptZero",
              }),
            }),
            href: links?.territory(region),
          })),
          flows: flows.map((row) => row.map(({ value }) => value)),
          sentenceOf: (from, to) => {
            const [origin, destination] = [regions[from], regions[to]];
            const cell = flows[from]?.[to];
            if (!origin || !destination || !cell) return "";
            return origin === destination
              ? words.t("flow-figures:sentence.within", {
                  ...people(cell.value, words),
                  ...rangeInWords(cell, words),
                  name: nameInText(origin, words),
                  period: answer.period,
                })
              : flowSentence({ origin, destination, ...cell }, answer.period, words);
          },
        }),
    }));
  },
};

const nobody: FlowValue = { value: 0, low: 0, high: 0 };

export function sliceOf({ period, sex, method }: SubjectParams): FlowSlice {
  return {
    ...(period === undefined ? {} : { period }),
    ...(sex === undefined ? {} : { sex }),
    ...(method === undefined ? {} : { method }),
  };
}

function evidenceSlice({ period, sex, method }: FlowAnswer): Readonly<Record<string, string>> {
  return { measure: `flow-${method.replaceAll("_", "-")}`, period, sex };
}

function subtitle({ period, sex, method }: FlowAnswer, words: Words): string {
  const { first, last } = periodYears(period);
  return words.t("flow-figures:subtitle.moves", {
    sex: words.t(`kernel:sex.${sex}`),
    period: words.t("figures:span", { first, last }),
    method: words.t(`methods:method.${method}.name`),
  });
}

/** "1.2 million people moved from India to the United Arab Emirates (2015-2020); estimates range from 0.4 to 2.1 million". */
export function flowSentence(flow: WorldFlow, period: Period, words: Words): string {
  return words.t("flow-figures:sentence.flow", {
    ...people(flow.value, words),
    ...rangeInWords(flow, words),
    ...endsInText(flow, words),
    period,
  });
}

export function rangeInWords({ low, high }: FlowValue, words: Words) {
  return { low: compact(low, words), high: compact(high, words) };
}

function endsOf({ origin, destination }: Pick<WorldFlow, "origin" | "destination">, words: Words) {
  return { origin: nameOf(origin, words), destination: nameOf(destination, words) };
}

function endsInText({ origin, destination }: Pick<WorldFlow, "origin" | "destination">, words: Words) {
  return { origin: nameInText(origin, words), destination: nameInText(destination, words) };
}

function saidFlows(title: string, flows: readonly WorldFlow[], words: Words): string {
  const rows = flows.map((flow) => ({
    name: words.t("figures:arrow", endsOf(flow, words)),
    value: words.t("flow-figures:range", {
      value: compact(flow.value, words),
      ...rangeInWords(flow, words),
    }),
  }));
  return saidRows(words, "largest", title, rows);
}

/** Columns of an estimate and its range. */
export function estimateColumns(words: Words): readonly FigureColumn[] {
  const label = (key: string) => words.t(`flow-figures:column.${key}`);
  return [
    { key: "value", label: label("value"), kind: "number" },
    { key: "low", label: label("low"), kind: "number" },
    { key: "high", label: label("high"), kind: "number" },
  ];
}

function flowTable(
  flows: readonly WorldFlow[],
  words: Words,
  corridor?: (origin: WorldFlow["origin"], destination: WorldFlow["destination"]) => string,
) {
  const columns: readonly FigureColumn[] = [
    {
      key: "origin",
      label: words.t("figures:column.origin"),
      kind: "text",
      ...(corridor ? { linkKey: "href" } : {}),
    },
    { key: "destination", label: words.t("figures:column.destination"), kind: "text" },
    ...estimateColumns(words),
  ];
  const rows = flows.map((flow) => ({
    ...endsOf(flow, words),
    value: Math.round(flow.value),
    low: Math.round(flow.low),
    high: Math.round(flow.high),
    ...(corridor ? { href: corridor(flow.origin, flow.destination) } : {}),
  }));
  return { columns, rows };
}
