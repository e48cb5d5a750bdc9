import { territory } from "../../../kernel/territory/register.ts";
import type { Observation } from "../../observation.ts";
import type { Checks } from "./checks.ts";
import { countDifferences } from "./difference.ts";

type Role = "total" | "part" | "neither";

interface Sum {
  /** A figure that the sum is of, for its place. */
  readonly one: Observation;
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
  // Nested rather than by one joined key: half a million figures pass here.
  const sums = new Map<string, Map<string, Map<string, Sum>>>();
  const sumOf = (one: Observation): Sum => {
    const kind = one.measure === "migrant-stock" ? one.sex : `${one.sex} ${one.measure}`;
    const byKind = inner(inner(sums, one.destination), one.period);
    const known = byKind.get(kind);
    if (known) return known;
    const made: Sum = { one, parts: 0, count: 0, incomplete: false };
    byKind.set(kind, made);
    return made;
  };
  return {
    row(observations) {
      for (const one of observations) {
        const is = role(one);
        if (is === "neither") continue;
        const sum = sumOf(one);
        if (is === "part") {
          if (one.value !== null) sum.count++;
          else if (one.status === "Q" || !missingIsNone) sum.incomplete = true;
          sum.parts += one.value ?? 0;
        } else if (one.value !== null) sum.total = one.value;
      }
    },
    findings() {
      const differences = countDifferences(tolerance);
      for (const { one, total, parts, count, incomplete } of all(sums)) {
        if (total === undefined || count === 0 || incomplete) continue;
        const where = () => `${one.destination} ${one.period} ${one.sex} ${one.measure}`;
        differences.compare(total, parts, where);
      }
      return differences.finding(agree, differ);
    },
  };
}

function inner<V>(map: Map<string, Map<string, V>>, key: string): Map<string, V> {
  const known = map.get(key);
  if (known) return known;
  const made = new Map<string, V>();
  map.set(key, made);
  return made;
}

function* all(sums: Map<string, Map<string, Map<string, Sum>>>): Generator<Sum> {
  for (const byPeriod of sums.values()) for (const byKind of byPeriod.values()) yield* byKind.values();
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
