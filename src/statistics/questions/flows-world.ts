import { z } from "zod";
import type { Sex } from "../../kernel/dimension.ts";
import type { Period } from "../../kernel/period.ts";
import { TerritoryId } from "../../kernel/territory/model.ts";
import { members } from "../../kernel/territory/register.ts";
import { headline, measureOf, type Series } from "../derived/flows/table.ts";
import type { Release } from "../releases/model.ts";
import { largestFirst } from "./amount.ts";
import type { Statistics } from "./basis.ts";
import { currentFlows, type FlowBasis, type FlowValue, periodsOf } from "./flows.ts";
import { answered } from "./flows-memory.ts";
import { withMembers } from "./stock.ts";

export interface FlowSlice {
  /** Default, and where the release does not have it: the last one. */
  readonly period?: Period;
  /** Default: both. Women and men are estimated by the headline method alone. */
  readonly sex?: Sex;
  /** Default: the pseudo-Bayesian accounts. */
  readonly method?: Series;
}

export interface FlowAnswer extends FlowBasis {
  readonly periods: readonly Period[];
  readonly period: Period;
  readonly sex: Sex;
  readonly method: Series;
}

export interface WorldFlow extends FlowValue {
  readonly origin: TerritoryId;
  readonly destination: TerritoryId;
}

export interface TopFlows extends FlowAnswer {
  /** All moves between territories over the period. */
  readonly total: FlowValue;
  /** The largest first. */
  readonly flows: readonly WorldFlow[];
}

const largest = `
  SELECT origin, destination, value FROM read_parquet($path)
  WHERE measure = $measure AND sex = $sex AND period = $period
  ORDER BY value DESC, origin, destination LIMIT $limit`;

const totals = `
  SELECT measure, sum(value ORDER BY value) AS value FROM read_parquet($path)
  WHERE measure = ANY($measures) AND sex = $sex AND period = $period GROUP BY measure`;

const ranges = `
  SELECT origin, destination, measure, value FROM read_parquet($path)
  WHERE measure = ANY($measures) AND sex = $sex AND period = $period
    AND concat(origin, ' ', destination) = ANY($corridors)`;

const Flow = z.object({ origin: TerritoryId, destination: TerritoryId, value: z.number() });
const Total = z.object({ measure: z.string(), value: z.number() });
const Range = Flow.extend({ measure: z.string() });

/** A thousand are more than any page shows. */
const mostFlows = 1000;

/** The largest flows between two territories, with their range. Null where no flows have been made yet. */
export async function topFlows(
  statistics: Statistics,
  { limit = 10, ...slice }: FlowSlice & { readonly limit?: number } = {},
): Promise<TopFlows | null> {
  const asked = await open(statistics, slice);
  if (!asked) return null;
  const { release, answer } = asked;
  const { period, sex, method } = answer;
  const found = await answered(release, `top ${period} ${sex} ${method}`, async () => {
    const of = { path: release.parquet, sex, period };
    const measure = measureOf(method);
    const rows = await statistics.engine.rows(largest, { ...of, measure, limit: mostFlows }, Flow);
    const measures = ["flow-low", "flow-high"];
    const corridors = rows.map((row) => `${row.origin} ${row.destination}`);
    const beside = await statistics.engine.rows(ranges, { ...of, measures, corridors }, Range);
    const at = new Map(beside.map((row) => [`${row.measure} ${row.origin} ${row.destination}`, row.value]));
    const sums = await statistics.engine.rows(totals, { ...of, measures: [measure, ...measures] }, Total);
    const sum = (name: string) => sums.find((row) => row.measure === name)?.value ?? 0;
    return {
      total: { value: sum(measure), low: sum("flow-low"), high: sum("flow-high") },
      flows: rows.map((row) => ({
        ...row,
        low: at.get(`flow-low ${row.origin} ${row.destination}`) ?? 0,
        high: at.get(`flow-high ${row.origin} ${row.destination}`) ?? 0,
      })),
    };
  });
  return { ...answer, total: found.total, flows: found.flows.slice(0, limit) };
}

async function open(
  statistics: Statistics,
  { period: wanted, sex = "T", method = headline }: FlowSlice,
): Promise<{ readonly release: Release; readonly answer: FlowAnswer } | undefined> {
  const current = await currentFlows(statistics);
  if (!current) return undefined;
  const periods = periodsOf(current.release);
  const period = wanted !== undefined && periods.includes(wanted) ? wanted : periods.at(-1);
  if (period === undefined) return undefined;
  // The other methods are kept for both sexes together only.
  const known = sex === "T" ? method : headline;
  return { release: current.release, answer: { ...current.about, periods, period, sex, method: known } };
}

export interface RegionFlows extends FlowAnswer {
  readonly regions: readonly TerritoryId[];
  /** Origin by destination in the order of `regions`, with its range; the diagonal is moves between territories of one region. */
  readonly flows: readonly (readonly FlowValue[])[];
  /** All moves between territories, those outside these regions included. */
  readonly total: FlowValue;
}

