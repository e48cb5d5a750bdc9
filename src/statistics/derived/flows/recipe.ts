import type { Sex } from "../../../kernel/dimension.ts";
import type { Period } from "../../../kernel/period.ts";
import { ProblemError, problem } from "../../../kernel/problem.ts";
import type { Observation } from "../../observation.ts";
import { type Cube, cubeOf } from "../../releases/cube.ts";
import type { Finding, Release } from "../../releases/model.ts";
import type { Kitchen, Made, Parameters, Recipe } from "../recipe.ts";
import { openFindings } from "./findings.ts";
import { flowObservations } from "./observations.ts";
import { FlowParameters, middle } from "./parameters.ts";
import { flowPeriods, type ReleaseStocks, stocksOf } from "./stocks.ts";
import { estimateAll } from "./work.ts";

const sexes: readonly Sex[] = ["T", "F", "M"];

/** Flows between all territories from the migrant stock and World Population Prospects. */
export const flowsRecipe: Recipe = {
  dataset: "corridor-flows",
  method: "flows-from-stocks",
  inputs: ["un-desa-stock", "un-wpp"],
  defaults: { periods: "all", draws: 200, seed: 1, stockError: 0.05, changeError: 0.02, vitalError: 0.01 },
  make,
};

async function make(inputs: readonly Release[], parameters: Parameters, kitchen: Kitchen): Promise<Made> {
  const [stockRelease, peopleRelease] = inputs;
  const settings = FlowParameters.safeParse(parameters);
  if (!stockRelease || !peopleRelease || !settings.success)
    throw new ProblemError(problem("flows.parameters-unknown", { text: JSON.stringify(parameters) }));
  const { engine } = kitchen;
  const [stock, people] = [await cubeOf(engine, stockRelease), await cubeOf(engine, peopleRelease)];
  const findings = openFindings();
  const chosen = readPeriods(stock, settings.data.periods);
  const tables: ReleaseStocks[] = [];
  for (const period of chosen)
    for (const sex of sexes.filter((one) => stock.sexes.includes(one))) {
      kitchen.signal?.throwIfAborted();
      // Whoever else runs in this thread gets a turn.
      await new Promise((resolve) => setImmediate(resolve));
      tables.push(stocksOf(stock, people, period, sex));
    }
  const filled = tables.filter(({ names }) => names.length > 1);
  if (filled.length === 0)
    throw new ProblemError(
      problem("flows.nothing-in-common", {
        stock: stockRelease.description.dataset,
        people: peopleRelease.description.dataset,
      }),
    );
  const { source, version } = stockRelease.description;
  return {
    version,
    source: {
      publisher: "Corridor",
      title: "Bilateral migration flows estimated from migrant stocks",
      version,
      licence: source.licence,
    },
    notes: {},
    observations: observe(filled, settings.data, findings, kitchen),
    findings: () => [rangeFinding(settings.data), ...findings.list()],
  };
}

/** The periods between two stocks that a text names, with commas, or `all`. Throws ProblemError `flows.period-unknown`. */
export function readPeriods(stock: Cube, text: string): readonly Period[] {
  const all = flowPeriods(stock);
  if (text === "all") return all;
  const wanted = text.split(",");
  const unknown = wanted.find((one) => !all.some((period) => period === one));
  if (unknown !== undefined)
    throw new ProblemError(problem("flows.period-unknown", { text: unknown, periods: all.join(", ") }));
  return all.filter((period) => wanted.includes(period));
}

function rangeFinding({ draws, stockError, changeError, vitalError }: FlowParameters): Finding {
  if (draws === 0) return { code: "flows.range-methods", count: 1, facts: {} };
  const facts = { share: middle * 100, stockError, changeError, vitalError };
  return { code: "flows.range-draws", count: draws, facts };
}

async function* observe(
  tables: readonly ReleaseStocks[],
  settings: FlowParameters,
  findings: ReturnType<typeof openFindings>,
  kitchen: Kitchen,
): AsyncGenerator<readonly Observation[], void, void> {
  let done = 0;
  for await (const { stocks, tables: estimated } of estimateAll(tables, settings, kitchen)) {
    findings.add(stocks, estimated);
    yield* flowObservations(stocks.names, stocks.period, stocks.sex, estimated);
    done += 1;
    kitchen.onProgress({ phase: "flows.estimating", done, total: tables.length, unit: "files" });
  }
}
