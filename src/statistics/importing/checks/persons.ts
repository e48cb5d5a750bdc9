import type { Observation } from "../../observation.ts";
import type { Checks } from "./checks.ts";

/** Are persons whole? Where some are not, one finding says how many and names the first; where all are, none. */
export function checkPersons(): Checks {
  let count = 0;
  let first: Observation | undefined;
  return {
    row(observations) {
      for (const one of observations) {
        if (one.unit !== "persons" || one.value === null || Number.isInteger(one.value)) continue;
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
