import type { AgeGroup } from "../../kernel/age.ts";
import type { Education, Measure, Sex } from "../../kernel/dimension.ts";
import type { Period } from "../../kernel/period.ts";
import type { TerritoryId } from "../../kernel/territory/model.ts";
import type { Observation } from "../observation.ts";
import { observation } from "./rows.ts";

/**
 * Adds up counts of people by where they were born and live, sex, age and education. Databases on skills ship far more detail
 * (nationality, duration of stay, work); what is asked of them is this.
 */
export interface EducationSums {
  /** Adds people to a level and to all levels; a level that is not known counts in all levels only. */
  add(people: People, persons: number): void;
  observations(notes: string): Generator<readonly Observation[], void, void>;
}

export interface People {
  readonly origin: TerritoryId;
  readonly destination: TerritoryId;
  readonly sex: Sex;
  readonly ages: readonly AgeGroup[];
  readonly education: Exclude<Education, "T"> | null;
  readonly period: Period;
}

const separator = " ";

/** @param native counted as `native-born` of the territory where birth and residence are the same */
export function openEducationSums(): EducationSums {
  const sums = new Map<string, number>();
  const add = (key: readonly string[], persons: number) => {
    const text = key.join(separator);
    sums.set(text, (sums.get(text) ?? 0) + persons);
  };
  return {
    add({ origin, destination, sex, ages, education, period }, persons) {
      const sexes = sex === "T" ? ["T"] : ["T", sex];
      const levels = education === null ? ["T"] : ["T", education];
      for (const one of sexes)
        for (const age of ages)
          for (const level of levels) add([origin, destination, one, age, level, period], persons);
    },
    *observations(notes) {
      let batch: Observation[] = [];
      for (const [key, value] of sums) {
        const [origin, destination, sex, age, education, period] = key.split(separator);
        const native = origin === destination;
        batch.push(
          observation({
            measure: (native ? "native-born" : "migrant-stock") satisfies Measure,
            destination: destination as TerritoryId,
            origin: native ? null : (origin as TerritoryId),
            sex: sex as Sex,
            age: age as AgeGroup,
            education: education as Education,
            period: period as Period,
            unit: "persons",
            value,
            status: "A",
            dataType: "B",
            notes,
          }),
        );
        if (batch.length < 4096) continue;
        yield batch;
        batch = [];
      }
      if (batch.length > 0) yield batch;
    },
  };
}
