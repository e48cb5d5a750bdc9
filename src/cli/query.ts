import { type AgeGroup, parseAge } from "../kernel/age.ts";
import { type Measure, measures, type Sex } from "../kernel/dimension.ts";
import { parsePeriods } from "../kernel/period.ts";
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
      periods: options.year?.flatMap((text) => unwrap(parsePeriods(text))),
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
