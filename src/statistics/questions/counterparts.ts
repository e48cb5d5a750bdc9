import type { Sex, Status } from "../../kernel/dimension.ts";
import type { Period } from "../../kernel/period.ts";
import type { TerritoryId } from "../../kernel/territory/model.ts";
import type { Cube } from "../releases/cube.ts";
import { type Amount, largestFirst, nothing, percent, percentOfSums, sum } from "./amount.ts";
import { type Basis, basisOf, currentCube, remembered, type Statistics } from "./basis.ts";
import {
  between,
  betweenAll,
  chosenPeriod,
  destinations,
  emigrantsOf,
  immigrantsIn,
  origins,
  residualOrigins,
  withMembers,
} from "./stock.ts";

export interface CounterpartsQuestion {
  readonly territory: TerritoryId;
  readonly period?: Period;
  readonly sex?: Sex;
  /** How many of the largest; default 10. */
  readonly limit?: number;
}

export interface Counterpart {
  readonly territory: TerritoryId;
  /** Persons of the sex that was asked for. */
  readonly value: number | null;
  readonly status: Status | null;
  /** In per cent of the total. */
  readonly share: number | null;
  /** Women in per cent of both sexes. */
  readonly womenShare: number | null;
}

export interface Counterparts {
  readonly basis: readonly Basis[];
  readonly territory: TerritoryId;
  readonly period: Period;
  readonly sex: Sex;
  readonly total: Amount;
  /** The largest first; only those that have a number above 0. */
  readonly rows: readonly Counterpart[];
  /** How many territories have a number above 0, and how many the publisher leaves without one. */
  readonly count: number;
  readonly missing: number;
  /** Those that have a number and are not among `rows`, together. */
  readonly rest: Amount;
  /** Origins that the publisher does not name: others, unknown. Nothing for emigrants. */
  readonly unnamed: Amount;
  /** For a region or group: those who live in one of its territories and come from another. Null for a territory. */
  readonly within: Amount | null;
}

/** Where the migrants in a territory, region or group come from. Null where no stock has been imported. */
export function immigrantsByOrigin(
  statistics: Statistics,
  asked: CounterpartsQuestion,
): Promise<Counterparts | null> {
  return counterparts(statistics, asked, "from");
}

/** Where those live who come from a territory, region or group. Null where no stock has been imported. */
export function emigrantsByDestination(
  statistics: Statistics,
  asked: CounterpartsQuestion,
): Promise<Counterparts | null> {
  return counterparts(statistics, asked, "to");
}

async function counterparts(
  statistics: Statistics,
  { territory, sex = "T", limit = 10, ...asked }: CounterpartsQuestion,
  side: "from" | "to",
): Promise<Counterparts | null> {
  const cube = await currentCube(statistics, "un-desa-stock");
  const period = cube && chosenPeriod(cube, asked.period);
  if (!cube || period === undefined) return null;
  return remembered(cube, `counterparts ${side} ${territory} ${period} ${sex} ${limit}`, () => {
    const own = withMembers(territory);
    const slice = { period, sex };
    const total =
      side === "from" ? immigrantsIn(cube, territory, slice) : emigrantsOf(cube, territory, slice);
    const sides = (other: TerritoryId): Sides => (side === "from" ? [[other], own] : [own, [other]]);
    const all = (side === "from" ? origins(cube) : destinations(cube)).map((other) => ({
      territory: other,
      ...betweenAll(cube, ...sides(other), slice),
    }));
    const stated = all
      .filter(({ value }) => value !== null && value > 0)
      .sort(largestFirst((r) => r.territory));
    return {
      basis: [basisOf(cube.release)],
      territory,
      period,
      sex,
      total,
      rows: stated.slice(0, limit).map(({ territory: other, value, status }) => ({
        territory: other,
        value,
        status,
        share: percent(value, total.value),
        womenShare: womenShare(cube, sides(other), period),
      })),
      count: stated.length,
      missing: all.filter(({ value, status }) => value === null && status !== null).length,
      rest: sum([nothing, ...stated.slice(limit).map(({ value }) => ({ value, status: null, gaps: 0 }))]),
      unnamed: side === "from" ? betweenAll(cube, residualOrigins(cube), own, slice) : nothing,
      within: own.length === 1 && own[0] === territory ? null : betweenAll(cube, own, own, slice),
    };
  });
}

type Sides = readonly [from: readonly TerritoryId[], to: readonly TerritoryId[]];

function womenShare(cube: Cube, [from, to]: Sides, period: Period): number | null {
  return percentOfSums(
    to.flatMap((destination) =>
      from.map(
        (origin) =>
          [
            between(cube, origin, destination, { period, sex: "F" }),
            between(cube, origin, destination, { period, sex: "T" }),
          ] as const,
      ),
    ),
  );
}