const byRegion = `
  SELECT f.measure, o.region AS origin, d.region AS destination, sum(f.value ORDER BY f.value) AS value
  FROM read_parquet($path) f
  JOIN (SELECT unnest($territories) AS territory, unnest($regions) AS region) o ON o.territory = f.origin
  JOIN (SELECT unnest($territories) AS territory, unnest($regions) AS region) d ON d.territory = f.destination
  WHERE f.measure = ANY($measures) AND f.sex = $sex AND f.period = $period
  GROUP BY ALL`;

/**
 * Flows between regions. `regions` may be any regions or groups that do not overlap; default: the continents of M49. Null
 * where no flows have been made yet.
 */
export async function regionFlows(
  statistics: Statistics,
  { regions = continents(), ...slice }: FlowSlice & { readonly regions?: readonly TerritoryId[] } = {},
): Promise<RegionFlows | null> {
  const asked = await open(statistics, slice);
  if (!asked) return null;
  const { release, answer } = asked;
  const { period, sex, method } = answer;
  const found = await answered(
    release,
    `regions ${period} ${sex} ${method} ${regions.join(" ")}`,
    async () => {
      const pairs = regions.flatMap((region) =>
        members(region).map((territory) => [territory, region] as const),
      );
      const of = { path: release.parquet, sex, period };
      const measures = [measureOf(method), "flow-low", "flow-high"];
      const rows = await statistics.engine.rows(
        byRegion,
        {
          ...of,
          measures,
          territories: pairs.map(([territory]) => territory),
          regions: pairs.map(([, region]) => region),
        },
        Range,
      );
      const at = new Map(rows.map((row) => [`${row.measure} ${row.origin} ${row.destination}`, row.value]));
      const sums = await statistics.engine.rows(totals, { ...of, measures }, Total);
      const sum = (name: string) => sums.find((row) => row.measure === name)?.value ?? 0;
      return {
        total: { value: sum(measures[0] ?? ""), low: sum("flow-low"), high: sum("flow-high") },
        flows: regions.map((origin) =>
          regions.map((destination): FlowValue => {
            const value = (measure: string) => at.get(`${measure} ${origin} ${destination}`) ?? 0;
            return {
              value: value(measures[0] ?? ""),
              low: value("flow-low"),
              high: value("flow-high"),
            };
          }),
        ),
      };
    },
  );
  return { ...answer, regions, ...found };
}

/** The five regions of M49 directly below the world, by code. */
export function continents(): readonly TerritoryId[] {
  const five = ["002", "019", "142", "150", "009"];
  return five.map((code) => TerritoryId.parse(code));
}

/** What flows into, or out of, one place by the other end: the largest first. */
export interface PartnerFlows extends FlowAnswer {
  readonly territory: TerritoryId;
  readonly way: "arrivals" | "departures";
  readonly partners: readonly (FlowValue & { readonly territory: TerritoryId })[];
}

const byPartner = {
  arrivals: `
  SELECT origin AS partner, measure, sum(value ORDER BY value) AS value FROM read_parquet($path)
  WHERE destination = ANY($places) AND NOT (origin = ANY($places)) AND measure = ANY($measures) AND sex = $sex
    AND period = $period
  GROUP BY ALL`,
  departures: `
  SELECT destination AS partner, measure, sum(value ORDER BY value) AS value FROM read_parquet($path)
  WHERE origin = ANY($places) AND NOT (destination = ANY($places)) AND measure = ANY($measures) AND sex = $sex
    AND period = $period
  GROUP BY ALL`,
} as const;

const Partner = z.object({ partner: TerritoryId, measure: z.string(), value: z.number() });

/** Where those who arrive come from, or those who leave go to, the largest first. Null where there are no flows yet. */
export async function partnerFlows(
  statistics: Statistics,
  {
    territory,
    way,
    limit = 10,
    ...slice
  }: FlowSlice & {
    readonly territory: TerritoryId;
    readonly way: "arrivals" | "departures";
    readonly limit?: number;
  },
): Promise<PartnerFlows | null> {
  const asked = await open(statistics, slice);
  if (!asked) return null;
  const { release, answer } = asked;
  const { period, sex, method } = answer;
  const partners = await answered(
    release,
    `partners ${territory} ${way} ${period} ${sex} ${method}`,
    async () => {
      const measure = measureOf(method);
      const rows = await statistics.engine.rows(
        byPartner[way],
        {
          path: release.parquet,
          places: withMembers(territory),
          measures: [measure, "flow-low", "flow-high"],
          sex,
          period,
        },
        Partner,
      );
      const at = new Map(rows.map((row) => [`${row.measure} ${row.partner}`, row.value]));
      return rows
        .filter((row) => row.measure === measure)
        .map(({ partner, value }) => ({
          territory: partner,
          value,
          low: at.get(`flow-low ${partner}`) ?? 0,
          high: at.get(`flow-high ${partner}`) ?? 0,
        }))
        .sort(largestFirst((row) => row.territory));
    },
  );
  return { ...answer, territory, way, partners: partners.slice(0, limit) };
}
