import { note, type Problem, ProblemError, problem, warning } from "../../kernel/problem.ts";
import { checkPair } from "../../methods/flows/check.ts";
import {
  type FlowEstimate,
  type FlowMethod,
  flowMethods,
  isAccounting,
  openFlows,
} from "../../methods/flows/from-stocks.ts";
import type { StockPair } from "../../methods/flows/model.ts";
import type { Matrix } from "../../methods/matrix.ts";
import { faultProblem, type Named, repairNote } from "./faults.ts";

/** How flows are broken down: not at all, by birthplace, or by type of move. */
export const breakdowns = ["total", "birthplace", "type"] as const;
export type Breakdown = (typeof breakdowns)[number];

export interface FlowChoice {
  readonly methods: readonly FlowMethod[];
  readonly by: Breakdown;
  readonly migrants?: number;
  readonly seed?: Matrix;
}

export interface Estimated {
  readonly estimates: readonly FlowEstimate[];
  /** Repairs, what did not converge, and what was asked for in vain. */
  readonly remarks: readonly Problem[];
}

/** `all`, or a method by its name in the literature. Problem: `flows.method-unknown`. */
export function readMethods(text: string): readonly FlowMethod[] {
  if (text === "all") return flowMethods;
  const found = flowMethods.filter((one) => text.split(",").includes(one));
  if (found.length === 0 || found.length < text.split(",").length)
    throw new ProblemError(problem("flows.method-unknown", { text, methods: flowMethods.join(", ") }));
  return found;
}

/**
 * Estimates by each method. Where one method of several has no answer that is a warning; where none has, its faults are
 * thrown. Problems: `flows.*`.
 */
export function estimate(pair: StockPair, choice: FlowChoice, named: Named): Estimated {
  const { methods, by, migrants, seed } = choice;
  const [first = "da_pb_closed"] = methods;
  const faults = checkPair(pair, seed);
  if (faults.length > 0) throw new ProblemError(...faults.map((fault) => faultProblem(first, fault, named)));
  const remarks: Problem[] = [];
  const several = methods.length > 1;
  if (by !== "total" && !methods.some(isAccounting))
    throw new ProblemError(problem(`flows.by-${by}-unknown`, { method: first }));
  if (seed && !methods.some(isAccounting)) remarks.push(warning("flows.seed-unused", { method: first }));
  if (migrants !== undefined && !methods.includes("mig_rate"))
    remarks.push(warning("flows.migrants-unused", { method: first }));
  const flows = openFlows(pair, {
    ...(migrants === undefined ? {} : { migrants }),
    ...(seed ? { seed } : {}),
  });
  const estimates: FlowEstimate[] = [];
  const failures: Problem[] = [];
  for (const method of methods) {
    if (by !== "total" && !isAccounting(method)) {
      remarks.push(note(`flows.by-${by}-left-out`, { method }));
      continue;
    }
    const result = flows.estimate(method);
    if (result.ok) estimates.push(result.estimate);
    else failures.push(...result.faults.map((fault) => faultProblem(method, fault, named)));
  }
  if (estimates.length === 0) throw new ProblemError(...unique(failures));
  if (several) remarks.push(...unique(failures).map((one) => ({ ...one, severity: "warning" as const })));
  remarks.push(...unique(estimates.flatMap(({ repairs }) => repairs.map((one) => repairNote(one, named)))));
  for (const { method, converged, gap, iterations } of estimates)
    if (!converged) remarks.push(warning("flows.not-converged", { method, gap, iterations }));
  return { estimates, remarks };
}

/** Methods share their accounts, so the same is told once. */
function unique(problems: readonly Problem[]): readonly Problem[] {
  const told = new Map(
    problems.map((one) => [JSON.stringify([one.code, { ...one.facts, method: "" }]), one]),
  );
  return [...told.values()];
}
