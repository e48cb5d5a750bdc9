import { type EvidenceReference, formatEvidence } from "../../kernel/evidence.ts";
import { comparePeriods, type Period } from "../../kernel/period.ts";
import type { TerritoryId } from "../../kernel/territory/model.ts";
import { type Part, quotientOfSums } from "../../methods/indicators/over-territories.ts";
import type { Basis } from "../questions/basis.ts";
import { withMembers } from "../questions/stock.ts";
import type { DatasetId } from "../releases/model.ts";
import type { IndicatorFigure, IndicatorGap, IndicatorId, IndicatorUnit } from "./model.ts";
import type { Opened } from "./opened.ts";

/** How an indicator is answered. */
export interface Definition {
  readonly id: IndicatorId;
  readonly unit: IndicatorUnit;
  /** The datasets that can answer it, the best first. */
  readonly needs: readonly DatasetId[];
  /** Ready to answer for a territory, or undefined where the releases that it needs are not there. */
  open(opened: Opened, territory: TerritoryId): Ready | undefined;
}

export interface Ready {
  readonly basis: readonly Basis[];
  /** The times that the releases speak of. */
  readonly periods: readonly Period[];
  figure(territory: TerritoryId, period: Period): Found;
  /** What the figure rests on. */
  evidence(territory: TerritoryId, period: Period): readonly EvidenceReference[];
}

/** What a figure says, before it is told whose and when. */
export type Found = Pick<
  IndicatorFigure,
  "value" | "gap" | "numerator" | "denominator" | "counted" | "leftOut"
>;

/** A reference to a slice of a release: the part of it that a figure rests on. */
export function sliceOf(
  { dataset, release }: Basis,
  slice: Readonly<Record<string, string | null>>,
): EvidenceReference {
  const stated = Object.entries(slice).flatMap(([name, value]) =>
    value === null ? [] : [[name, value] as const],
  );
  return { kind: "observation", subject: dataset, version: release, slice: Object.fromEntries(stated) };
}

/** A quotient of sums over the territories that a region or group holds; of a territory itself its own. */
export function quotientFound(
  territory: TerritoryId,
  factor: number,
  partOf: (one: TerritoryId) => Part,
): Found {
  const ids = withMembers(territory);
  const { answer, numerator, denominator, counted, leftOut } = quotientOfSums(ids.map(partOf), factor);
  const there = counted > 0;
  return {
    ...answer,
    numerator: there ? numerator : null,
    denominator: there ? denominator : null,
    counted,
    leftOut: leftOut.flatMap((place) => ids[place] ?? []),
  };
}

/** A sum over the territories that a region or group holds. */
export function sumFound(territory: TerritoryId, partOf: (one: TerritoryId) => number | null): Found {
  const found = quotientFound(territory, 1, (one) => ({ numerator: partOf(one), denominator: 1 }));
  return { ...found, value: found.numerator, denominator: null };
}

/** A figure as the publisher states it. */
export function statedFound(value: number | null, otherwise: IndicatorGap = "numerator-missing"): Found {
  return {
    value,
    gap: value === null ? otherwise : null,
    numerator: null,
    denominator: null,
    counted: value === null ? 0 : 1,
    leftOut: [],
  };
}

/** The figures of an indicator at the times that were asked for; where there is none, one that says so. */
export function figuresOf(
  definition: Definition,
  opened: Opened,
  territory: TerritoryId,
  wanted: readonly Period[] | undefined,
): readonly IndicatorFigure[] {
  const { id: indicator, unit, needs } = definition;
  const about = { indicator, unit, territory, needs };
  const none = { value: null, numerator: null, denominator: null, counted: 0, leftOut: [], evidence: [] };
  const asked = wanted?.at(-1) ?? null;
  const ready = definition.open(opened, territory);
  if (!ready) return [{ ...about, ...none, period: asked, gap: "no-release", basis: [] }];
  const periods = ready.periods.filter((period) => wanted?.includes(period) ?? true).toSorted(comparePeriods);
  if (periods.length === 0)
    return [{ ...about, ...none, period: asked, gap: "no-period", basis: ready.basis }];
  return periods.map((period) => ({
    ...about,
    period,
    ...ready.figure(territory, period),
    evidence: ready.evidence(territory, period).map(formatEvidence),
    basis: ready.basis,
  }));
}
