import type { Status } from "../../kernel/dimension.ts";
import type { Period } from "../../kernel/period.ts";
import type { TerritoryId } from "../../kernel/territory/model.ts";
import type { Cube } from "../releases/cube.ts";
import { type Amount, percent } from "./amount.ts";
import { type Basis, basisOf, currentCube, remembered, type Statistics } from "./basis.ts";
import type { BySex } from "./series.ts";
import {
  betweenAll,
  chosenPeriod,
  destinations,
  emigrantsOf,
  immigrantsIn,
  origins,
  type StockSlice,
  withMembers,
} from "./stock.ts";

export interface CorridorQuestion {
  readonly origin: TerritoryId;
  readonly destination: TerritoryId;
  readonly period?: Period;
}

export interface CorridorPoint extends BySex {
  readonly period: Period;
  /** In per cent of all who come from the origin and live elsewhere. */
  readonly shareOfEmigrants: number | null;
  /** In per cent of all migrants in the destination. */
  readonly shareOfImmigrants: number | null;
}

/** A place among others, from 1; the same number of persons has the same place. */
export interface Rank {
  readonly place: number;
  /** Among how many that have a number above 0. */
  readonly of: number;
}

export interface Direction {
  readonly origin: TerritoryId;
  readonly destination: TerritoryId;
  readonly points: readonly CorridorPoint[];
  /** At `period`, between territories only: the origin among those of the destination, and the destination among those of the origin. */
  readonly originRank: Rank | null;
  readonly destinationRank: Rank | null;
  /** The publisher's remarks on the figure at `period`. */
  readonly status: Status | null;
  readonly dataType: string | null;
  /** Its footnotes: the release's key of each, and its text. */
  readonly notes: readonly { readonly key: string; readonly text: string }[];
}

export interface Corridor {
  readonly basis: readonly Basis[];
  readonly periods: readonly Period[];
  readonly period: Period;
  readonly there: Direction;
  /** The other way: from the destination to the origin. */
  readonly back: Direction;
}

/** One origin and one destination, both ways. Null where no stock has been imported. */
export async function corridor(statistics: Statistics, asked: CorridorQuestion): Promise<Corridor | null> {
  const cube = await currentCube(statistics, "un-desa-stock");
  const period = cube && chosenPeriod(cube, asked.period);
  if (!cube || period === undefined) return null;
  const { origin, destination } = asked;
  return remembered(cube, `corridor ${origin} ${destination} ${period}`, () => ({
    basis: [basisOf(cube.release)],
    periods: cube.periods,
    period,
    there: direction(cube, origin, destination, period),
    back: direction(cube, destination, origin, period),
  }));
}

function direction(cube: Cube, origin: TerritoryId, destination: TerritoryId, period: Period): Direction {
  const cell = cube.cell({ origin, destination, period });
  const texts = cube.release.description.notes;
  return {
    origin,
    destination,
    points: cube.periods.map((at) => point(cube, origin, destination, at)),
    originRank: rank(origins(cube), origin, (one) => stock(cube, one, destination, { period, sex: "T" })),
    destinationRank: rank(destinations(cube), destination, (one) =>
      stock(cube, origin, one, { period, sex: "T" }),
    ),
    status: cell?.status ?? null,
    dataType: cell?.dataType ?? null,
    notes: (cell?.notes?.split(",") ?? []).flatMap((part) => {
      const key = part.trim();
      const text = texts[key];
      return text === undefined ? [] : [{ key, text }];
    }),
  };
}

function stock(cube: Cube, origin: TerritoryId, destination: TerritoryId, slice: StockSlice): Amount {
  return betweenAll(cube, withMembers(origin), withMembers(destination), slice);
}

function point(cube: Cube, origin: TerritoryId, destination: TerritoryId, period: Period): CorridorPoint {
  const both = stock(cube, origin, destination, { period, sex: "T" });
  const women = stock(cube, origin, destination, { period, sex: "F" });
  return {
    period,
    both,
    women,
    men: stock(cube, origin, destination, { period, sex: "M" }),
    womenShare: percent(women.value, both.value),
    shareOfEmigrants: percent(both.value, emigrantsOf(cube, origin, { period, sex: "T" }).value),
    shareOfImmigrants: percent(both.value, immigrantsIn(cube, destination, { period, sex: "T" }).value),
  };
}

function rank(
  among: readonly TerritoryId[],
  id: TerritoryId,
  stockOf: (one: TerritoryId) => Amount,
): Rank | null {
  if (!among.includes(id)) return null;
  const own = stockOf(id).value;
  if (own === null || own <= 0) return null;
  const values = among.map((one) => stockOf(one).value ?? 0).filter((value) => value > 0);
  return { place: values.filter((value) => value > own).length + 1, of: values.length };
}
