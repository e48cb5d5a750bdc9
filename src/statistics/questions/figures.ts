import { z } from "zod";
import { allAges } from "../../kernel/age.ts";
import { type Measure, measures, Sex, Status, sexes, Unit } from "../../kernel/dimension.ts";
import { comparePeriods, type Period, parsePeriod } from "../../kernel/period.ts";
import { TerritoryId, world } from "../../kernel/territory/model.ts";
import { territory } from "../../kernel/territory/register.ts";
import type { Engine } from "../releases/engine.ts";
import type { Release } from "../releases/model.ts";
import { type Amount, amountOf, largestFirst, nothing, sum } from "./amount.ts";

export interface FiguresRow {
  readonly destination: TerritoryId;
  /** Persons; a sex that the slice has no figures of is left out. */
  readonly bySex: Partial<Record<Sex, Amount>>;
}

export interface Figures {
  /** The measures of the release in the order of the kernel's list, and the one that is shown. */
  readonly measures: readonly Measure[];
  readonly measure: Measure;
  /** The periods that the release has for the measure, the earliest first, and the one that is shown. */
  readonly periods: readonly Period[];
  readonly period: Period;
  /** The sexes that the slice has figures of: both, women, men. */
  readonly sexes: readonly Sex[];
  readonly world: FiguresRow;
  /** True where the publisher gives no row for the world: it is then the sum of the destinations that are territories. */
  readonly worldIsSum: boolean;
  /** Territories, the largest first; those without a number last. */
  readonly destinations: readonly FiguresRow[];
  /** True where projections are among the figures. */
  readonly projected: boolean;
}

export interface FiguresSlice {
  readonly measure?: Measure | undefined;
  readonly period?: Period | undefined;
}

/** Totals only: over all origins (where there are any), ages and levels of education. */
const totals = "(origin IS NULL OR origin = $world) AND age = $ages AND education = 'T'";

const PeriodRow = z.object({
  period: z.string().transform((text, context) => {
    const read = parsePeriod(text);
    if (read.ok) return read.value;
    context.addIssue({ code: "custom", message: "not a period" });
    return z.NEVER;
  }),
});

const FigureRow = z.object({
  destination: TerritoryId,
  sex: Sex,
  value: z.number().nullable(),
  unit: Unit,
  status: Status,
});

/**
 * The figures of any release by destination, for one measure and one period: what the publisher states, in persons. What is
 * asked for and the release does not have is as if not asked: the first measure, the last period. Null where the release has
 * no totals by destination.
 */
export async function figuresByDestination(
  { engine }: { readonly engine: Engine },
  release: Release,
  asked: FiguresSlice = {},
): Promise<Figures | null> {
  const had = measures.filter((one) => release.description.measures.includes(one));
  const measure = had.find((one) => one === asked.measure) ?? had[0];
  if (measure === undefined) return null;
  const parameters = { path: release.parquet, measure, world, ages: allAges };
  const found = await engine.rows(
    `SELECT DISTINCT period FROM read_parquet($path) WHERE measure = $measure AND ${totals}`,
    parameters,
    PeriodRow,
  );
  const periods = found.map(({ period }) => period).sort(comparePeriods);
  const period = periods.find((one) => one === asked.period) ?? periods.at(-1);
  if (period === undefined) return null;
  const rows = await engine.rows(
    `SELECT destination, sex, value, unit, status FROM read_parquet($path)
     WHERE measure = $measure AND period = $period AND ${totals}`,
    { ...parameters, period },
    FigureRow,
  );
  return { measures: had, measure, periods, period, ...arranged(rows) };
}

function arranged(rows: readonly z.output<typeof FigureRow>[]) {
  const all = new Map<TerritoryId, Partial<Record<Sex, Amount>>>();
  for (const row of rows) {
    all.set(row.destination, { ...all.get(row.destination), [row.sex]: amountOf(row) });
  }
  const shown = (["T", "F", "M"] as const).filter((sex) => rows.some((row) => row.sex === sex));
  const leading = shown[0] ?? sexes[0];
  const destinations = [...all]
    .filter(([id]) => territory(id)?.kind === "territory")
    .map(([destination, bySex]) => ({ destination, bySex, value: bySex[leading]?.value ?? null }))
    .sort(largestFirst(({ destination }) => destination))
    .map(({ destination, bySex }): FiguresRow => ({ destination, bySex }));
  const stated = all.get(world);
  const summed = () =>
    Object.fromEntries(
      shown.map((sex) => [sex, sum(destinations.map(({ bySex }) => bySex[sex] ?? nothing))]),
    );
  return {
    sexes: shown,
    world: { destination: world, bySex: stated ?? summed() },
    worldIsSum: stated === undefined,
    destinations,
    projected: rows.some(({ status }) => status === "F"),
  };
}
