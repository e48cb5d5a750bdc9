import type { Sex } from "../../kernel/dimension.ts";
import { type Period, periodYears } from "../../kernel/period.ts";
import type { Checks } from "../importing/checks/checks.ts";
import { countDifferences } from "../importing/checks/difference.ts";
import { placeAt } from "../importing/place.ts";
import type { Reading } from "../importing/reading.ts";
import type { SubjectColumns } from "../importing/wide-table.ts";

/**
 * Figures that a publisher derives from others of the same workbook: shares and rates. They are not imported, since they
 * follow from what is, but they are compared with what they follow from.
 */
export type DerivedKind =
  | "stock-share"
  | "female-share"
  | "stock-change"
  | "refugee-share"
  | "refugee-change";

export interface DerivedColumn {
  readonly index: number;
  readonly kind: DerivedKind;
  readonly sex: Sex;
  readonly period: Period;
}

export interface DerivedCheck extends Checks {
  /** A derived figure as the publisher states it, in per cent. */
  stated(destination: string, column: DerivedColumn, value: number): void;
}

/** Published with many decimals; a difference beyond this many percentage points is not rounding. */
const tolerance = 0.0005;

export function checkDerived(): DerivedCheck {
  const figures = new Map<string, number>();
  const claims: {
    readonly destination: string;
    readonly column: DerivedColumn;
    readonly value: number;
  }[] = [];
  const get = (measure: string, destination: string, sex: Sex, period: string) =>
    figures.get(`${measure} ${destination} ${sex} ${period}`);
  return {
    row(observations) {
      for (const { measure, destination, sex, period, value } of observations) {
        if (value !== null) figures.set(`${measure} ${destination} ${sex} ${period}`, value);
      }
    },
    stated(destination, column, value) {
      claims.push({ destination, column, value });
    },
    findings() {
      const differences = countDifferences(tolerance);
      for (const { destination, column, value } of claims) {
        const expected = derive(column, (measure, sex, period) => get(measure, destination, sex, period));
        if (expected === undefined) continue;
        const where = () => `${destination} ${column.period} ${column.sex} ${column.kind}`;
        differences.compare(value, expected, where);
      }
      return differences.finding("importing.derived-agree", "importing.derived-differ");
    },
  };
}

type Get = (measure: string, sex: Sex, period: string) => number | undefined;

/** The derived figure from the figures it rests on; undefined where one of them is missing. */
function derive({ kind, sex, period }: DerivedColumn, get: Get): number | undefined {
  const { first, last } = periodYears(period);
  const at = (measure: string, of: Sex, year: number) => get(measure, of, String(year));
  switch (kind) {
    case "stock-share":
      return share(at("migrant-stock", sex, last), thousand(at("population", sex, last)));
    case "female-share":
      return share(at("migrant-stock", "F", last), at("migrant-stock", "T", last));
    case "refugee-share":
      return share(at("refugee-stock", sex, last), at("migrant-stock", sex, last));
    case "stock-change":
      return rate(at("migrant-stock", sex, first), at("migrant-stock", sex, last), last - first);
    case "refugee-change":
      return rate(at("refugee-stock", sex, first), at("refugee-stock", sex, last), last - first);
  }
}

const thousand = (value: number | undefined) => (value === undefined ? undefined : value * 1000);

function share(part: number | undefined, whole: number | undefined): number | undefined {
  return part === undefined || !whole ? undefined : (part / whole) * 100;
}

/** The exponential annual rate of change in per cent, as UN DESA computes it. */
function rate(before: number | undefined, after: number | undefined, years: number): number | undefined {
  return before && after && years > 0 ? (Math.log(after / before) / years) * 100 : undefined;
}

/** Hands the derived figures of a sheet to the check. What cannot be read is left to the reading of the figures themselves. */
export async function readDerived(
  { file, log, resolve }: Reading,
  check: DerivedCheck,
  sheet: string,
  headerEnd: number,
  { destination }: SubjectColumns,
  columns: readonly DerivedColumn[],
): Promise<void> {
  for await (const rows of file.rows(sheet)) {
    for (const { number, cells } of rows) {
      const code = cells[destination];
      if (number <= headerEnd || code === null || code === undefined || code === "") continue;
      const found = resolve(typeof code === "number" ? code : String(code));
      if (!found.ok) {
        for (const told of found.problems) {
          log.tell({ ...told, place: placeAt(file.kind, sheet, number, destination) });
        }
        continue;
      }
      for (const column of columns) {
        const value = cells[column.index];
        if (typeof value === "number") check.stated(found.value.id, column, value);
      }
    }
  }
}
