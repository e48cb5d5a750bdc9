import { problem } from "../../../kernel/problem.ts";
import type { TerritoryId } from "../../../kernel/territory/model.ts";
import type { Checks } from "./checks.ts";

/** Does a table have all the destinations that it was published with? For tables of which the number is known. */
export function checkDestinations(published: number): Checks {
  const there = new Set<TerritoryId>();
  return {
    row(observations) {
      for (const { destination } of observations) there.add(destination);
    },
    findings: () => [],
    lacks: () =>
      there.size < published
        ? [problem("importing.rows-missing", { count: published - there.size, found: there.size, published })]
        : [],
  };
}
