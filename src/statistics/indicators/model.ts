import type { Period } from "../../kernel/period.ts";
import type { TerritoryId } from "../../kernel/territory/model.ts";
import type { Gap } from "../../methods/indicators/answer.ts";
import type { Basis } from "../questions/basis.ts";
import type { DatasetId } from "../releases/model.ts";

/**
 * The indicators that Corridor answers from its releases, in the order in which they are shown. What each is, its unit, its
 * denominator and its source stand with the functions in `methods/indicators`; their words are `indicators:name.<id>`,
 * `unit.<id>` and `denominator.<id>`.
 */
export const indicatorIds = [
  "migrant-stock",
  "migrant-stock-share",
  "womens-share",
  "sex-ratio",
  "age-dependency",
  "refugee-share",
  "emigrants",
  "emigrant-share",
  "emigrant-share-of-natives",
  "womens-share-of-emigrants",
  "emigration-rate-high",
  "emigration-rate-medium",
  "emigration-rate-low",
  "emigration-rate",
  "remittances-received",
  "remittances-share",
  "remittances-per-emigrant",
  "remittances-paid",
  "remittance-cost-to",
  "remittance-cost-from",
  "corridors-above-target",
  "arrivals",
  "departures",
  "effectiveness",
  "return-share",
] as const;
export type IndicatorId = (typeof indicatorIds)[number];

/**
 * Why there is no value: a part is not stated, the denominator is zero, no release of the datasets has been imported, the releases
 * say nothing of that time, or the indicator does not add up over territories and the publisher gives no figure of its own.
 */
export type IndicatorGap = Gap | "no-release" | "no-period" | "not-additive";

export type IndicatorUnit = "persons" | "percent" | "per-hundred" | "usd" | "usd-per-person" | "none";

/** An indicator of one territory, region or group at one time, with all that it rests on. */
export interface IndicatorFigure {
  readonly indicator: IndicatorId;
  readonly unit: IndicatorUnit;
  readonly territory: TerritoryId;
  /** Null where no release says anything of any time. */
  readonly period: Period | null;
  readonly value: number | null;
  readonly gap: IndicatorGap | null;
  /** The sums that the value is made of, null where the indicator is no quotient or they are not there. */
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Territories in the sums, and those of the region or group that are in neither, since one part of theirs is not stated. */
  readonly counted: number;
  readonly leftOut: readonly TerritoryId[];
  /** References to the slices of releases, in the text of `kernel/evidence.ts`. A region or group stands for its territories. */
  readonly evidence: readonly string[];
  readonly basis: readonly Basis[];
  /** The datasets that could answer it; of use where none has a release. */
  readonly needs: readonly DatasetId[];
}
