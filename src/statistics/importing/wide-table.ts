import type { Row } from "../../files/tables/model.ts";
import type { AgeGroup } from "../../kernel/age.ts";
import type { Measure, Sex, Status, Unit } from "../../kernel/dimension.ts";
import type { Period } from "../../kernel/period.ts";
import type { TerritoryId } from "../../kernel/territory/model.ts";
import type { FigureSigns } from "./figure.ts";

/** A column of figures: what all of its figures are. `row` where the row says it. */
export interface ValueColumn {
  readonly index: number;
  readonly measure: Measure;
  readonly unit: Unit;
  readonly sex: Sex;
  readonly age?: AgeGroup;
  readonly period: Period | "row";
  readonly origin: TerritoryId | null | "row";
}

/** The columns that say what a row is about. */
export interface SubjectColumns {
  readonly destination: number;
  readonly destinationName?: number;
  readonly origin?: number;
  readonly originName?: number;
  readonly period?: number;
  readonly age?: number;
  readonly notes?: number;
  readonly dataType?: number;
}

/** A table with a row for each subject and a column for each kind of figure, which is how all of these publishers ship. */
export interface WideTable {
  readonly sheet: string;
  /** Rows up to this one are title and header. */
  readonly headerEnd: number;
  readonly subject: SubjectColumns;
  readonly columns: readonly ValueColumn[];
  readonly signs: FigureSigns;
  /** Why a row is left out (a code of the catalogue), where the publisher marks rows that are no data. */
  readonly leaveOut?: (row: Row) => string | undefined;
  /** The status of a plain figure, where it is not `A`. */
  readonly statusOf?: (period: Period) => Status;
  /** Footnotes that bear on every figure of the table, as keys. */
  readonly notes?: string;
}
