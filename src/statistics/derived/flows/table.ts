import type { Measure } from "../../../kernel/dimension.ts";
import type { FlowEstimate, FlowMethod, Flows } from "../../../methods/flows/from-stocks.ts";
import type { FlowFault, Repair } from "../../../methods/flows/model.ts";
import { type Matrix, zeros } from "../../../methods/matrix.ts";

/** The six series that Abel and Cohen (2019) compare, which the range spans. */
export const series = [
  "sd_drop_neg",
  "sd_rev_neg",
  "mig_rate",
  "da_min_open",
  "da_min_closed",
  "da_pb_closed",
] as const satisfies readonly FlowMethod[];
export type Series = (typeof series)[number];

/**
 * The one estimate where one is wanted: in the comparison of Abel and Cohen (2019) and of Azose and Raftery (2019) with
 * reported flows the pseudo-Bayesian accounts come nearest.
 */
export const headline = "da_pb_closed" satisfies Series;

const measures = {
  sd_drop_neg: "flow-sd-drop-neg",
  sd_rev_neg: "flow-sd-rev-neg",
  mig_rate: "flow-mig-rate",
  da_min_open: "flow-da-min-open",
  da_min_closed: "flow-da-min-closed",
  da_pb_closed: "flow-da-pb-closed",
} as const satisfies Readonly<Record<Series, Measure>>;

export function measureOf(method: Series): Measure {
  return measures[method];
}

/** What a headline estimate says of itself. */
export type Fitness = Pick<FlowEstimate, "converged" | "gap" | "unbalanced" | "imbalance"> & {
  readonly repairs: readonly Repair[];
};

/** All series of one period and sex as plain tables, which threads can hand to each other. */
export interface SeriesTables {
  readonly flows: Readonly<Record<Series, Matrix>>;
  /** The lowest and the highest value of each cell, over the methods and, where there are any, the draws. */
  readonly low: Matrix;
  readonly high: Matrix;
  /** The headline's moves away from the birthplace and back to it. */
  readonly outward: Matrix;
  readonly returned: Matrix;
  readonly fitness: Fitness;
}

export type SeriesResult =
  | { readonly ok: true; readonly tables: SeriesTables }
  | { readonly ok: false; readonly method: Series; readonly faults: readonly FlowFault[] };

/** Estimates by all six series, or the faults of the first that has no answer. */
export function allSeries(flows: Flows): SeriesResult {
  const found: Partial<Record<Series, FlowEstimate>> = {};
  for (const method of series) {
    const result = flows.estimate(method);
    if (!result.ok) return { ok: false, method, faults: result.faults };
    found[method] = result.estimate;
  }
  const estimates = found as Readonly<Record<Series, FlowEstimate>>;
  const { converged, gap, unbalanced, imbalance, repairs, array, flow } = estimates[headline];
  const types = array?.byType();
  return {
    ok: true,
    tables: {
      flows: Object.fromEntries(series.map((one) => [one, estimates[one].flow])) as Record<Series, Matrix>,
      ...spread(series.map((one) => estimates[one].flow)),
      outward: types?.outward ?? zeros(flow.rows),
      returned: types?.return ?? zeros(flow.rows),
      fitness: { converged, gap, unbalanced, imbalance, repairs },
    },
  };
}

/** The lowest and the highest of several tables, cell by cell. */
export function spread(tables: readonly Matrix[]): { readonly low: Matrix; readonly high: Matrix } {
  const n = tables[0]?.rows ?? 0;
  const [low, high] = [zeros(n), zeros(n)];
  low.values.fill(Number.POSITIVE_INFINITY);
  high.values.fill(Number.NEGATIVE_INFINITY);
  for (const { values } of tables)
    for (let i = 0; i < values.length; i++) {
      const value = values[i] ?? 0;
      if (value < (low.values[i] ?? 0)) low.values[i] = value;
      if (value > (high.values[i] ?? 0)) high.values[i] = value;
    }
  return { low, high };
}
