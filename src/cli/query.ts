import { type AgeGroup, parseAge } from "../kernel/age.ts";
import { type Measure, measures, type Sex } from "../kernel/dimension.ts";
import { type Period, parsePeriod } from "../kernel/period.ts";
import { attempt, ProblemError, problem, type Result, unwrap } from "../kernel/problem.ts";
import type { TerritoryId } from "../kernel/territory/model.ts";
import { resolveTerritory } from "../kernel/territory/resolve.ts";
import type { ObservationFilter } from "../statistics/releases/observations.ts";

/** What a person writes to choose observations: codes or names, each option as often as needed. */
export interface SliceOptions {
  readonly origin?: readonly string[];
  readonly destination?: readonly string[];
  readonly sex?: readonly string[];
  readonly age?: readonly string[];
  readonly year?: readonly string[];
  readonly measure?: readonly string[];
  readonly limit?: number;
}

const sexWords: Readonly<Record<string, Sex>> = {
  t: "T",
  _t: "T",
  total: "T",
  both: "T",
  m: "M",
  male: "M",
  men: "M",
  f: "F",
  female: "F",
  women: "F",
};

/** The filter for what was written, or every word that was not understood. */
export function readSlice(options: SliceOptions): Promise<Result<ObservationFilter>> {
  return attempt(() => {
    const filter = {
      origins: options.origin?.map(territory),
      destinations: options.destination?.map(territory),
      sexes: options.sex?.map(sex),
      ages: options.age?.map((text): AgeGroup => unwrap(parseAge(text))),
      periods: options.year?.flatMap(periods),
      measures: options.measure?.map(measure),
      limit: options.limit,
    };
    return Object.fromEntries(
      Object.entries(filter).filter(([, value]) => value !== undefined),
    ) satisfies ObservationFilter;
  });
}

function territory(text: string): TerritoryId {
  return unwrap(resolveTerritory(text)).id;
}

function sex(text: string): Sex {
  const found = sexWords[text.trim().toLowerCase()];
  if (!found) throw new ProblemError(problem("cli.sex-unknown", { text }));
  return found;
}

function measure(text: string): Measure {
  const wanted = text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, "-");
  const found = measures.find((one) => one === wanted);
  if (!found) throw new ProblemError(problem("cli.measure-unknown", { text, measures: measures.join(", ") }));
  return found;
}

/** One period, or with two dots every year from the first to the last: `1990..2024`. */
function periods(text: string): Period[] {
  const range = /^(\d{4})\.\.(\d{4})$/.exec(text.trim());
  if (!range) return [unwrap(parsePeriod(text))];
  const [first, last] = [Number(range[1]), Number(range[2])];
  if (last < first) throw new ProblemError(problem("kernel.period-unknown", { text }));
  return Array.from({ length: last - first + 1 }, (_, i) => unwrap(parsePeriod(first + i)));
}
