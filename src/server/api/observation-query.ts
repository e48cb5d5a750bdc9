import { z } from "zod";
import { type AgeGroup, parseAge } from "../../kernel/age.ts";
import { Education, Measure, Sex } from "../../kernel/dimension.ts";
import { parsePeriods } from "../../kernel/period.ts";
import { failed, ok, type Problem, type Result } from "../../kernel/problem.ts";
import type { TerritoryId } from "../../kernel/territory/model.ts";
import { resolveTerritory } from "../../kernel/territory/resolve.ts";
import type { ObservationFilter } from "../../statistics/releases/observations.ts";

const texts = z.array(z.string().trim().min(1).max(200)).max(300);

/** The filters of observations as an address writes them. Each may be given several times: any of its values will do. */
export const filterParameters = {
  origin: texts.optional(),
  destination: texts.optional(),
  sex: z.array(Sex).max(300).optional(),
  age: texts.optional(),
  year: texts.optional(),
  measure: z.array(Measure).max(300).optional(),
  education: z.array(Education).max(300).optional(),
};

const Filters = z.object(filterParameters);

/** The filter in codes. Problems: `territory.unknown`, `kernel.age-unknown`, `kernel.period-unknown`. */
export function readFilter(asked: z.output<typeof Filters>): Result<ObservationFilter> {
  const problems: Problem[] = [];
  function read<T>(values: readonly string[] | undefined, one: (text: string) => Result<readonly T[]>): T[] {
    return (values ?? []).flatMap((text) => {
      const result = one(text);
      if (result.ok) return result.value;
      problems.push(...result.problems);
      return [];
    });
  }
  const filter: ObservationFilter = {
    origins: unique(read(asked.origin, territoryIds)),
    destinations: unique(read(asked.destination, territoryIds)),
    ages: unique(read(asked.age, ages)),
    periods: unique(read(asked.year, parsePeriods)),
    sexes: unique(asked.sex ?? []),
    measures: unique(asked.measure ?? []),
    educations: unique(asked.education ?? []),
  };
  return problems.length > 0 ? failed(...problems) : ok(filter);
}

function territoryIds(text: string): Result<readonly TerritoryId[]> {
  const found = resolveTerritory(text);
  return found.ok ? ok([found.value.id]) : found;
}

function ages(text: string): Result<readonly AgeGroup[]> {
  const age = parseAge(text);
  return age.ok ? ok([age.value]) : age;
}

function unique<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}

/** The parts of a file's name that say what was asked, such as `origin-MEX`; a filter of many values is not spelt out. */
export function filterLabel(filter: ObservationFilter): string {
  const named: readonly [string, readonly string[] | undefined][] = [
    ["origin", filter.origins],
    ["destination", filter.destinations],
    ["sex", filter.sexes],
    ["age", filter.ages],
    ["year", filter.periods],
    ["measure", filter.measures],
    ["education", filter.educations],
  ];
  return named
    .filter(([, values]) => values !== undefined && values.length > 0 && values.length <= 3)
    .map(([name, values = []]) => `_${name}-${values.join("-")}`)
    .join("")
    .replaceAll("+", "plus")
    .replace(/[^\w.-]/g, "");
}
