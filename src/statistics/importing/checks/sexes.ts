import type { Observation } from "../../observation.ts";
import type { Checks } from "./checks.ts";
import { countDifferences } from "./difference.ts";

interface BySex {
  T?: number;
  M?: number;
  F?: number;
}

/**
 * Do men and women add up to both sexes? Within a row at once; where the sexes come in different sheets, for the totals
 * over origins (corridors would need a memory as large as the file).
 *
 * @param tolerance in the unit of the figures
 */
export function checkSexes(tolerance: number): Checks {
  const differences = countDifferences(tolerance);
  const waiting = new Map<string, BySex>();
  const complete = (key: string, sexes: BySex): boolean => {
    const { T, M, F } = sexes;
    if (T === undefined || M === undefined || F === undefined) return false;
    differences.compare(T, M + F, key);
    return true;
  };
  return {
    row(observations) {
      const inRow = new Map<string, BySex>();
      for (const one of observations) {
        if (one.value === null) continue;
        const key = keyOf(one);
        const sexes = waiting.get(key) ?? inRow.get(key) ?? {};
        sexes[one.sex] = one.value;
        inRow.set(key, sexes);
      }
      const lasting = observations[0]?.origin === null || observations[0]?.origin === "001";
      for (const [key, sexes] of inRow) {
        if (complete(key, sexes)) waiting.delete(key);
        else if (lasting) waiting.set(key, sexes);
      }
    },
    findings: () => differences.finding("importing.sexes-agree", "importing.sexes-differ"),
  };
}

function keyOf({ measure, origin, destination, age, period }: Observation): string {
  const corridor = origin === null ? destination : `${origin}→${destination}`;
  return [corridor, period, age === "T" ? "" : age, measure].filter((part) => part !== "").join(" ");
}
