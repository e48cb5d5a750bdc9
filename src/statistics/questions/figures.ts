import { z } from "zod";
import { allAges } from "../../kernel/age.ts";
import { type Measure, measures, Sex, Status, sexes, Unit } from "../../kernel/dimension.ts";
import { comparePeriods, type Period, parsePeriod } from "../../kernel/period.ts";
import { TerritoryId, type TerritoryKind, world } from "../../kernel/territory/model.ts";
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
  /** What the figures are in: persons, US dollars or per cent; thousands and millions are written out. */
  readonly unit: Unit;
  /** The sexes that the slice has figures of: both, women, men. */
  readonly sexes: readonly Sex[];
  readonly world: FiguresRow;
  /** True where the release states no total over all origins: each figure is then the sum of the origins that it states. */
  readonly totalsAreSums: boolean;
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

/** All ages and levels of education together, of a destination as a whole and of each of its origins. */
const whole = "measure = $measure AND age = $ages AND education = 'T'";
const total = `${whole} AND (origin IS NULL OR origin = $world)`;
const parts = `${whole} AND origin IS NOT NULL AND origin <> $world AND unit <> 'percent'`;

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
  origin: TerritoryId.nullable(),
  sex: Sex,
  value: z.number().nullable(),
  unit: Unit,
  status: Status,
});

/**
 * The figures of any release by destination, for one measure and one period: what the publisher states; in a
 * matrix that states no total over all origins, the sum of those that it states. What is asked for and the release does
 * not have is as if not asked: the first measure, the last period. Null where the release is by age alone.
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
  for (const rule of [total, parts]) {
    const found = await engine.rows(
      `SELECT DISTINCT period FROM read_parquet($path) WHERE ${rule}`,
      parameters,
      PeriodRow,
    );
    const periods = found.map(({ period }) => period).sort(comparePeriods);
    const period = periods.find((one) => one === asked.period) ?? periods.at(-1);
    if (period === undefined) continue;
    const rows = await engine.rows(
      `SELECT destination, origin, sex, value, unit, status FROM read_parquet($path)
       WHERE period = $period AND ${rule}`,
      { ...parameters, period },
      FigureRow,
    );
    return { measures: had, measure, periods, period, totalsAreSums: rule === parts, ...arranged(rows) };
  }
  return null;
}

/** Regions and groups of origins are left out, or each origin would be counted several times. */
const countedOnce: readonly (TerritoryKind | undefined)[] = ["territory", "former", "residual"];

function arranged(stated: readonly z.output<typeof FigureRow>[]) {
  const rows = stated.filter(
    ({ origin }) => origin === null || origin === world || countedOnce.includes(territory(origin)?.kind),
  );
  const amounts = new Map<TerritoryId, Map<Sex, Amount[]>>();
  for (const row of rows) {
    const bySex = amounts.get(row.destination) ?? new Map<Sex, Amount[]>();
    const given = bySex.get(row.sex) ?? [];
    given.push(amountOf(row));
    amounts.set(row.destination, bySex.set(row.sex, given));
  }
  const all = new Map<TerritoryId, FiguresRow["bySex"]>(
    [...amounts].map(([id, bySex]) => [
      id,
      Object.fromEntries([...bySex].map(([sex, given]) => [sex, together(given)])),
    ]),
  );
  const shown = (["T", "F", "M"] as const).filter((sex) => rows.some((row) => row.sex === sex));
  const leading = shown[0] ?? sexes[0];
  const destinations = [...all]
    .filter(([id]) => territory(id)?.kind === "territory")
    .map(([destination, bySex]) => ({ destination, bySex, value: bySex[leading]?.value ?? null }))
    .sort(largestFirst(({ destination }) => destination))
    .map(({ destination, bySex }): FiguresRow => ({ destination, bySex }));
  const worldStated = all.get(world);
  const summed = () =>
    Object.fromEntries(
      shown.map((sex) => [sex, sum(destinations.map(({ bySex }) => bySex[sex] ?? nothing))]),
    );
  const unit = wholeUnit(rows[0]?.unit ?? "persons");
  // Shares and prices do not add up: where the publisher states none for the world there is none.
  const additive = unit !== "percent";
  return {
    unit,
    sexes: shown,
    world: { destination: world, bySex: worldStated ?? (additive ? summed() : {}) },
    worldIsSum: worldStated === undefined && additive,
    destinations,
    projected: rows.some(({ status }) => status === "F"),
  };
}

/** The unit of a figure whose power of ten is written out. */
function wholeUnit(unit: Unit): Unit {
  if (unit === "thousand-persons") return "persons";
  return unit === "million-usd" ? "usd" : unit;
}

/** One figure as it is stated, with its status; several as their sum. */
function together(given: readonly Amount[]): Amount {
  const [only, ...others] = given;
  return only && others.length === 0 ? only : sum(given);
}
