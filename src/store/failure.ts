import { type Problem, ProblemError, problem } from "../kernel/problem.ts";

/** What PostgreSQL, embedded or not, answers where it refuses. `code` is its SQLSTATE. */
export class StoreFailure extends Error {
  readonly code: string | undefined;
  readonly constraint: string | undefined;
  readonly detail: string | undefined;

  constructor(refusal: {
    readonly message: string;
    readonly code: string | undefined;
    readonly detail: string | undefined;
    readonly constraint: string | undefined;
  }) {
    super(refusal.message);
    this.name = "StoreFailure";
    this.code = refusal.code;
    this.detail = refusal.detail;
    this.constraint = refusal.constraint;
  }
}

const byCode: Readonly<Record<string, string>> = {
  "53100": "store.disk-full",
  ENOSPC: "store.disk-full",
  EDQUOT: "store.disk-full",
  EACCES: "store.unreadable",
  EPERM: "store.unreadable",
  EROFS: "store.unreadable",
  EIO: "store.unreadable",
  "57014": "store.too-slow",
  "55P03": "store.busy",
  "28P01": "store.refused",
  "28000": "store.refused",
  "3D000": "store.refused",
  "42501": "store.refused",
  ECONNREFUSED: "store.unreachable",
  ENOTFOUND: "store.unreachable",
  EAI_AGAIN: "store.unreachable",
  ETIMEDOUT: "store.unreachable",
  ECONNRESET: "store.unreachable",
  ENOENT: "store.unreachable",
  "57P01": "store.unreachable",
  "57P02": "store.unreachable",
  "57P03": "store.unreachable",
  "53300": "store.unreachable",
};

/** The problem behind a failure of the store, or undefined where it is a fault of ours. `where` names the store. */
export function storeProblem(error: unknown, where: string): Problem | undefined {
  if (!(error instanceof Error)) return undefined;
  const code: unknown = Reflect.get(error, "code");
  const known = typeof code === "string" ? byCode[code] : undefined;
  const found = known ?? (/no space left|disk quota/i.test(error.message) ? "store.disk-full" : undefined);
  return found === undefined ? undefined : problem(found, { path: where, reason: error.message });
}

/** A failure of the store as a {@link ProblemError} where a person can act on it, else itself. */
export function storeError(error: unknown, where: string): unknown {
  if (error instanceof ProblemError) return error;
  const found = storeProblem(error, where);
  return found ? new ProblemError(found) : error;
}
