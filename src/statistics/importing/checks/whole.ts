import { type Problem, problem } from "../../../kernel/problem.ts";
import { type TerritoryId, world } from "../../../kernel/territory/model.ts";
import { members } from "../../../kernel/territory/register.ts";
import type { Checks } from "./checks.ts";

interface Sum {
  total: number | null;
  parts: number;
  /** The parts without their signs: net migration of the world is nothing. */
  gross: number;
}

/**
 * Is the table whole? A text that was cut at the end of a line looks whole; that the countries and areas do not add up to
 * the world's own figure gives it away. A figure that is missing counts as nothing.
 *
 * @param share how much of the world may be missing, since publishers count areas that they do not list
 */
export function checkWhole(share: number): Checks {
  const parts = new Set<TerritoryId>(members(world));
  const sums = new Map<string, Sum>();
  return {
    row(observations) {
      for (const { age, origin, destination, value, period, sex, measure } of observations) {
        if (value === null || age !== "T" || (origin !== null && origin !== world)) continue;
        if (destination !== world && !parts.has(destination)) continue;
        const key = `${period} ${sex} ${measure}`;
        const sum = sums.get(key) ?? { total: null, parts: 0, gross: 0 };
        sums.set(key, sum);
        if (destination === world) sum.total = value;
        else {
          sum.parts += value;
          sum.gross += Math.abs(value);
        }
      }
    },
    findings: () => [],
    lacks() {
      let worst: Problem | undefined;
      let most = share;
      for (const [key, { total, parts: found, gross }] of sums) {
        // No part at all: the rows of the world stand in a file of their own.
        if (total === null || gross === 0) continue;
        const lack = Math.abs(total - found) / Math.max(Math.abs(total), gross);
        if (lack <= most) continue;
        most = lack;
        worst = problem("importing.world-missing", { total, parts: found, where: `${world} ${key}` });
      }
      return worst ? [worst] : [];
    },
  };
}
