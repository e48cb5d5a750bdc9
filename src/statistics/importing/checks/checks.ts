import type { Problem } from "../../../kernel/problem.ts";
import type { Observation } from "../../observation.ts";
import type { Finding } from "../../releases/model.ts";

/** Checks that look at figures as they stream by and say at the end what they found. Their memory is bounded by destinations and periods. */
export interface Checks {
  /** The observations of one row of the source. */
  row(observations: readonly Observation[]): void;
  findings(): readonly Finding[];
  /** What shows that rows are missing: reasons not to take the figures, where nobody says that they are meant so. */
  lacks?(): readonly Problem[];
}

/** Several checks as one. */
export function together(...checks: readonly Checks[]): Checks {
  return {
    row(observations) {
      for (const check of checks) check.row(observations);
    },
    findings: () => checks.flatMap((check) => check.findings()),
    lacks: () => checks.flatMap((check) => check.lacks?.() ?? []),
  };
}
