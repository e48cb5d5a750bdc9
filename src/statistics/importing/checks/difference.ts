import type { Finding } from "../../releases/model.ts";

/** Differences between figures and the sum of their parts, counted as they are found. */
export interface Differences {
  /** @param where what the figure is, in codes, for example `USA 2020 T`; asked only where it is told */
  compare(total: number, sum: number, where: () => string): void;
  /** One finding: that all agree, or how many differ, the largest difference and where it is; none where nothing was compared. */
  finding(agree: string, differ: string): readonly Finding[];
}

/** @param tolerance differences up to this are rounding, in the unit of the figures */
export function countDifferences(tolerance: number): Differences {
  let checked = 0;
  let count = 0;
  let largest = 0;
  let where = "";
  return {
    compare(total, sum, place) {
      checked++;
      const difference = Math.abs(total - sum);
      if (difference <= tolerance) return;
      count++;
      if (difference <= largest) return;
      largest = difference;
      where = place();
    },
    finding(agree, differ) {
      if (checked === 0) return [];
      if (count === 0) return [{ code: agree, count: 0, facts: { checked } }];
      return [{ code: differ, count, facts: { checked, largest: round(largest), where } }];
    },
  };
}

/** Sums of decimals carry noise in their last digits, which would make equal imports look different. */
function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
