import { type Answer, gap, given } from "./answer.ts";

/**
 * What sending money costs (World Bank, Remittance Prices Worldwide; SDG indicator 10.c.1). A service is one provider's offer
 * on one corridor in one quarter for one amount: USD 200 or what it is in the sender's money.
 */
export interface Service {
  /** Total cost in per cent of the amount: the fee and the exchange-rate margin. Negative where a promotion pays the sender. */
  readonly totalPercent: number;
  /** False where the provider does not say its exchange rate: the margin is then stored as 0 and the total is too low. */
  readonly transparent: boolean;
  /** Days until the money is there; null where it is not known. */
  readonly days: number | null;
  /** True where both ends can be reached: a network of agents, a bank account, a telephone that people there have. */
  readonly accessible: boolean;
}

/** The targets of Sustainable Development Goal 10.c, in per cent of the amount sent. */
export const costTargets = { mean: 3, corridor: 5 } as const;

/**
 * The total cost of a service in per cent of the amount: fee and margin. The total that the World Bank publishes holds the
 * margin already; this is for making it from its parts, never for adding the margin once more.
 *
 * @param fee and amount in the same money
 * @param marginPercent what the rate offered loses against the interbank rate
 */
export function totalCostPercent(fee: number, amount: number, marginPercent: number): Answer {
  return amount === 0 ? gap("denominator-zero") : given((100 * fee) / amount + marginPercent);
}

/**
 * SDG 10.c.1 (a): the average total cost of sending USD 200. A simple mean over services by definition, whatever they carry:
 * the one indicator here that is a mean and not a quotient of sums. Services that are not transparent stay out.
 * Unit: per cent of the amount. Denominator: transparent services. Target: below 3. Source: SDG metadata 10.c.1.
 */
export function meanCost(services: readonly Service[]): Answer {
  return meanOf(services.filter(({ transparent }) => transparent).map(({ totalPercent }) => totalPercent));
}

/** How many services make the SmaRT average, and within how many days the money must be there. */
const [cheapest, fastEnough] = [3, 5];

/**
 * SDG 10.c.1 (b), SmaRT: what a well-informed sender pays on a corridor: the mean of the three cheapest services that are
 * transparent, accessible, and arrive within five days. Where fewer qualify there is no average to speak of.
 * Unit: per cent of the amount. Denominator: three services. Target: no corridor above 5. Source: World Bank, Remittance
 * Prices Worldwide, "Smart Remitter Target" (2016).
 */
export function smartCost(services: readonly Service[]): Answer {
  const costs = services
    .filter(
      ({ transparent, accessible, days }) => transparent && accessible && (days ?? Infinity) <= fastEnough,
    )
    .map(({ totalPercent }) => totalPercent)
    .sort((a, b) => a - b);
  return costs.length < cheapest ? gap("numerator-missing") : meanOf(costs.slice(0, cheapest));
}

/** Corridors above the target of 5 per cent: how many, of how many that have a SmaRT average. */
export function corridorsAboveTarget(smart: readonly Answer[]): {
  readonly above: number;
  readonly of: number;
} {
  const known = smart.flatMap(({ value }) => (value === null ? [] : [value]));
  return { above: known.filter((value) => value > costTargets.corridor).length, of: known.length };
}

/** The simple mean; a gap where there is nothing to take it of. */
export function meanOf(values: readonly number[]): Answer {
  if (values.length === 0) return gap("numerator-missing");
  return given(values.reduce((total, value) => total + value, 0) / values.length);
}
