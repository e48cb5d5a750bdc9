import type { Sex } from "../../kernel/dimension.ts";
import { ProblemError, problem } from "../../kernel/problem.ts";
import { territoryName } from "../../kernel/territory/register.ts";
import { openFindings } from "../../statistics/derived/flows/findings.ts";
import { FlowParameters } from "../../statistics/derived/flows/parameters.ts";
import { flowsRecipe, readPeriods } from "../../statistics/derived/flows/recipe.ts";
import { stocksOf } from "../../statistics/derived/flows/stocks.ts";
import { estimateAll } from "../../statistics/derived/flows/work.ts";
import { cubeOf } from "../../statistics/releases/cube.ts";
import type { Finding, Release } from "../../statistics/releases/model.ts";
import type { Reading } from "../reading.ts";
import type { Terminal } from "../terminal.ts";
import { type Estimated, estimate, type FlowChoice } from "./run.ts";
import type { ShownEstimate } from "./show.ts";

export interface ReleaseChoice extends FlowChoice {
  readonly from: string;
  readonly period: string;
  readonly sex: string;
  readonly draws: number;
}

export interface FromReleases {
  readonly shown: readonly ShownEstimate[];
  readonly remarks: Estimated["remarks"];
  readonly findings: readonly Finding[];
  readonly inputs: readonly Release[];
}

/**
 * Flows of the periods and sexes that were asked for, from the current releases, each with its range. Nothing is kept.
 * Problems: `flows.*`, `releases.none`.
 */
export async function flowsFromReleases(
  { catalogue, engine }: Reading,
  choice: ReleaseChoice,
  terminal: Terminal,
): Promise<FromReleases> {
  const [dataset = "", peopleDataset = ""] = flowsRecipe.inputs;
  if (choice.from !== dataset)
    throw new ProblemError(problem("flows.from-unknown", { text: choice.from, datasets: dataset }));
  const inputs = await Promise.all(
    [dataset, peopleDataset].map(async (one) => {
      const found = await catalogue.find(one);
      if (!found.ok) throw new ProblemError(...found.problems);
      return found.value;
    }),
  );
  const [stock, people] = await Promise.all(inputs.map((release) => cubeOf(engine, release)));
  if (!stock || !people) throw new Error("a release has no cube");
  const periods = readPeriods(stock, choice.period);
  const sexes = readSexes(choice.sex);
  const tables = periods.flatMap((period) => sexes.map((sex) => stocksOf(stock, people, period, sex)));
  const settings = FlowParameters.parse({ ...flowsRecipe.defaults, draws: choice.draws });
  const findings = openFindings();
  const shown: ShownEstimate[] = [];
  const remarks = new Map<string, Estimated["remarks"][number]>();
  let done = 0;
  for await (const { stocks, tables: ranged } of estimateAll(tables, settings, {})) {
    const { names, pair, period, sex } = stocks;
    findings.add(stocks, ranged);
    const found = estimate(pair, choice, { names });
    for (const remark of found.remarks) remarks.set(JSON.stringify(remark), remark);
    for (const one of found.estimates)
      shown.push({
        names,
        labels: names.map((id) => territoryName(id, terminal.words.language)),
        estimate: one,
        of: { period, sex },
        more: {
          basis: inputs.map(({ hash, description }) => ({ dataset: description.dataset, release: hash })),
        },
        range: { low: ranged.low, high: ranged.high },
      });
    done += 1;
    terminal.progress({ phase: "flows.estimating", done, total: tables.length, unit: "files" });
  }
  terminal.clearProgress();
  return { shown, remarks: [...remarks.values()], findings: findings.list(), inputs };
}

export function readSexes(text: string): readonly Sex[] {
  const all = ["T", "F", "M"] as const;
  if (text.toLowerCase() === "all") return all;
  const found = all.filter((one) => text.toUpperCase().split(",").includes(one));
  if (found.length === 0 || found.length < text.split(",").length)
    throw new ProblemError(problem("flows.sex-unknown", { text }));
  return found;
}
