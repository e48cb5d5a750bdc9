import { type Matrix, offDiagonalSum } from "../matrix.ts";
import { account, type Closure, type Repair, type StockPair } from "./accounting.ts";
import { type FlowArray, independentMoves, type MoveTypes, minimumMoves, mix } from "./array.ts";
import { migrantsFromNet, migrationRate } from "./migration-rate.ts";
import { rogersVonRabenau } from "./rogers-von-rabenau.ts";
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

export interface FlowEstimate {
  readonly method: FlowMethod;
  /** Origin by destination, persons over the period; stayers are left out. */
  readonly flow: Matrix;
  readonly total: number;
  readonly converged: boolean;
  readonly iterations: number;
  readonly repairs: readonly Repair[];
  /** By birthplace and type of move, where the method knows them: the accounting methods do. */
  readonly array?: FlowArray;
}

/**
 * Flows between every two territories from two stock tables, by a named method.
 *
 * @param pair stocks, births and deaths; only the accounting methods use births and deaths
 * @param migrants the number of moves that `mig_rate` spreads; by default the sum of absolute net migration
 * @returns undefined where the method has no answer: `rogers_von_rabenau` for a stock without an inverse
 */
export function flowsFromStocks(
  method: FlowMethod,
  pair: StockPair,
  migrants?: number,
): FlowEstimate | undefined {
  switch (method) {
    case "sd_drop_neg":
      return plain(method, stockDifferenceDropNegative(pair.start, pair.end));
    case "sd_rev_neg":
      return plain(method, stockDifferenceReverseNegative(pair.start, pair.end));
    case "mig_rate":
      return plain(method, migrationRate(pair.start, migrants ?? migrantsFromNet(netMigration(pair))));
    case "rogers_von_rabenau": {
      const flow = rogersVonRabenau(pair.start, pair.end);
      return flow && plain(method, flow);
    }
    case "da_min_open":
      return accounted(method, pair, "open", minimumMoves);
    case "da_min_open_dr":
      return accounted(method, pair, "open-dr", minimumMoves);
    case "da_min_closed":
      return accounted(method, pair, "closed", minimumMoves);
    case "independence":
      return accounted(method, pair, "closed", independentMoves);
    case "da_pb_closed":
      return accounted(method, pair, "closed", (start, end) =>
        mix(minimumMoves(start, end), independentMoves(start, end), minimumWeight),
      );
  }
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

function plain(method: FlowMethod, flow: Matrix): FlowEstimate {
  return { method, flow, total: offDiagonalSum(flow), converged: true, iterations: 0, repairs: [] };
}

function accounted(
  method: FlowMethod,
  pair: StockPair,
  closure: Closure,
  moves: (start: Matrix, end: Matrix) => FlowArray,
): FlowEstimate {
  const accounts = account(pair, closure);
  const array = moves(accounts.start, accounts.end);
  const flow = array.total();
  return {
    method,
    flow,
    total: offDiagonalSum(flow),
    converged: accounts.converged,
    iterations: accounts.iterations,
    repairs: accounts.repairs,
    array,
  };
}

export type { MoveTypes };
