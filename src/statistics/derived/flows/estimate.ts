import { checkPair } from "../../../methods/flows/check.ts";
import { openFlows } from "../../../methods/flows/from-stocks.ts";
import type { FlowFault, StockPair } from "../../../methods/flows/model.ts";
import { openDraws } from "../../../methods/uncertainty/quantiles.ts";
import { type FlowParameters, middle } from "./parameters.ts";
import { perturbed } from "./perturb.ts";
import { allSeries, headline, type SeriesTables, spread } from "./table.ts";

/** One table to estimate; what it is of also seeds its draws, so that they do not depend on what else is estimated. */
export interface Task {
  readonly of: string;
  readonly pair: StockPair;
  readonly settings: FlowParameters;
}

export type Estimated =
  | { readonly ok: true; readonly tables: SeriesTables }
  | { readonly ok: false; readonly faults: readonly FlowFault[] };

/**
 * All series of one table with their range: the lowest and highest of the methods, widened to the middle nine tenths of the
 * headline's draws where there are draws. A draw whose errors leave no answer is left out.
 */
export function estimateTable({ of, pair, settings }: Task): Estimated {
  const faults = checkPair(pair);
  if (faults.length > 0) return { ok: false, faults };
  const flows = openFlows(pair);
  const result = allSeries(flows);
  if (!result.ok || settings.draws === 0) return result;
  const closed = flows.accounts("closed");
  const warm = closed.ok ? closed.accounts.warm : undefined;
  const draws = openDraws(pair.start.rows, settings.draws);
  for (let draw = 0; draw < settings.draws; draw++) {
    const drawn = openFlows(perturbed(pair, settings, hash(`${settings.seed} ${of} ${draw}`)), {}, warm);
    const estimate = drawn.estimate(headline);
    if (estimate.ok && estimate.estimate.converged) draws.add(estimate.estimate.flow);
  }
  if (draws.count === 0) return result;
  const { low, high } = draws.middle(middle);
  return {
    ok: true,
    tables: {
      ...result.tables,
      low: spread([result.tables.low, low]).low,
      high: spread([result.tables.high, high]).high,
    },
  };
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}
