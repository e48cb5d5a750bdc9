import type { Observation } from "../../observation.ts";
import type { Checks } from "./checks.ts";

/** Sums in a spreadsheet carry noise in their last digits, such as 38891.00000000001, which is no part of a person. */
const noise = 1e-6;

/** Are persons whole? Where some are not, one finding says how many and names the first; where all are, none. */
export function checkPersons(): Checks {
  let count = 0;
  let first: Observation | undefined;
  return {
    row(observations) {
      for (const one of observations) {
        if (one.unit !== "persons" || one.value === null || isWhole(one.value)) continue;
        count++;
        first ??= one;
      }
    },
    findings() {
      if (!first) return [];
      const { destination, origin, period, sex, age, measure, value } = first;
      const corridor = origin === null ? destination : `${origin}→${destination}`;
      const where = [corridor, period, sex, age === "T" ? "" : age, measure].filter((part) => part !== "");
      return [
        { code: "importing.persons-fractional", count, facts: { value: value ?? 0, where: where.join(" ") } },
      ];
    },
  };
}

function isWhole(value: number): boolean {
  return Number.isInteger(value) || Math.abs(value - Math.round(value)) < noise;
}
