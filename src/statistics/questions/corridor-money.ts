import type { Measure } from "../../kernel/dimension.ts";
import { units } from "../../kernel/dimension.ts";
import { comparePeriods, type Period } from "../../kernel/period.ts";
import type { TerritoryId } from "../../kernel/territory/model.ts";
import type { Cube } from "../releases/cube.ts";
import type { DatasetId } from "../releases/model.ts";
import { type Basis, basisOf, currentCube, remembered, type Statistics } from "./basis.ts";

/** An amount of money or a cost at a time. */
export interface MoneyPoint {
  readonly period: Period;
  readonly value: number;
}

/** Money on a corridor goes the other way than people: from where they live to where they come from. */
export interface CorridorMoney {
  /** US dollars sent from the people's destination to their origin, as estimated by the publisher. */
  readonly sent: readonly MoneyPoint[];
  /** US dollars sent from the origin to the destination. */
  readonly back: readonly MoneyPoint[];
  /** What sending USD 200, or its like in local money, costs: per cent of it, the mean over services. */
  readonly cost: readonly MoneyPoint[];
  /** The mean of the three cheapest services that are transparent, quick and within reach (SmaRT), in per cent. */
  readonly smart: readonly MoneyPoint[];
  readonly sentBasis: Basis | null;
  readonly costBasis: Basis | null;
}

/** Money and its cost between the ends of a corridor of people. Null where no release of either has been imported. */
export async function corridorMoney(
  statistics: Statistics,
  { origin, destination }: { readonly origin: TerritoryId; readonly destination: TerritoryId },
): Promise<CorridorMoney | null> {
  const open = (dataset: DatasetId) => currentCube(statistics, dataset);
  const [bilateral, prices] = await Promise.all([open("world-bank-bilateral"), open("remittance-prices")]);
  if (!bilateral && !prices) return null;
  const series = (cube: Cube | undefined, measure: Measure, from: TerritoryId, to: TerritoryId) =>
    cube ? pointsOf(cube, measure, from, to) : [];
  return {
    sent: series(bilateral, "remittances", destination, origin),
    back: series(bilateral, "remittances", origin, destination),
    cost: series(prices, "remittance-cost", destination, origin),
    smart: series(prices, "remittance-cost-smart", destination, origin),
    sentBasis: bilateral ? basisOf(bilateral.release) : null,
    costBasis: prices ? basisOf(prices.release) : null,
  };
}

/** What a release says of a measure from one end to the other, the earliest first; in the unit itself, not in millions of it. */
function pointsOf(
  cube: Cube,
  measure: Measure,
  origin: TerritoryId,
  destination: TerritoryId,
): readonly MoneyPoint[] {
  return remembered(cube, `${measure} ${origin} ${destination}`, () =>
    [...cube.periods].sort(comparePeriods).flatMap((period) => {
      const cell = cube.cell({ measure, origin, destination, period });
      if (!cell || cell.value === null) return [];
      return [{ period, value: cell.value * 10 ** units[cell.unit].multiplier }];
    }),
  );
}
