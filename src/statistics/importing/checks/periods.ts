import { type Problem, problem } from "../../../kernel/problem.ts";
import type { TerritoryId } from "../../../kernel/territory/model.ts";
import { territory } from "../../../kernel/territory/register.ts";
import type { Checks } from "./checks.ts";

/** How many of the missing areas are named. */
const named = 5;

/**
 * Is a table whole that has a row for each destination and year, one year after the other? Every year has the same
 * destinations, so the last one shows where it was cut, and the last year is that of the revision.
 *
 * @param last the year with which the table must end; undefined where it is not known
 */
export function checkPeriods(last?: string): Checks {
  const byPeriod = new Map<string, Set<TerritoryId>>();
  return {
    row(observations) {
      const [one] = observations;
      if (!one) return;
      const there = byPeriod.get(one.period) ?? new Set<TerritoryId>();
      byPeriod.set(one.period, there.add(one.destination));
    },
    findings: () => [],
    lacks() {
      const periods = [...byPeriod.keys()].sort();
      const [first, end] = [periods[0], periods.at(-1)];
      if (first === undefined || end === undefined) return [];
      const told: Problem[] = [];
      if (last !== undefined && end < last) told.push(problem("importing.years-missing", { last, end }));
      const there = byPeriod.get(end);
      const lacking = [...(byPeriod.get(first) ?? [])].filter((id) => !there?.has(id));
      if (lacking.length > 0) {
        const names = lacking.slice(0, named).map((id) => territory(id)?.names.en ?? id);
        const facts = { count: lacking.length, year: end, first, names: names.join("; ") };
        told.push(problem("importing.destinations-missing", facts));
      }
      return told;
    },
  };
}
