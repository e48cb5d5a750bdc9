import { at, type Matrix, mapOffDiagonal } from "../matrix.ts";

/**
 * Increases of the stock as flows, decreases dropped: `max(S2 - S1, 0)` off the diagonal. Abel and Cohen (2019),
 * Scientific Data 6:82, "stock differencing, drop negative".
 *
 * @param start stock at the beginning, birthplace by residence
 * @param end stock at the end, of the same shape
 * @returns flows, origin (= birthplace) by destination (= residence)
 */
export function stockDifferenceDropNegative(start: Matrix, end: Matrix): Matrix {
  return mapOffDiagonal(start, (i, j) => Math.max(at(end, i, j) - at(start, i, j), 0));
}

/**
 * The same, with each decrease turned into a return move to the birthplace: `+ transpose(max(S1 - S2, 0))`. Abel and
 * Cohen (2019), "stock differencing, reverse negative", after Beine and Parsons (2015).
 */
export function stockDifferenceReverseNegative(start: Matrix, end: Matrix): Matrix {
  return mapOffDiagonal(
    start,
    (i, j) => Math.max(at(end, i, j) - at(start, i, j), 0) + Math.max(at(start, j, i) - at(end, j, i), 0),
  );
}
