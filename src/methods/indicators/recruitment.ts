import { type Answer, gap, quotient } from "./answer.ts";

/** What one worker paid to be recruited, and earned in a month in the country of destination, in the same money. */
export interface Worker {
  readonly cost: number;
  readonly monthlyIncome: number;
}

export interface RecruitmentCost {
  /** Months of income that recruitment cost: a quarter of the workers paid less than the first, half less than the second. */
  readonly lower: Answer;
  readonly median: Answer;
  readonly upper: Answer;
  readonly workers: number;
  /** Workers without an income, whose quotient does not exist. */
  readonly leftOut: number;
}

/**
 * SDG 10.7.1: recruitment cost borne by the worker in proportion to the monthly income earned in the country of destination.
 * Cost and income are of the same worker, so the quotient is taken first and the quartiles after; averages by groups of costs
 * and of incomes would be of people who do not exist.
 * Unit: months of income. Denominator: the worker's own monthly income. Source: SDG metadata 10.7.1 (ILO and World Bank).
 * Quartiles by linear interpolation (Hyndman and Fan 1996, definition 7).
 */
export function recruitmentCost(workers: readonly Worker[]): RecruitmentCost {
  const ratios = workers
    .flatMap(({ cost, monthlyIncome }) => quotient(cost, monthlyIncome).value ?? [])
    .sort((a, b) => a - b);
  return {
    lower: quantile(ratios, 0.25),
    median: quantile(ratios, 0.5),
    upper: quantile(ratios, 0.75),
    workers: ratios.length,
    leftOut: workers.length - ratios.length,
  };
}

function quantile(sorted: readonly number[], share: number): Answer {
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)];
  const high = sorted[Math.ceil(at)];
  if (low === undefined || high === undefined) return gap("numerator-missing");
  return { value: low + (high - low) * (at - Math.floor(at)), gap: null };
}
