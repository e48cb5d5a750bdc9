import type { Sex } from "../../../kernel/dimension.ts";
import { type Period, periodYears, year } from "../../../kernel/period.ts";
import { type TerritoryId, world } from "../../../kernel/territory/model.ts";
import { members } from "../../../kernel/territory/register.ts";
import type { StockPair } from "../../../methods/flows/model.ts";
import { zeros } from "../../../methods/matrix.ts";
import { amountOf, persons } from "../../questions/amount.ts";
import { populationOf } from "../../questions/population.ts";
import { destinations } from "../../questions/stock.ts";
import type { Cube } from "../../releases/cube.ts";

/** Square stock tables, births and deaths of one period and sex from releases, with what had to be repaired. */
export interface ReleaseStocks {
  readonly period: Period;
  readonly sex: Sex;
  /** The territories of rows and columns, in the order of code units. */
  readonly names: readonly TerritoryId[];
  readonly pair: StockPair;
  readonly repairs: StockRepairs;
}

/** What had to be repaired or assumed; persons at the end of the period where not said otherwise. */
export interface StockRepairs {
  /** Destinations without a stock at both ends, or without population, births or deaths. */
  readonly leftOut: readonly TerritoryId[];
  /** Persons whose origin is not stated ("Others", or one that is left out), spread like those of the same destination. */
  readonly spread: number;
  /** All migrants in the table. */
  readonly migrants: number;
  /** Corridors with a figure at one end only, which was taken for the other end too. */
  readonly carried: number;
  /** Destinations with migrants of whom no origin at all is stated: they count as native-born. */
  readonly unplaced: readonly TerritoryId[];
  /** True where population, births and deaths are not stated by sex. */
  readonly halved: boolean;
}

/** The periods between two stocks of a release that follow each other: `2015-2020`. */
export function flowPeriods(stock: Cube): readonly Period[] {
  return stock.periods.slice(1).map((end, i) => `${stock.periods[i]}-${end}` as Period);
}

/**
 * The stocks at both ends of a period as square tables. Natives are the population on 1 July less the foreign-born; births
 * and deaths are those from 1 July to 1 July, half of the first and of the last calendar year. What is not stated by sex
 * is divided equally between women and men, natives, births and deaths alike, so that the division brings forth no moves.
 *
 * @param stock migrant stock by destination, origin and sex
 * @param people population, births and deaths
 */
export function stocksOf(stock: Cube, people: Cube, period: Period, sex: Sex): ReleaseStocks {
  const { first, last } = periodYears(period);
  const ends = [year(first), year(last)] as const;
  const demography = demographyOf(people, sex);
  const foreign = (id: TerritoryId, at: Period) =>
    amountOf(stock.cell({ destination: id, origin: world, period: at, sex })).value;
  const bothSexes = (id: TerritoryId, at: Period) =>
    amountOf(stock.cell({ destination: id, origin: world, period: at })).value;
  const all = destinations(stock);
  const names = all.filter(
    (id) =>
      ends.every((at) => foreign(id, at) !== null && demography.population(id, at) !== null) &&
      demography.events("births", id, first, last) !== null &&
      demography.events("deaths", id, first, last) !== null,
  );
  const n = names.length;
  const tables = [zeros(n), zeros(n)] as const;
  let [spread, migrants, carried] = [0, 0, 0];
  const unplaced: TerritoryId[] = [];
  for (const [j, destination] of names.entries()) {
    const columns = readColumn(stock, names, destination, ends, sex);
    carried += columns.carried;
    for (const [end, at] of ends.entries()) {
      const table = tables[end] ?? zeros(n);
      const total = foreign(destination, at) ?? 0;
      const known = columns.values[end]?.reduce((sum, value) => sum + value, 0) ?? 0;
      // Whoever comes from a place that is not stated came from the places that are, as far as anybody knows.
      const pattern = known > 0 ? columns.values[end] : columns.values[1 - end];
      const weight = pattern?.reduce((sum, value) => sum + value, 0) ?? 0;
      let placed = 0;
      if (weight > 0 && pattern)
        for (let k = 0; k < n; k++) {
          const value = ((pattern[k] ?? 0) * total) / weight;
          table.values[k * n + j] = value;
          placed += value;
        }
      else if (total > 0) unplaced.push(destination);
      if (end === 1) {
        spread += Math.abs(total - known);
        migrants += total;
      }
      const residents = demography.population(destination, at) ?? 0;
      // The foreign-born of both sexes are known where the population by sex is not: natives are halved, migrants are not.
      const natives = demography.halved
        ? (residents - (bothSexes(destination, at) ?? 0)) / 2
        : residents - total;
      table.values[j * n + j] = natives + total - placed;
    }
  }
  const counts = (measure: "births" | "deaths") =>
    Float64Array.from(names, (id) => demography.events(measure, id, first, last) ?? 0);
  return {
    period,
    sex,
    names,
    pair: { start: tables[0], end: tables[1], births: counts("births"), deaths: counts("deaths") },
    repairs: {
      leftOut: all.filter((id) => !names.includes(id)),
      spread,
      migrants,
      carried,
      unplaced: [...new Set(unplaced)],
      halved: demography.halved,
    },
  };
}

