import { columnSums, type Matrix, offDiagonalSum, rowSums } from "../matrix.ts";
import { type AccountsResult, account, type Closure, type WarmStart } from "./accounting.ts";
import { type FlowArray, independentMoves, minimumMoves, mix } from "./array.ts";
import { checkPair } from "./check.ts";
import { migrantsFromNet, migrationRate } from "./migration-rate.ts";
import type { FlowFault, Repair, StockPair } from "./model.ts";
import { rogersVonRabenau } from "./rogers-von-rabenau.ts";
import { seededMoves } from "./seeded.ts";
import { stockDifferenceDropNegative, stockDifferenceReverseNegative } from "./stock-difference.ts";

/** The methods by their names in the literature (Abel and Cohen 2019, table 1), and Rogers and von Rabenau (1971). */
export const flowMethods = [
  "sd_drop_neg",
  "sd_rev_neg",
  "mig_rate",
  "da_min_open",
  "da_min_open_dr",
  "da_min_closed",
  "da_pb_closed",
  "independence",
  "rogers_von_rabenau",
] as const;
export type FlowMethod = (typeof flowMethods)[number];

/** The share of the minimum in the pseudo-Bayesian estimate (Azose and Raftery 2019, PNAS 116:116). */
export const minimumWeight = 0.87;

/** The methods that account for birthplaces: they use births and deaths, know types of move, and take a seed. */
export const accountingMethods = [
  "da_min_open",
  "da_min_open_dr",
  "da_min_closed",
  "da_pb_closed",
  "independence",
] as const satisfies readonly FlowMethod[];
export type AccountingMethod = (typeof accountingMethods)[number];

export function isAccounting(method: FlowMethod): method is AccountingMethod {
  return accountingMethods.some((one) => one === method);
}

const closures: Readonly<Record<AccountingMethod, Closure>> = {
  da_min_open: "open",
  da_min_open_dr: "open-dr",
  da_min_closed: "closed",
  da_pb_closed: "closed",
  independence: "closed",
};

export interface FlowEstimate {
  readonly method: FlowMethod;
  /** Origin by destination, persons over the period; stayers are left out. */
  readonly flow: Matrix;
  readonly total: number;
  readonly converged: boolean;
  readonly iterations: number;
  /** The largest difference, in persons, between a margin that was to be met and the one met. */
  readonly gap: number;
  /**
   * The largest difference, in persons, between a territory's net migration in the table and the change of its population
   * less births plus deaths, after natives have been moved for `imbalance`. Only closed accounts promise that it is small.
   */
  readonly unbalanced: number;
  /** Births less deaths, less the change of the world's population; closed accounts move natives by it (step 2). */
  readonly imbalance: number;
  readonly repairs: readonly Repair[];
  /** By birthplace and type of move, where the method knows them: the accounting methods do. */
  readonly array?: FlowArray;
}

export type FlowResult =
  | { readonly ok: true; readonly estimate: FlowEstimate }
  | { readonly ok: false; readonly faults: readonly FlowFault[] };

export interface FlowOptions {
  /** The number of moves that `mig_rate` spreads; by default the sum of absolute net migration. */
  readonly migrants?: number;
  /** How near two territories are, origin by destination, for the accounting methods; zeros forbid a move. */
  readonly seed?: Matrix;
}

/**
 * Flows between every two territories from two stock tables, by a named method.
 *
 * @param pair stocks, births and deaths; only the accounting methods and `mig_rate` use births and deaths
 * @returns the estimate, or every fault of the input; see {@link FlowFault}
 */
export function flowsFromStocks(method: FlowMethod, pair: StockPair, options: FlowOptions = {}): FlowResult {
  const faults = checkPair(pair, options.seed);
  return faults.length > 0 ? { ok: false, faults } : openFlows(pair, options).estimate(method);
}

/** Several methods over one pair: the accounts that methods share are made once. */
export interface Flows {
  estimate(method: FlowMethod): FlowResult;
  accounts(closure: Closure): AccountsResult;
}

