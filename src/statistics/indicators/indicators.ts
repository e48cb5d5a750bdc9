import type { Period } from "../../kernel/period.ts";
import type { TerritoryId } from "../../kernel/territory/model.ts";
import type { Statistics } from "../questions/basis.ts";
import { type Definition, figuresOf } from "./definition.ts";
import { flowIndicators } from "./flow-indicators.ts";
import { type IndicatorFigure, type IndicatorId, indicatorIds } from "./model.ts";
import { moneyIndicators } from "./money-indicators.ts";
import { openReleases } from "./opened.ts";
import { returnShare } from "./return-indicators.ts";
import { skillIndicators } from "./skill-indicators.ts";
import { stockIndicators } from "./stock-indicators.ts";

const definitions: ReadonlyMap<IndicatorId, Definition> = new Map(
  [...stockIndicators, ...skillIndicators, ...moneyIndicators, ...flowIndicators, returnShare].map((one) => [
    one.id,
    one,
  ]),
);

export interface IndicatorQuestion {
  /** A territory, or a region or group: development, least developed, income. Then sums over its territories answer. */
  readonly territory: TerritoryId;
  /** Which; all where left out. */
  readonly indicators?: readonly IndicatorId[];
  /** Which times; all that the releases have where left out. */
  readonly periods?: readonly Period[];
}

/**
 * Indicators from the current releases, each figure with the references that it rests on, in the order of `indicatorIds` and of
 * time. An indicator that nothing is known of is there once, with the reason: a gap is never left out and never a zero.
 */
export async function indicatorFigures(
  statistics: Statistics,
  { territory, indicators = indicatorIds, periods }: IndicatorQuestion,
): Promise<readonly IndicatorFigure[]> {
  const opened = await openReleases(statistics);
  return indicatorIds
    .filter((id) => indicators.includes(id))
    .flatMap((id) => {
      const definition = definitions.get(id);
      return definition ? figuresOf(definition, opened, territory, periods) : [];
    });
}

/** The last figure of an indicator that has a value; where none has, the last one with its reason. */
export function latest(figures: readonly IndicatorFigure[], id: IndicatorId): IndicatorFigure | undefined {
  const own = figures.filter(({ indicator }) => indicator === id);
  return own.findLast(({ value }) => value !== null) ?? own.at(-1);
}
