import { type AgeGroup, allAges, compareAges } from "../../kernel/age.ts";
import type { Period } from "../../kernel/period.ts";
import type { TerritoryId } from "../../kernel/territory/model.ts";
import type { Cube } from "../releases/cube.ts";
import { type Amount, amountOf, sum } from "./amount.ts";
import { type Basis, basisOf, currentCube, remembered, type Statistics } from "./basis.ts";
import { withMembers } from "./stock.ts";

export interface PyramidQuestion {
  readonly territory: TerritoryId;
  /** Default, and where it has no ages then: the last period that has. */
  readonly period?: Period;
}

export interface PyramidRow {
  readonly age: AgeGroup;
  readonly women: Amount;
  readonly men: Amount;
}

export interface Pyramid {
  readonly basis: readonly Basis[];
  readonly territory: TerritoryId;
  readonly period: Period;
  /** The periods that have ages for this territory. */
  readonly periods: readonly Period[];
  /** The youngest first; all ages together left out. */
  readonly rows: readonly PyramidRow[];
  /** All ages, as the publisher states them or as the sum of the rows. */
  readonly women: Amount;
  readonly men: Amount;
}

/**
 * Migrants by age and sex in a territory, region or group. Null where none has been imported or the publisher gives no
 * ages for it; a region stands only if the publisher states ages for each of its territories that has migrants by age.
 */
export async function pyramid(statistics: Statistics, asked: PyramidQuestion): Promise<Pyramid | null> {
  const cube = await currentCube(statistics, "un-desa-stock-age");
  if (!cube) return null;
  const { territory } = asked;
  return remembered(cube, `pyramid ${territory} ${asked.period}`, () => {
    const own = withMembers(territory).filter((one) => cube.destinations.includes(one));
    const ages = cube.ages.filter((age) => age !== allAges).sort(compareAges);
    const periods = cube.periods.filter((period) =>
      own.some((one) => ages.some((age) => cell(cube, one, period, age, "F").value !== null)),
    );
    const period =
      asked.period !== undefined && periods.includes(asked.period) ? asked.period : periods.at(-1);
    if (period === undefined) return null;
    const rows = ages
      .map((age) => ({
        age,
        women: sum(own.map((one) => cell(cube, one, period, age, "F"))),
        men: sum(own.map((one) => cell(cube, one, period, age, "M"))),
      }))
      .filter(({ women, men }) => women.status !== null || women.value !== null || men.value !== null);
    const whole = (sex: "women" | "men") => {
      const stated = sum(own.map((one) => cell(cube, one, period, allAges, sex === "women" ? "F" : "M")));
      return stated.value === null ? sum(rows.map((row) => row[sex])) : stated;
    };
    return {
      basis: [basisOf(cube.release)],
      territory,
      period,
      periods,
      rows,
      women: whole("women"),
      men: whole("men"),
    };
  });
}

function cell(cube: Cube, destination: TerritoryId, period: Period, age: AgeGroup, sex: "F" | "M"): Amount {
  return amountOf(cube.cell({ destination, period, age, sex }));
}
