import type { Measure } from "../../kernel/dimension.ts";
import { comparePeriods, type Period } from "../../kernel/period.ts";
import { TerritoryId, world } from "../../kernel/territory/model.ts";
import { indicatorFigures, latest } from "../../statistics/indicators/indicators.ts";
import type { IndicatorId } from "../../statistics/indicators/model.ts";
import { currentCube, type Statistics } from "../../statistics/questions/basis.ts";
import { periodsOf } from "../../statistics/questions/flows.ts";
import type { Cube } from "../../statistics/releases/cube.ts";

/** Of when a report speaks: what the current releases have; null where they have nothing. */
export interface Periods {
  readonly stock: StockPeriods | null;
  readonly flows: FlowPeriods | null;
  readonly money: MoneyPeriods | null;
  /** Of emigration by education. */
  readonly skills: Period | null;
}

export interface StockPeriods {
  readonly first: Period;
  /** The one before the last. */
  readonly before: Period;
  readonly last: Period;
}

export interface FlowPeriods {
  readonly last: Period;
}

export interface MoneyPeriods {
  readonly last: Period;
  /** Ten years before, or the earliest. */
  readonly since: Period;
  /** The last year for which costs are stated. */
  readonly cost: Period | null;
  /** The last year for which the share in the product of the least developed countries is. */
  readonly share: Period | null;
}

/** Asks the current releases. */
export async function periodsNow(statistics: Statistics): Promise<Periods> {
  return {
    stock: await stockPeriods(statistics),
    flows: await flowPeriods(statistics),
    money: await moneyPeriods(statistics),
    skills: await lastOf(statistics, "emigration-rate-high"),
  };
}

async function stockPeriods(statistics: Statistics): Promise<StockPeriods | null> {
  const cube = await currentCube(statistics, "un-desa-stock");
  const periods = (cube?.periods ?? []).toSorted(comparePeriods);
  const [first, before, last] = [periods.at(0), periods.at(-2), periods.at(-1)];
  return first && before && last && periods.length > 2 ? { first, before, last } : null;
}

async function flowPeriods({ catalogue }: Statistics): Promise<FlowPeriods | null> {
  const release = await catalogue.current("corridor-flows");
  const last = release && periodsOf(release).at(-1);
  return last ? { last } : null;
}

/** How far back remittances are compared, in years. */
const decade = 10;

async function moneyPeriods(statistics: Statistics): Promise<MoneyPeriods | null> {
  const cube = await currentCube(statistics, "world-bank-indicators");
  if (!cube) return null;
  const stated = statedPeriods(cube, "remittances-received", (point) => point.destination === world);
  const last = stated.at(-1);
  if (!last) return null;
  const back = String(Number(last.slice(0, 4)) - decade);
  const since = stated.find((period) => period >= back) ?? last;
  const cost = statedPeriods(cube, "remittance-cost", (point) => point.origin === world).at(-1) ?? null;
  const share = await lastOf(statistics, "remittances-share");
  return since === last ? null : { last, since, cost, share };
}

function statedPeriods(
  cube: Cube,
  measure: Measure,
  wanted: (point: { readonly destination: TerritoryId; readonly origin: TerritoryId | null }) => boolean,
): readonly Period[] {
  const found = new Set<Period>();
  cube.forEach((point, { value }) => {
    if (point.measure === measure && value !== null && wanted(point)) found.add(point.period);
  });
  return [...found].sort(comparePeriods);
}

/** The last time at which an indicator of the least developed countries has a value. */
async function lastOf(statistics: Statistics, indicator: IndicatorId): Promise<Period | null> {
  const figures = await indicatorFigures(statistics, { territory: least, indicators: [indicator] });
  const figure = latest(figures, indicator);
  return figure?.value == null ? null : figure.period;
}

const least = TerritoryId.parse("199");
