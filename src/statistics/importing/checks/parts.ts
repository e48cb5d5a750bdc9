import { territory } from "../../../kernel/territory/register.ts";
import type { Observation } from "../../observation.ts";
import type { Checks } from "./checks.ts";
import { countDifferences } from "./difference.ts";

type Role = "total" | "part" | "neither";

interface Sum {
  total?: number;
  parts: number;
  count: number;
  /** A part is withheld or missing, so the sum says nothing. */
  incomplete: boolean;
}

function checkParts(
  role: (one: Observation) => Role,
  missingIsNone: boolean,
  agree: string,
  differ: string,
  tolerance: number,
): Checks {
  const sums = new Map<string, Sum>();
  return {
    row(observations) {
      for (const one of observations) {
        const is = role(one);
        if (is === "neither") continue;
        const key = `${one.destination} ${one.period} ${one.sex} ${one.measure}`;
        const sum = sums.get(key) ?? { parts: 0, count: 0, incomplete: false };
        if (is === "part") {
          if (one.value !== null) sum.count++;
          else if (one.status === "Q" || !missingIsNone) sum.incomplete = true;
          sum.parts += one.value ?? 0;
        } else if (one.value !== null) sum.total = one.value;
        sums.set(key, sum);
      }
    },
    findings() {
      const differences = countDifferences(tolerance);
      for (const [key, { total, parts, count, incomplete }] of sums) {
        if (total !== undefined && count > 0 && !incomplete) differences.compare(total, parts, key);
      }
      return differences.finding(agree, differ);
    },
  };
}

/**
 * Do the origins (countries and "others", not regions) add up to the total of their destination? Origins that are missing
 * count as none: publishers leave a corridor out or write `..` where there is nobody.
 */
export function checkOrigins(tolerance: number): Checks {
  const kinds = new Map<string, Role>();
  const roleOf = (origin: string): Role => {
    const kind = origin === "001" ? "world" : territory(origin)?.kind;
    if (kind === "world") return "total";
    return kind === "region" || kind === "group" || kind === undefined ? "neither" : "part";
  };
  return checkParts(
    ({ origin, age }) => {
      if (origin === null || age !== "T") return "neither";
      const known = kinds.get(origin);
      if (known) return known;
      const found = roleOf(origin);
      kinds.set(origin, found);
      return found;
    },
    true,
    "importing.origins-agree",
    "importing.origins-differ",
    tolerance,
  );
}

/** Do the age groups add up to all ages? */
export function checkAges(tolerance: number): Checks {
  return checkParts(
    ({ age }) => (age === "T" ? "total" : "part"),
    false,
    "importing.ages-agree",
    "importing.ages-differ",
    tolerance,
  );
}