/** As {@link flowsFromStocks} for a pair that `checkPair` finds nothing wrong with. */
export function openFlows(pair: StockPair, options: FlowOptions = {}, warm?: WarmStart): Flows {
  const known = new Map<Closure, AccountsResult>();
  const net = netMigration(pair);
  const accounts = (closure: Closure): AccountsResult => {
    const found = known.get(closure) ?? account(pair, closure, warm);
    known.set(closure, found);
    return found;
  };
  const plain = (method: FlowMethod, flow: Matrix): FlowResult => ({
    ok: true,
    estimate: {
      method,
      flow,
      total: offDiagonalSum(flow),
      converged: true,
      iterations: 0,
      gap: 0,
      unbalanced: unbalanced(flow, net),
      imbalance: 0,
      repairs: [],
    },
  });
  return {
    accounts,
    estimate: (method) => {
      const { start, end } = pair;
      if (method === "sd_drop_neg") return plain(method, stockDifferenceDropNegative(start, end));
      if (method === "sd_rev_neg") return plain(method, stockDifferenceReverseNegative(start, end));
      if (method === "mig_rate")
        return plain(method, migrationRate(start, options.migrants ?? migrantsFromNet(net)));
      if (method === "rogers_von_rabenau") {
        const flow = rogersVonRabenau(start, end);
        return flow ? plain(method, flow) : { ok: false, faults: [{ fault: "no-inverse" }] };
      }
      const accounted = accounts(closures[method]);
      if (!accounted.ok) return accounted;
      const { repairs, imbalance, net: balanced, ...fitted } = accounted.accounts;
      const moved = movesBy(method, fitted.start, fitted.end, options.seed);
      if (!moved.ok) return moved;
      const flow = moved.array.total();
      return {
        ok: true,
        estimate: {
          method,
          flow,
          total: offDiagonalSum(flow),
          converged: fitted.converged && moved.converged,
          iterations: fitted.iterations + moved.iterations,
          gap: Math.max(fitted.gap, moved.gap),
          unbalanced: unbalanced(flow, balanced),
          imbalance,
          repairs,
          array: moved.array,
        },
      };
    },
  };
}

type Moved =
  | {
      readonly ok: true;
      readonly array: FlowArray;
      readonly converged: boolean;
      readonly iterations: number;
      readonly gap: number;
    }
  | { readonly ok: false; readonly faults: readonly FlowFault[] };

function movesBy(method: AccountingMethod, start: Matrix, end: Matrix, seed: Matrix | undefined): Moved {
  const still = { ok: true, converged: true, iterations: 0, gap: 0 } as const;
  const minimum = (): Moved =>
    seed ? seededMoves("minimum", start, end, seed) : { ...still, array: minimumMoves(start, end) };
  const independence = (): Moved =>
    seed ? seededMoves("independence", start, end, seed) : { ...still, array: independentMoves(start, end) };
  if (method === "independence") return independence();
  if (method !== "da_pb_closed") return minimum();
  const [fewest, free] = [minimum(), independence()];
  if (!fewest.ok || !free.ok)
    return { ok: false, faults: [fewest, free].flatMap((one) => (one.ok ? [] : one.faults)) };
  return {
    ok: true,
    array: mix(fewest.array, free.array, minimumWeight),
    converged: fewest.converged && free.converged,
    iterations: fewest.iterations + free.iterations,
    gap: Math.max(fewest.gap, free.gap),
  };
}

/** The largest difference between net migration in a table of flows and what it should be, in persons. */
function unbalanced(flow: Matrix, net: Float64Array): number {
  const [left, came] = [rowSums(flow), columnSums(flow)];
  let worst = 0;
  for (let j = 0; j < flow.rows; j++)
    worst = Math.max(worst, Math.abs((came[j] ?? 0) - (left[j] ?? 0) - (net[j] ?? 0)));
  return worst;
}

/** Net migration of each territory: the change of its population less births plus deaths. */
export function netMigration({ start, end, births, deaths }: StockPair): Float64Array {
  const n = start.columns;
  const net = new Float64Array(n);
  for (let j = 0; j < n; j++) {
    let change = 0;
    for (let k = 0; k < start.rows; k++)
      change += (end.values[k * n + j] ?? 0) - (start.values[k * n + j] ?? 0);
    net[j] = change - (births[j] ?? 0) + (deaths[j] ?? 0);
  }
  return net;
}
