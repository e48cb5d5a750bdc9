import type { Period } from "../../kernel/period.ts";
import { type TerritoryId, world } from "../../kernel/territory/model.ts";
import type { Cube } from "../releases/cube.ts";
import type { Amount } from "./amount.ts";
import { type Basis, basisOf, currentCube, remembered, type Statistics } from "./basis.ts";
import { migrantShare, type Population, population } from "./population.ts";
import { emigrantsOf, immigrantsIn, womenShareIn, womenShareOf } from "./stock.ts";

/** Persons by sex at one time. */
export interface BySex {
  readonly both: Amount;
  readonly women: Amount;
  readonly men: Amount;
  /** Women in per cent of both sexes. */
  readonly womenShare: number | null;
}

export interface SeriesPoint {
  readonly period: Period;
  /** Who lives there and comes from elsewhere. */
  readonly immigrants: BySex;
  /** Who comes from there and lives elsewhere. */
  readonly emigrants: BySex;
  /** Immigrants in per cent of the population. */
  readonly populationShare: number | null;
}

export interface Series {
  readonly basis: readonly Basis[];
  readonly territory: TerritoryId;
  readonly points: readonly SeriesPoint[];
}

/**
 * Migrants over time in a territory, region or group and from it; without a territory in the world. Null where no stock
 * has been imported.
 */
export async function series(
  statistics: Statistics,
  { territory = world }: { readonly territory?: TerritoryId } = {},
): Promise<Series | null> {
  const cube = await currentCube(statistics, "un-desa-stock");
  if (!cube) return null;
  const reference = await population(statistics);
  return remembered(cube, `series ${territory} ${reference?.basis.release}`, () => ({
    basis: [basisOf(cube.release), ...(reference ? [reference.basis] : [])],
    territory,
    points: cube.periods.map((period) => pointOf(cube, reference, territory, period)),
  }));
}

/** Immigrants, emigrants and their share at one time. */
export function pointOf(
  cube: Cube,
  reference: Population | undefined,
  territory: TerritoryId,
  period: Period,
): SeriesPoint {
  return {
    period,
    immigrants: {
      both: immigrantsIn(cube, territory, { period, sex: "T" }),
      women: immigrantsIn(cube, territory, { period, sex: "F" }),
      men: immigrantsIn(cube, territory, { period, sex: "M" }),
      womenShare: womenShareIn(cube, territory, period),
    },
    emigrants: {
      both: emigrantsOf(cube, territory, { period, sex: "T" }),
      women: emigrantsOf(cube, territory, { period, sex: "F" }),
      men: emigrantsOf(cube, territory, { period, sex: "M" }),
      womenShare: womenShareOf(cube, territory, period),
    },
    populationShare: migrantShare(cube, reference, territory, period, "T"),
  };
}
