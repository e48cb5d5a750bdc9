import type { Sex, Status } from "../../kernel/dimension.ts";
import type { Period } from "../../kernel/period.ts";
import { type TerritoryId, world } from "../../kernel/territory/model.ts";
import type { Cube } from "../releases/cube.ts";
import { type Amount, largestFirst, percent, percentChange } from "./amount.ts";
import { type Basis, basisOf, currentCube, remembered, type Statistics } from "./basis.ts";
import { migrantShare, type Population, population } from "./population.ts";
import { chosenPeriod, destinations, immigrants, immigrantsIn, periodBefore, womenShareIn } from "./stock.ts";

export interface WorldQuestion {
  /** Default, and where the release does not have it: the last one. */
  readonly period?: Period;
  /** Default: both sexes. */
  readonly sex?: Sex;
  /** What change is counted from; default: the period before. */
  readonly since?: Period;
}

export interface DestinationStock {
  readonly territory: TerritoryId;
  /** Migrants of the sex that was asked for, in persons. */
  readonly value: number | null;
  readonly status: Status | null;
  /** In per cent of the world's total. */
  readonly share: number | null;
  /** Women in per cent of both sexes. */
  readonly womenShare: number | null;
  /** Migrants in per cent of the population of that sex. */
  readonly populationShare: number | null;
  readonly before: number | null;
  /** Change since then in per cent of what was then. */
  readonly change: number | null;
}

export interface WorldStock {
  readonly basis: readonly Basis[];
  readonly periods: readonly Period[];
  readonly period: Period;
  readonly since: Period | null;
  readonly sex: Sex;
  /** The sum over all territories. */
  readonly total: Amount;
  readonly before: Amount | null;
  readonly change: number | null;
  readonly womenShare: number | null;
  readonly populationShare: number | null;
  /** The largest first, those without a number last. */
  readonly destinations: readonly DestinationStock[];
}

/** Where the world's migrants live. Null where no stock has been imported. */
export async function worldStock(
  statistics: Statistics,
  asked: WorldQuestion = {},
): Promise<WorldStock | null> {
  const cube = await currentCube(statistics, "un-desa-stock");
  const period = cube && chosenPeriod(cube, asked.period);
  if (!cube || period === undefined) return null;
  const reference = await population(statistics);
  const { sex = "T" } = asked;
  const since =
    asked.since !== undefined && cube.periods.includes(asked.since)
      ? asked.since
      : periodBefore(cube, period);
  const question = `world ${period} ${since} ${sex} ${reference?.basis.release}`;
  return remembered(cube, question, () => answer(cube, reference, period, since, sex));
}

function answer(
  cube: Cube,
  reference: Population | undefined,
  period: Period,
  since: Period | undefined,
  sex: Sex,
): WorldStock {
  const total = immigrantsIn(cube, world, { period, sex });
  const before = since === undefined ? null : immigrantsIn(cube, world, { period: since, sex });
  const rows = destinations(cube).map((territory): DestinationStock => {
    const { value, status } = immigrants(cube, territory, { period, sex });
    const then = since === undefined ? null : immigrants(cube, territory, { period: since, sex }).value;
    return {
      territory,
      value,
      status,
      share: percent(value, total.value),
      womenShare: womenShareIn(cube, territory, period),
      populationShare: migrantShare(cube, reference, territory, period, sex),
      before: then,
      change: percentChange(then, value),
    };
  });
  return {
    basis: [basisOf(cube.release), ...(reference ? [reference.basis] : [])],
    periods: cube.periods,
    period,
    since: since ?? null,
    sex,
    total,
    before,
    change: percentChange(before?.value ?? null, total.value),
    womenShare: womenShareIn(cube, world, period),
    populationShare: migrantShare(cube, reference, world, period, sex),
    destinations: rows.sort(largestFirst((row) => row.territory)),
  };
}
