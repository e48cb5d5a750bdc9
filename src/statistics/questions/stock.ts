import type { Sex } from "../../kernel/dimension.ts";
import type { Period } from "../../kernel/period.ts";
import { type TerritoryId, type TerritoryKind, world } from "../../kernel/territory/model.ts";
import { members, territory } from "../../kernel/territory/register.ts";
import type { Cube } from "../releases/cube.ts";
import { type Amount, amountOf, percent, percentOfSums, sum } from "./amount.ts";
import { remembered } from "./basis.ts";

/**
 * Sums over the migrant stock by origin and destination. A region or group is the sum of the territories in it: the rows
 * that publishers add for regions are never added to the rows of their territories.
 */

export interface StockSlice {
  readonly period: Period;
  readonly sex: Sex;
}

function ofKinds(ids: readonly (TerritoryId | null)[], kinds: readonly TerritoryKind[]): TerritoryId[] {
  return ids.filter((id) => id !== null).filter((id) => kinds.some((kind) => kind === territory(id)?.kind));
}

/** The destinations of a release that are territories. */
export function destinations(cube: Cube): readonly TerritoryId[] {
  return remembered(cube, "destinations", () => ofKinds(cube.destinations, ["territory", "former"]));
}

/** The origins of a release that are territories, or were. */
export function origins(cube: Cube): readonly TerritoryId[] {
  return remembered(cube, "origins", () => ofKinds(cube.origins, ["territory", "former"]));
}

/** The origins that are left over: others, unknown. */
export function residualOrigins(cube: Cube): readonly TerritoryId[] {
  return remembered(cube, "residual origins", () => ofKinds(cube.origins, ["residual"]));
}

/** The territories that a region or group holds; of a territory itself. */
export function withMembers(id: TerritoryId): readonly TerritoryId[] {
  const kind = territory(id)?.kind;
  return kind === "region" || kind === "group" ? members(id) : [id];
}

/** Persons from one origin who live in one destination, both territories. */
export function between(
  cube: Cube,
  origin: TerritoryId,
  destination: TerritoryId,
  slice: StockSlice,
): Amount {
  return amountOf(cube.cell({ origin, destination, ...slice }));
}

/** Persons from any of the origins in any of the destinations. */
export function betweenAll(
  cube: Cube,
  from: readonly TerritoryId[],
  to: readonly TerritoryId[],
  slice: StockSlice,
): Amount {
  return sum(to.flatMap((destination) => from.map((origin) => between(cube, origin, destination, slice))));
}

/**
 * All migrants in a territory: the publisher's total, or the sum over its origins where the release has no total.
 */
export function immigrants(cube: Cube, destination: TerritoryId, slice: StockSlice): Amount {
  const total = cube.cell({ destination, origin: world, ...slice });
  if (total) return amountOf(total);
  const parts = [...origins(cube), ...residualOrigins(cube)];
  return sum(parts.map((origin) => between(cube, origin, destination, slice)));
}

/** All migrants in a region, a group or a territory. */
export function immigrantsIn(cube: Cube, id: TerritoryId, slice: StockSlice): Amount {
  return remembered(cube, `in ${id} ${slice.period} ${slice.sex}`, () =>
    sum(withMembers(id).map((one) => immigrants(cube, one, slice))),
  );
}

const nothing = { value: null, gaps: 0, status: null };

interface Emigration {
  readonly bySex: Record<Sex, { value: number | null; gaps: number; status: null }>;
  /** Corridors in which both sexes and women have a number: women, both. */
  women: number;
  both: number;
}

/** Those who come from each territory, at each time: one pass over the release instead of one for each territory. */
function emigration(cube: Cube): ReadonlyMap<string, Emigration> {
  return remembered(cube, "emigration", () => {
    const found = new Map<string, Emigration>();
    const from = new Set(origins(cube));
    const to = new Set(destinations(cube));
    cube.forEach(({ origin, destination, sex, period }, cell) => {
      if (origin === null || !from.has(origin) || !to.has(destination)) return;
      const at = `${origin} ${period}`;
      const known = found.get(at);
      const sums = known ?? {
        bySex: { T: { ...nothing }, M: { ...nothing }, F: { ...nothing } },
        women: 0,
        both: 0,
      };
      if (!known) found.set(at, sums);
      const own = sums.bySex[sex];
      if (cell.value === null) {
        own.gaps += 1;
        return;
      }
      own.value = (own.value ?? 0) + cell.value;
      if (sex !== "F") return;
      const both = cube.cell({ origin, destination, period })?.value ?? null;
      if (both === null) return;
      sums.women += cell.value;
      sums.both += both;
    });
    return found;
  });
}

/** All who come from a region, a group or a territory and live in another territory: the sum over destinations. */
export function emigrantsOf(cube: Cube, id: TerritoryId, { period, sex }: StockSlice): Amount {
  return remembered(cube, `of ${id} ${period} ${sex}`, () =>
    sum(withMembers(id).map((one) => emigration(cube).get(`${one} ${period}`)?.bySex[sex] ?? nothing)),
  );
}

/** Women in per cent of both sexes in a region, group or territory, from sums. */
export function womenShareIn(cube: Cube, id: TerritoryId, period: Period): number | null {
  return percentOfSums(
    withMembers(id).map((one) => [
      immigrants(cube, one, { period, sex: "F" }),
      immigrants(cube, one, { period, sex: "T" }),
    ]),
  );
}

/** Women in per cent of those who come from a region, group or territory, from sums over corridors. */
export function womenShareOf(cube: Cube, id: TerritoryId, period: Period): number | null {
  let [women, both] = [0, 0];
  for (const one of withMembers(id)) {
    const sums = emigration(cube).get(`${one} ${period}`);
    women += sums?.women ?? 0;
    both += sums?.both ?? 0;
  }
  return percent(women, both);
}

/** The period that was asked for if the release has it, else its last one. */
export function chosenPeriod(cube: Cube, period: Period | undefined): Period | undefined {
  return period !== undefined && cube.periods.includes(period) ? period : cube.periods.at(-1);
}

/** The period before this one in the release. */
export function periodBefore(cube: Cube, period: Period): Period | undefined {
  return cube.periods[cube.periods.indexOf(period) - 1];
}
