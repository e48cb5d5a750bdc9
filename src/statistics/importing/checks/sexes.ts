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
  const complete = ({ T, M, F }: BySex, where: () => string): boolean => {
    if (T === undefined || M === undefined || F === undefined) return false;
    differences.compare(T, M + F, where);
    return true;
  };
  /** A row is about one measure and destination; in a matrix it holds every origin. */
  const row = (observations: readonly Observation[]): void => {
    const inRow = new Map<string, BySex & { one: Observation }>();
    for (const one of observations) {
      if (one.value === null) continue;
      const key =
        one.origin === null && one.age === "T" ? one.period : `${one.period} ${one.age} ${one.origin}`;
      const sexes = inRow.get(key);
      if (sexes) sexes[one.sex] = one.value;
      else inRow.set(key, { one, [one.sex]: one.value });
    }
    for (const { one, ...sexes } of inRow.values()) {
      if (complete(sexes, () => keyOf(one))) continue;
      if (one.origin === null || one.origin === "001") join(keyOf(one), sexes);
    }
  };
  const join = (key: string, sexes: BySex): void => {
    const all = { ...waiting.get(key), ...sexes };
    if (complete(all, () => key)) waiting.delete(key);
    else waiting.set(key, all);
  };
  return {
    row,
    findings: () => differences.finding("importing.sexes-agree", "importing.sexes-differ"),
  };
}

function keyOf({ measure, origin, destination, age, period }: Observation): string {
  const corridor = origin === null ? destination : `${origin}→${destination}`;
  return [corridor, period, age === "T" ? "" : age, measure].filter((part) => part !== "").join(" ");
}
