import type { TerritoryId } from "../../../kernel/territory/model.ts";
import { members, territory } from "../../../kernel/territory/register.ts";
import type { Checks } from "./checks.ts";
import { countDifferences } from "./difference.ts";

/**
 * Do the territories of a region add up to the publisher's own figure for it? Only for regions of M49 and the world, whose
 * members do not depend on the year; net migration included. Compared where every figure of the region's territories that
 * the file has is a number.
 *
 * @param share how much of the region's figure may be missing: publishers leave the smallest areas out of tables
 */
export function checkRegions(share: number): Checks {
  const byPeriod = new Map<string, Map<TerritoryId, number | null>>();
  return {
    row(observations) {
      for (const one of observations) {
        if (one.age !== "T" || (one.origin !== null && one.origin !== "001")) continue;
        const key = `${one.period} ${one.sex} ${one.measure}`;
        const figures = byPeriod.get(key) ?? new Map<TerritoryId, number | null>();
        figures.set(one.destination, one.value);
        byPeriod.set(key, figures);
      }
    },
    findings() {
      const differences = countDifferences(0);
      for (const [key, figures] of byPeriod) {
        for (const [destination, total] of figures) {
          const sum = total === null ? undefined : sumOfMembers(destination, figures);
          if (sum === undefined || total === null) continue;
          const near = Math.abs(total - sum) <= Math.max(1, Math.abs(total) * share);
          differences.compare(total, near ? total : sum, () => `${destination} ${key}`);
        }
      }
      return differences.finding("importing.regions-agree", "importing.regions-differ");
    },
  };
}

function sumOfMembers(
  region: TerritoryId,
  figures: ReadonlyMap<TerritoryId, number | null>,
): number | undefined {
  if (territory(region)?.kind !== "region") return undefined;
  const there = members(region).flatMap((member) => figures.get(member) ?? (figures.has(member) ? null : []));
  if (there.length === 0 || there.includes(null)) return undefined;
  return there.reduce<number>((sum, value) => sum + (value ?? 0), 0);
}
