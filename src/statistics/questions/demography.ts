import type { Measure } from "../../kernel/dimension.ts";
import { comparePeriods, type Period } from "../../kernel/period.ts";
import type { TerritoryId } from "../../kernel/territory/model.ts";
import type { Cube } from "../releases/cube.ts";
import { type Amount, amountOf, sum } from "./amount.ts";
import { type Basis, basisOf, currentCube, remembered, type Statistics } from "./basis.ts";
import { withMembers } from "./stock.ts";

export interface DemographyPoint {
  /** A year, or five years from mid-year to mid-year where the release states them so. */
  readonly period: Period;
  /** Persons during the period. */
  readonly births: Amount;
  readonly deaths: Amount;
  readonly netMigration: Amount;
}

export interface Demography {
  readonly basis: readonly Basis[];
  readonly territory: TerritoryId;
  /** The earliest first; periods without any number left out. */
  readonly points: readonly DemographyPoint[];
}

/**
 * Births, deaths and net migration over time (World Population Prospects). For a region the publisher's own figure where
 * there is one, else the sum of its territories. Projections are left out: a line that runs on into them would be read as
 * a record of what happened. Null where none has been imported.
 */
export async function demography(
  statistics: Statistics,
  { territory }: { readonly territory: TerritoryId },
): Promise<Demography | null> {
  const cube = await currentCube(statistics, "un-wpp");
  if (!cube) return null;
  return remembered(cube, `demography ${territory}`, () => ({
    basis: [basisOf(cube.release)],
    territory,
    points: cube.periods
      .toSorted(comparePeriods)
      .map((period) => ({
        period,
        births: figure(cube, "births", territory, period),
        deaths: figure(cube, "deaths", territory, period),
        netMigration: figure(cube, "net-migration", territory, period),
      }))
      .filter(({ births, deaths, netMigration }) =>
        [births, deaths, netMigration].some(({ value }) => value !== null),
      ),
  }));
}

function figure(cube: Cube, measure: Measure, id: TerritoryId, period: Period): Amount {
  const cell = (one: TerritoryId) => {
    const found = cube.cell({ measure, destination: one, period });
    return found?.status === "F" ? undefined : found;
  };
  const stated = cell(id);
  return stated ? amountOf(stated) : sum(withMembers(id).map((one) => amountOf(cell(one))));
}
