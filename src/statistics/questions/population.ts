import type { Sex } from "../../kernel/dimension.ts";
import { type Period, periodKind, year } from "../../kernel/period.ts";
import type { TerritoryId } from "../../kernel/territory/model.ts";
import type { Cube } from "../releases/cube.ts";
import { type Amount, amountOf, nothing, percentOfSums } from "./amount.ts";
import { type Basis, basisOf, currentCube, type Statistics } from "./basis.ts";
import { immigrants, withMembers } from "./stock.ts";

/** The population that stocks are set against: on 1 July, as the stocks are. */
export interface Population {
  readonly basis: Basis;
  /** Persons in a territory at the middle of a year. */
  at(territory: TerritoryId, period: Period, sex: Sex): Amount;
}

/**
 * World Population Prospects prints populations on 1 July. The annual tables of revision 2024 that Corridor comes with
 * state them on 31 December, and their release says so by a footnote with this key (data/starter/README.md); the middle of a
 * year is then the mean of its two ends.
 */
const endOfYearNote = "31-december";

/** Population from World Population Prospects; else, in thousands, as the stock workbooks print it. */
export async function population(statistics: Statistics): Promise<Population | undefined> {
  const prospects = await currentCube(statistics, "un-wpp");
  if (prospects?.measures.includes("population")) return populationOf(prospects);
  const totals = await currentCube(statistics, "un-desa-stock-total");
  if (!totals?.measures.includes("population")) return undefined;
  return {
    basis: basisOf(totals.release),
    at: (territory, period, sex) => stated(totals, territory, period, sex),
  };
}

function stated(cube: Cube, destination: TerritoryId, period: Period, sex: Sex): Amount {
  return amountOf(cube.cell({ measure: "population", destination, period, sex }));
}

/** The population that a release of World Population Prospects states, on 1 July. */
export function populationOf(cube: Cube): Population {
  const basis = basisOf(cube.release);
  if (!(endOfYearNote in cube.release.description.notes)) {
    return { basis, at: (territory, period, sex) => stated(cube, territory, period, sex) };
  }
  return {
    basis,
    at: (territory, period, sex) => {
      if (periodKind(period) !== "year") return nothing;
      const start = stated(cube, territory, year(Number(period) - 1), sex);
      const end = stated(cube, territory, period, sex);
      if (start.value === null || end.value === null) return { ...nothing, gaps: start.gaps + end.gaps };
      return { value: Math.round((start.value + end.value) / 2), status: null, gaps: 0 };
    },
  };
}

/** Migrants in per cent of the population of a region, group or territory, from the sums over its territories. */
export function migrantShare(
  cube: Cube,
  reference: Population | undefined,
  id: TerritoryId,
  period: Period,
  sex: Sex,
): number | null {
  if (!reference) return null;
  return percentOfSums(
    withMembers(id).map((one) => [immigrants(cube, one, { period, sex }), reference.at(one, period, sex)]),
  );
}
