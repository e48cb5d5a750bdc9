import type { Actor } from "../kernel/actor.ts";
import { ProblemError, problem } from "../kernel/problem.ts";

/** Lets the operator and the software itself go on, and no one else. Throws ProblemError `store.not-allowed`. */
export function requireOperator(actor: Actor, deed: string): void {
  if (actor.kind !== "operator" && actor.kind !== "system") {
    throw new ProblemError(problem("store.not-allowed", { deed }));
  }
}