/** One destination's migrants by origin at both ends. A figure that is missing at one end is taken from the other. */
function readColumn(
  stock: Cube,
  names: readonly TerritoryId[],
  destination: TerritoryId,
  ends: readonly [Period, Period],
  sex: Sex,
): { readonly values: readonly [Float64Array, Float64Array]; readonly carried: number } {
  const values = [new Float64Array(names.length), new Float64Array(names.length)] as const;
  let carried = 0;
  for (const [k, origin] of names.entries()) {
    if (origin === destination) continue;
    const cells = ends.map((period) => stock.cell({ destination, origin, period, sex }));
    const [then, now] = cells.map((cell) => (cell ? persons(cell) : null));
    // No row at all is nobody; a row that says `..` is somebody of whom nothing is known.
    const missing = cells.filter((cell) => cell && cell.value === null).length;
    if (missing === 1) carried += 1;
    values[0][k] = then ?? (missing === 1 ? now : 0) ?? 0;
    values[1][k] = now ?? (missing === 1 ? then : 0) ?? 0;
  }
  return { values, carried };
}

interface Demography {
  /** Of the sex, or of both where the publisher does not state it by sex. */
  population(id: TerritoryId, at: Period): number | null;
  /** From 1 July to 1 July. */
  events(measure: "births" | "deaths", id: TerritoryId, first: number, last: number): number | null;
  /** True where the publisher does not state the sex that was asked for. */
  readonly halved: boolean;
}

/** What a publisher states for the parts of a territory only, as for the Channel Islands, is the sum of those it states. */
function demographyOf(people: Cube, sex: Sex): Demography {
  const population = populationOf(people);
  const bySex = sex === "T" || people.sexes.includes(sex);
  const asked = bySex ? sex : "T";
  const ofParts = (id: TerritoryId, of: (one: TerritoryId) => number | null): number | null => {
    const own = of(id);
    if (own !== null) return own;
    const parts = members(id)
      .map(of)
      .filter((value) => value !== null);
    return parts.length === 0 ? null : parts.reduce((sum, value) => sum + value, 0);
  };
  const counted = (id: TerritoryId, at: Period) => ofParts(id, (one) => population.at(one, at, asked).value);
  const events = (measure: "births" | "deaths", id: TerritoryId, first: number, last: number) =>
    ofParts(id, (destination) => {
      const stated = people.cell({ measure, destination, period: `${first}-${last}` as Period, sex: asked });
      if (stated) return persons(stated);
      let total = 0;
      for (let y = first; y <= last; y++) {
        const cell = people.cell({ measure, destination, period: year(y), sex: asked });
        const value = cell ? persons(cell) : null;
        if (value === null) return null;
        total += y === first || y === last ? value / 2 : value;
      }
      return total;
    });
  return {
    halved: !bySex,
    population: counted,
    events: (measure, id, first, last) => {
      const all = events(measure, id, first, last);
      return all === null || bySex ? all : all / 2;
    },
  };
}
