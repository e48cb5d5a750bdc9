import { at, type Matrix, mapOffDiagonal, offDiagonalSum, sum } from "../matrix.ts";

/**
 * A given number of migrants spread like the stock of the foreign-born at the beginning: `M * S1[i][j] / sum(S1)`.
 * Abel and Cohen (2019), after Dennett (2016), Spatial Demography 4:3.
 *
 * @param migrants M, the number of moves in the period; see {@link migrantsFromNet}
 */
export function migrationRate(start: Matrix, migrants: number): Matrix {
  const total = offDiagonalSum(start);
  return mapOffDiagonal(start, (i, j) => (total === 0 ? 0 : (migrants * at(start, i, j)) / total));
}

/**
 * M for {@link migrationRate}: the sum of absolute net migration, after net migration has been made to add to 0 over all
 * territories, each gain and each loss scaled alike.
 *
 * @param net net migration of each territory over the period, in persons
 */
export function migrantsFromNet(net: ArrayLike<number>): number {
  const values = Array.from(net);
  const gains = sum(values.filter((value) => value > 0));
  const losses = -sum(values.filter((value) => value < 0));
  // Halving the difference between both sums is the same as scaling each to their mean.
  return gains + losses;
}
