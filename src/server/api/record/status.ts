import type { Problem } from "../../../kernel/problem.ts";
import type { ErrorStatus } from "../../http/problem.ts";

/** A symbol that may be several documents is a bad request; one that names none is not found. */
export function problemStatus(problems: readonly Problem[]): ErrorStatus {
  return problems.some(({ code }) => code === "records.ambiguous-symbol") ? 400 : 404;
}
