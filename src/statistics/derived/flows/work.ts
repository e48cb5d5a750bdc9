import { ProblemError, problem } from "../../../kernel/problem.ts";
import { checkPair } from "../../../methods/flows/check.ts";
import { openFlows } from "../../../methods/flows/from-stocks.ts";
import type { FlowFault } from "../../../methods/flows/model.ts";
import type { Kitchen } from "../recipe.ts";
import type { FlowParameters } from "./parameters.ts";
import type { ReleaseStocks } from "./stocks.ts";
import { allSeries, type SeriesTables } from "./table.ts";

/** Estimates the tables one after the other, in their order. Problem: `flows.table-impossible`. */
export async function* estimateAll(
  tables: readonly ReleaseStocks[],
  _settings: FlowParameters,
  { signal }: Pick<Kitchen, "signal" | "workers">,
): AsyncGenerator<{ readonly stocks: ReleaseStocks; readonly result: SeriesTables }, void, void> {
  for (const stocks of tables) {
    signal?.throwIfAborted();
    // Whoever else runs in this thread gets a turn.
    await new Promise((resolve) => setImmediate(resolve));
    yield { stocks, result: estimateOne(stocks) };
  }
}

export function estimateOne(stocks: ReleaseStocks): SeriesTables {
  const faults = checkPair(stocks.pair);
  if (faults.length > 0) throw new ProblemError(...faults.map((fault) => impossible(stocks, fault)));
  const result = allSeries(openFlows(stocks.pair));
  if (!result.ok) throw new ProblemError(...result.faults.map((fault) => impossible(stocks, fault)));
  return result.tables;
}

function impossible({ period, sex, names }: ReleaseStocks, fault: FlowFault) {
  const territory = "index" in fault ? (names[fault.index] ?? "") : "";
  return problem("flows.table-impossible", { period, sex, fault: fault.fault, territory });
}
