import type { Period } from "../../kernel/period.ts";
import { type TerritoryId, world } from "../../kernel/territory/model.ts";
import { territory as registered } from "../../kernel/territory/register.ts";
import { effectiveness } from "../../methods/indicators/stock.ts";
import { basisOf, remembered } from "../questions/basis.ts";
import { withMembers } from "../questions/stock.ts";
import type { Cube } from "../releases/cube.ts";
import type { DatasetId } from "../releases/model.ts";
import { type Definition, type Found, quotientFound, sliceOf, sumFound } from "./definition.ts";
import type { Opened } from "./opened.ts";

/** Indicators of flows as countries report them. A flow within a region is both an arrival in it and a departure from it. */

/** Those that state both directions by country first. */
const flowDatasets = [
  "eurostat-flows",
  "un-desa-flows",
  "oecd-flows",
] as const satisfies readonly DatasetId[];

type Direction = "immigration" | "emigration";

/** The reported total over the other ends, or their sum where there is no total; null where nothing is reported. */
export function reportedTotal(
  cube: Cube,
  direction: Direction,
  id: TerritoryId,
  period: Period,
): number | null {
  return reportedTotals(cube).get(`${direction} ${id} ${period}`) ?? null;
}

/** Totals by direction, reporter and time: one pass over the release. */
function reportedTotals(cube: Cube): ReadonlyMap<string, number> {
  return remembered(cube, "reported totals", () => {
    const stated = new Map<string, number>();
    const sums = new Map<string, number>();
    cube.forEach(({ measure, destination, origin, sex, period }, { value }) => {
      if (value === null || sex !== "T" || origin === null) return;
      if (measure !== "immigration" && measure !== "emigration") return;
      const [reporter, other] = measure === "immigration" ? [destination, origin] : [origin, destination];
      const key = `${measure} ${reporter} ${period}`;
      if (other === world) stated.set(key, value);
      else if (isPart(other)) sums.set(key, (sums.get(key) ?? 0) + value);
    });
    return new Map([...sums, ...stated]);
  });
}

function isPart(id: TerritoryId): boolean {
  const kind = registered(id)?.kind;
  return kind === "territory" || kind === "former" || kind === "residual";
}

/** The first dataset in which the territory, or one of the region, reports the directions, and when. */
function reportsOf({ cubes }: Opened, directions: readonly Direction[], id: TerritoryId) {
  const ids = withMembers(id);
  for (const dataset of flowDatasets) {
    const cube = cubes[dataset];
    const periods = (cube?.periods ?? []).filter((period) =>
      ids.some((one) => directions.every((way) => cube && reportedTotal(cube, way, one, period) !== null)),
    );
    if (cube && periods.length > 0) return { cube, periods };
  }
  const [any] = flowDatasets.flatMap((dataset) => cubes[dataset] ?? []);
  return any && { cube: any, periods: [] };
}

function flow(
  id: Definition["id"],
  unit: Definition["unit"],
  directions: readonly Direction[],
  figure: (cube: Cube, territory: TerritoryId, period: Period) => Found,
): Definition {
  return {
    id,
    unit,
    needs: flowDatasets,
    open(opened, about) {
      const reports = reportsOf(opened, directions, about);
      if (!reports) return undefined;
      const { cube, periods } = reports;
      const basis = basisOf(cube.release);
      return {
        basis: [basis],
        periods,
        figure: (territory, period) => figure(cube, territory, period),
        evidence: (territory, period) =>
          directions.map((measure) => {
            const ends =
              measure === "immigration"
                ? { destination: territory, origin: world }
                : { destination: world, origin: territory };
            return sliceOf(basis, { measure, ...ends, period });
          }),
      };
    },
  };
}

/** The denominator, arrivals and departures together, adds up over territories; so does their difference, before its sign is lost. */
function effectivenessFound(cube: Cube, id: TerritoryId, period: Period): Found {
  const sums = { in: 0, out: 0 };
  const found = quotientFound(id, 1, (one) => {
    const [arrived, left] = [
      reportedTotal(cube, "immigration", one, period),
      reportedTotal(cube, "emigration", one, period),
    ];
    if (arrived === null || left === null) return { numerator: null, denominator: null };
    sums.in += arrived;
    sums.out += left;
    return { numerator: arrived - left, denominator: arrived + left };
  });
  if (found.counted === 0) return found;
  return { ...found, ...effectiveness(sums.in, sums.out) };
}

export const flowIndicators: readonly Definition[] = [
  flow("arrivals", "persons", ["immigration"], (cube, id, period) =>
    sumFound(id, (one) => reportedTotal(cube, "immigration", one, period)),
  ),
  flow("departures", "persons", ["emigration"], (cube, id, period) =>
    sumFound(id, (one) => reportedTotal(cube, "emigration", one, period)),
  ),
  flow("effectiveness", "none", ["immigration", "emigration"], effectivenessFound),
];
