/** The library that anybody may import as `corridor/methods`: pure functions, numbers in, numbers out. */
export { type Accounts, account, type Closure, type Repair, type StockPair } from "./flows/accounting.ts";
export { type FlowArray, independentMoves, type MoveTypes, minimumMoves, mix } from "./flows/array.ts";
export {
  type FlowEstimate,
  type FlowMethod,
  flowMethods,
  flowsFromStocks,
  minimumWeight,
  netMigration,
} from "./flows/from-stocks.ts";
export { migrantsFromNet, migrationRate } from "./flows/migration-rate.ts";
export { rogersVonRabenau, solve } from "./flows/rogers-von-rabenau.ts";
export { stockDifferenceDropNegative, stockDifferenceReverseNegative } from "./flows/stock-difference.ts";
export { type Fit, type FitFault, type FitOptions, type FitResult, fit2 } from "./ipf.ts";
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
