import { comparePeriods, type Period } from "../../kernel/period.ts";
import { type TerritoryId, world } from "../../kernel/territory/model.ts";
import { territory as registered } from "../../kernel/territory/register.ts";
import { type Basis, basisOf, currentCube, remembered, type Statistics } from "./basis.ts";
import { population } from "./population.ts";
import { pointOf, type SeriesPoint } from "./series.ts";
import { chosenPeriod } from "./stock.ts";

export interface TerritoryQuestion {
  readonly territory: TerritoryId;
  readonly period?: Period;
}

/** How it stands in a region or group, or in the world. */
export interface Standing extends SeriesPoint {
  readonly territory: TerritoryId;
}

export interface TerritoryOverview {
  readonly basis: readonly Basis[];
  readonly territory: TerritoryId;
  readonly periods: readonly Period[];
  readonly period: Period;
  /** The population at the middle of that year, in persons. */
  readonly population: number | null;
  readonly itself: Standing;
  /** Its regions in M49, the narrowest first, then the world. */
  readonly against: readonly Standing[];
}

/**
 * A territory, region or group at one time, against its regions and the world. Shares of regions are made of sums. Null
 * where no stock has been imported.
 */
export async function territoryOverview(
  statistics: Statistics,
  asked: TerritoryQuestion,
): Promise<TerritoryOverview | null> {
  const cube = await currentCube(statistics, "un-desa-stock");
  const period = cube && chosenPeriod(cube, asked.period);
  if (!cube || period === undefined) return null;
  const reference = await population(statistics);
  const { territory } = asked;
  return remembered(cube, `territory ${territory} ${period} ${reference?.basis.release}`, () => {
    const standing = (id: TerritoryId): Standing => ({
      territory: id,
      ...remembered(cube, `standing ${id} ${period} ${reference?.basis.release}`, () =>
        pointOf(cube, reference, id, period),
      ),
    });
    return {
      basis: [basisOf(cube.release), ...(reference ? [reference.basis] : [])],
      territory,
      periods: cube.periods.toSorted(comparePeriods),
      period,
      population: reference?.at(territory, period, "T").value ?? null,
      itself: standing(territory),
      against: [...regionsOf(territory), world].filter((id) => id !== territory).map(standing),
    };
  });
}

/** The regions of M49 that hold it, the narrowest first, as the register orders them; publishers' own regions left out. */
function regionsOf(id: TerritoryId): readonly TerritoryId[] {
  const holders = (registered(id)?.memberOf ?? []).map(registered);
  return holders.filter((one) => one?.kind === "region" && one.m49 !== null).flatMap((one) => one?.id ?? []);
}
