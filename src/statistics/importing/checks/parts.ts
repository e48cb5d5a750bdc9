import { problem } from "../../../kernel/problem.ts";
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
  /** A part has no number: what the sum falls short of may be that part. */
  missing: boolean;
  /** A part is withheld or missing, so the sum says nothing. */
  incomplete: boolean;
}

function checkParts(
  role: (one: Observation) => Role,
  missingIsNone: boolean,
  agree: string,
  differ: string,
  tolerance: number,
  most?: number,
): Checks {
  // Nested rather than by one joined key: half a million figures pass here.
  const sums = new Map<string, Map<string, Map<string, Sum>>>();
  const sumOf = (one: Observation): Sum => {
    const kind = one.measure === "migrant-stock" ? one.sex : `${one.sex} ${one.measure}`;
    const byKind = inner(inner(sums, one.destination), one.period);
    const known = byKind.get(kind);
    if (known) return known;
    const made: Sum = { one, parts: 0, count: 0, missing: false, incomplete: false };
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
          else sum.missing = true;
          if (one.status === "Q" || (one.value === null && !missingIsNone)) sum.incomplete = true;
          sum.parts += one.value ?? 0;
        } else if (one.value !== null) sum.total = one.value;
      }
    },
    findings() {
      const differences = countDifferences(tolerance);
      for (const { one, total, parts } of compared(sums)) {
        differences.compare(total, parts, () => whereOf(one));
      }
      return differences.finding(agree, differ);
    },
    lacks() {
      if (most === undefined) return [];
      const lacking = [...compared(sums)].filter(
        (sum) => !sum.missing && sum.total - sum.parts > sum.total * most,
      );
      const worst = lacking.toSorted((a, b) => b.total - b.parts - (a.total - a.parts))[0];
      if (!worst) return [];
      const { one, total, parts } = worst;
      return [
        problem("importing.parts-missing", { count: lacking.length, total, parts, where: whereOf(one) }),
      ];
    },
  };
}

function whereOf({ destination, period, sex, measure }: Observation): string {
  return `${destination} ${period} ${sex} ${measure}`;
}

/** The sums that can be compared with a total. */
function* compared(sums: Map<string, Map<string, Map<string, Sum>>>): Generator<Sum & { total: number }> {
  for (const sum of all(sums)) {
    const { total, count, incomplete } = sum;
    if (total !== undefined && count > 0 && !incomplete) yield { ...sum, total };
  }
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

/** Where a destination's origins fall short of its total by more than this share, rows are missing. */
const shortfall = 0.01;

/**
 * Do the origins (countries and "others", not regions) add up to the total of their destination? Origins that are missing
 * count as none: publishers leave a corridor out or write `..` where there is nobody. In every published table they add
 * up to the person.
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
    shortfall,
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
