/** The library that anybody may import as `corridor/methods`: pure functions, numbers in, numbers out. */
export {
  type Accounts,
  type AccountsResult,
  account,
  type Closure,
  type WarmStart,
} from "./flows/accounting.ts";
export { type FlowArray, independentMoves, type MoveTypes, minimumMoves, mix } from "./flows/array.ts";
export { checkPair } from "./flows/check.ts";
export {
  type AccountingMethod,
  accountingMethods,
  type FlowEstimate,
  type FlowMethod,
  type FlowOptions,
  type FlowResult,
  type Flows,
  flowMethods,
  flowsFromStocks,
  isAccounting,
  minimumWeight,
  netMigration,
  openFlows,
} from "./flows/from-stocks.ts";
export { migrantsFromNet, migrationRate } from "./flows/migration-rate.ts";
export type { FlowFault, Repair, StockPair, TableName } from "./flows/model.ts";
export { rogersVonRabenau, solve } from "./flows/rogers-von-rabenau.ts";
export { seededMoves } from "./flows/seeded.ts";
export { stockDifferenceDropNegative, stockDifferenceReverseNegative } from "./flows/stock-difference.ts";
export {
  type Answer,
  type Gap,
  quotient,
} from "./indicators/answer.ts";
export { type AdultAge, allBorn, emigrationRate, selectionBias } from "./indicators/education.ts";
export { type Aggregate, type Part, quotientOfSums } from "./indicators/over-territories.ts";
export {
  corridorsAboveTarget,
  costTargets,
  meanCost,
  type Service,
  smartCost,
  totalCostPercent,
} from "./indicators/prices.ts";
export { type RecruitmentCost, recruitmentCost, type Worker } from "./indicators/recruitment.ts";
export {
  impliedGdp,
  personalRemittances,
  remittancesPerEmigrant,
  remittancesShare,
} from "./indicators/remittances.ts";
export {
  ageDependency,
  type EmigrantDenominator,
  effectiveness,
  emigrantShareOfNatives,
  emigrantShareOfResidents,
  migrantStockShare,
  nativesEverywhere,
  sexRatio,
  womensShare,
} from "./indicators/stock.ts";
export { type Factors, fit2 } from "./ipf/fit2.ts";
export { fit3, type Margins3 } from "./ipf/fit3.ts";
export type { Fit, FitFault, FitOptions, FitResult, MarginName, Warm } from "./ipf/model.ts";
export { at3, type Table3, table3 } from "./ipf/table3.ts";
export { spreadWhole } from "./largest-remainder.ts";
export {
  at,
  columnSums,
  fromRows,
  type Matrix,
  offDiagonalSum,
  rowSums,
  toRows,
  transpose,
  zeros,
} from "./matrix.ts";
export { type Asymmetry, asymmetry } from "./mirror/asymmetry.ts";
export { convertDuration, type Duration, durations, toTwelveMonths } from "./mirror/duration.ts";
export type { MirrorCell, Side } from "./mirror/model.ts";
export { type CorrectionFactors, type FixedFactor, poulainFactors } from "./mirror/poulain.ts";
export { type Durations, type Reconciled, reconcile, toCommonDuration } from "./mirror/reconcile.ts";
export { relativeUndercount, type Undercount } from "./mirror/undercount.ts";
