import type { Sex } from "../../kernel/dimension.ts";
import type { Period } from "../../kernel/period.ts";
import type { TerritoryId } from "../../kernel/territory/model.ts";
import { largestFirst } from "./amount.ts";
import { type Basis, basisOf, currentCube, remembered, type Statistics } from "./basis.ts";
import { between, chosenPeriod, destinations, origins } from "./stock.ts";

export interface TopCorridorsQuestion {
  readonly period?: Period;
  readonly sex?: Sex;
  /** Default 10. */
  readonly limit?: number;
}

export interface TopCorridor {
  readonly origin: TerritoryId;
  readonly destination: TerritoryId;
  /** Persons. */
  readonly value: number;
}

export interface TopCorridors {
  readonly basis: readonly Basis[];
  readonly period: Period;
  readonly sex: Sex;
  /** The largest first. */
  readonly corridors: readonly TopCorridor[];
}

/** The largest corridors between two territories. Null where no stock has been imported. */
export async function topCorridors(
  statistics: Statistics,
  { sex = "T", limit = 10, ...asked }: TopCorridorsQuestion = {},
): Promise<TopCorridors | null> {
  const cube = await currentCube(statistics, "un-desa-stock");
  const period = cube && chosenPeriod(cube, asked.period);
  if (!cube || period === undefined) return null;
  const all = remembered(cube, `corridors ${period} ${sex}`, () => {
    const found: TopCorridor[] = [];
    for (const destination of destinations(cube)) {
      for (const origin of origins(cube)) {
        const { value } = between(cube, origin, destination, { period, sex });
        if (value !== null && value > 0) found.push({ origin, destination, value });
      }
    }
    // A thousand are more than any page shows; all of them would be kept in memory.
    return found.sort(largestFirst((row) => `${row.origin} ${row.destination}`)).slice(0, 1000);
  });
  return { basis: [basisOf(cube.release)], period, sex, corridors: all.slice(0, limit) };
}
