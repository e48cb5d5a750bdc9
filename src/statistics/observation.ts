import type { AgeGroup } from "../kernel/age.ts";
import type { DataType, Education, Measure, Sex, Status, Unit } from "../kernel/dimension.ts";
import type { Period } from "../kernel/period.ts";
import type { TerritoryId } from "../kernel/territory/model.ts";

/**
 * One figure with all that says what it is. In a release no two observations share a {@link key}.
 *
 * A dataset about one territory at a time (population, births) has that territory as `destination` and `origin` null.
 * The total over all origins has the origin `001` (the world).
 */
export interface Observation {
  readonly measure: Measure;
  readonly destination: TerritoryId;
  readonly origin: TerritoryId | null;
  readonly sex: Sex;
  readonly age: AgeGroup;
  readonly education: Education;
  readonly period: Period;
  /** Null if and only if the status says that there is no number. In `unit`, as the publisher states it. */
  readonly value: number | null;
  readonly status: Status;
  readonly unit: Unit;
  readonly dataType: DataType | null;
  /** Keys of the publisher's footnotes that bear on this figure, comma-separated; their texts stand in the release. */
  readonly notes: string | null;
}

/** The columns of `observations.parquet`, in order, with their DuckDB types. The order of the first seven is the sort order. */
export const columns = [
  ["measure", "VARCHAR"],
  ["destination", "VARCHAR"],
  ["origin", "VARCHAR"],
  ["sex", "VARCHAR"],
  ["age", "VARCHAR"],
  ["education", "VARCHAR"],
  ["period", "VARCHAR"],
  ["value", "DOUBLE"],
  ["status", "VARCHAR"],
  ["unit", "VARCHAR"],
  ["data_type", "VARCHAR"],
  ["notes", "VARCHAR"],
] as const;

/** What makes an observation one: all its dimensions. */
export function key(o: Observation): string {
  return [o.measure, o.destination, o.origin ?? "", o.sex, o.age, o.education, o.period].join("|");
}
