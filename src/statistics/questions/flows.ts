import { z } from "zod";
import type { Sex } from "../../kernel/dimension.ts";
import { comparePeriods, type Period } from "../../kernel/period.ts";
import { type TerritoryId, world } from "../../kernel/territory/model.ts";
import { staleInputs } from "../derived/derive.ts";
import { headline, measureOf, type Series, series } from "../derived/flows/table.ts";
import type { Lineage, Release } from "../releases/model.ts";
import { type Basis, basisOf, type Statistics } from "./basis.ts";
import { answered } from "./flows-memory.ts";
import { withMembers } from "./stock.ts";

/**
 * Estimated flows between territories, from the current release of `corridor-flows`. Every answer carries the range over
 * methods and errors of the input; a figure without its range is not to be shown. Regions and groups are sums over their
 * territories; the ends of their ranges are sums too, so wider than need be.
 */

/** Persons who moved over the period: the estimate, and the lowest and highest value that methods and errors allow. */
export interface FlowValue {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** What an answer about flows rests on. */
export interface FlowBasis {
  readonly basis: Basis;
  readonly lineage: Lineage | null;
  /** True where an input has a newer current release than the one these flows were made from. */
  readonly outOfDate: boolean;
  /** How often the input was perturbed; 0: the range is that of the methods alone. */
  readonly draws: number;
}

export interface FlowPoint {
  readonly period: Period;
  readonly both: FlowValue;
  readonly women: FlowValue;
  readonly men: FlowValue;
  /** Both sexes by each method, in the order of {@link series}. */
  readonly byMethod: Readonly<Record<Series, number>>;
  /** The parts of `both.value`: away from the birthplace, back to it, between other territories. */
  readonly outward: number;
  readonly return: number;
  readonly transit: number;
}

export interface FlowDirection {
  readonly origin: TerritoryId;
  readonly destination: TerritoryId;
  /** The earliest period first. */
  readonly points: readonly FlowPoint[];
}

export interface CorridorFlows extends FlowBasis {
  readonly there: FlowDirection;
  readonly back: FlowDirection;
}

export { type Series as FlowSeries, series as flowSeries };

/** The current release of flows and what it rests on; undefined where none has been made yet. */
export async function currentFlows({
  catalogue,
}: Statistics): Promise<{ readonly release: Release; readonly about: FlowBasis } | undefined> {
  const release = await catalogue.current("corridor-flows");
  if (!release) return undefined;
  const { lineage } = release.description;
  return {
    release,
    about: {
      basis: basisOf(release),
      lineage: lineage ?? null,
      outOfDate: (await staleInputs(catalogue, release)).length > 0,
      draws: Number(lineage?.parameters.draws ?? 0),
    },
  };
}

/** The periods of a release of flows, the earliest first. */
export function periodsOf({ description }: Release): readonly Period[] {
  return description.coverage.periods.map((text) => text as Period).toSorted(comparePeriods);
}

// Sums of fractions are made in the order of the values: in that of the threads their last digits would differ from one asking to the next.
const betweenPlaces = `
  SELECT measure, sex, period, sum(value ORDER BY value) AS value FROM read_parquet($path)
  WHERE destination = ANY($destinations) AND origin = ANY($origins)
  GROUP BY ALL`;

const Row = z.object({ measure: z.string(), sex: z.string(), period: z.string(), value: z.number() });

/** One corridor both ways, at every period. Null where no flows have been made yet. */
export async function corridorFlows(
  statistics: Statistics,
  { origin, destination }: { readonly origin: TerritoryId; readonly destination: TerritoryId },
): Promise<CorridorFlows | null> {
  const current = await currentFlows(statistics);
  if (!current) return null;
  const { release, about } = current;
  const [there, back] = await Promise.all([
    direction(statistics, release, origin, destination),
    direction(statistics, release, destination, origin),
  ]);
  return { ...about, there, back };
}

function direction(
  { engine }: Statistics,
  release: Release,
  origin: TerritoryId,
  destination: TerritoryId,
): Promise<FlowDirection> {
  return answered(release, `corridor ${origin} ${destination}`, async () => {
    const rows = await engine.rows(
      betweenPlaces,
      { path: release.parquet, origins: withMembers(origin), destinations: withMembers(destination) },
      Row,
    );
    const at = new Map(rows.map((row) => [`${row.measure} ${row.sex} ${row.period}`, row.value]));
    const points = periodsOf(release).map((period): FlowPoint => {
      const of = (measure: string, sex: Sex = "T") => at.get(`${measure} ${sex} ${period}`) ?? 0;
      const whole = (sex: Sex): FlowValue => ({
        value: of(measureOf(headline), sex),
        low: of("flow-low", sex),
        high: of("flow-high", sex),
      });
      const both = whole("T");
      const [outward, returned] = [of("flow-outward"), of("flow-return")];
      return {
        period,
        both,
        women: whole("F"),
        men: whole("M"),
        byMethod: Object.fromEntries(series.map((one) => [one, of(measureOf(one))])) as Record<
          Series,
          number
        >,
        outward,
        return: returned,
        transit: Math.max(0, both.value - outward - returned),
      };
    });
    return { origin, destination, points };
  });
}

/** Moves to, from and within one territory, region or group over a period; moves within it count in neither. */
export interface TerritoryFlowPoint {
  readonly period: Period;
  readonly arrivals: FlowValue;
  readonly departures: FlowValue;
  /** Arrivals less departures. */
  readonly net: number;
  /** Of those who arrive: back to where they were born. Null for a region or group. */
  readonly returned: number | null;
}

export interface TerritoryFlows extends FlowBasis {
  readonly territory: TerritoryId;
  readonly sex: Sex;
  readonly points: readonly TerritoryFlowPoint[];
}

const throughPlace = `
  SELECT measure, sex, period,
    coalesce(sum(value ORDER BY value) FILTER (destination = ANY($places)), 0) AS arrivals,
    coalesce(sum(value ORDER BY value) FILTER (origin = ANY($places)), 0) AS departures
  FROM read_parquet($path)
  WHERE (destination = ANY($places)) <> (origin = ANY($places)) AND measure = ANY($measures) AND sex = $sex
  GROUP BY ALL`;

const Through = z.object({
  measure: z.string(),
  period: z.string(),
  arrivals: z.number(),
  departures: z.number(),
});

/** Arrivals, departures and net migration of a territory, region or group at every period. Null where there are no flows yet. */
export async function territoryFlows(
  statistics: Statistics,
  { territory, sex = "T" }: { readonly territory: TerritoryId; readonly sex?: Sex },
): Promise<TerritoryFlows | null> {
  const current = await currentFlows(statistics);
  if (!current) return null;
  const { release, about } = current;
  const points = await answered(release, `territory ${territory} ${sex}`, async () => {
    const places = withMembers(territory);
    const best = measureOf(headline);
    const measures = [best, "flow-low", "flow-high", "flow-return"];
    const rows = await statistics.engine.rows(
      throughPlace,
      { path: release.parquet, places, measures, sex },
      Through,
    );
    const at = new Map(rows.map((row) => [`${row.measure} ${row.period}`, row]));
    return periodsOf(release).map((period): TerritoryFlowPoint => {
      const of = (measure: string, way: "arrivals" | "departures") =>
        at.get(`${measure} ${period}`)?.[way] ?? 0;
      const whole = (way: "arrivals" | "departures"): FlowValue => ({
        value: of(best, way),
        low: of("flow-low", way),
        high: of("flow-high", way),
      });
      const [arrivals, departures] = [whole("arrivals"), whole("departures")];
      const alone = places.length === 1 && territory !== world && sex === "T";
      return {
        period,
        arrivals,
        departures,
        net: arrivals.value - departures.value,
        returned: alone ? of("flow-return", "arrivals") : null,
      };
    });
  });
  return { ...about, territory, sex, points };
}
