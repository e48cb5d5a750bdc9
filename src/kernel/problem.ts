/**
 * What can go wrong, as a value: a code, a place and the facts that a person needs to act. The words themselves stand
 * in the catalogue, so that every reader gets them in their own language: the first part of the code names the
 * namespace, so `reading.truncated` is `problem.truncated` in `words/<language>/reading.json`.
 */

/** Where in the input a problem lies. Rows and lines count from 1, as a spreadsheet or an editor shows them. */
export interface Place {
  readonly file?: string;
  readonly sheet?: string;
  /** A cell as a spreadsheet names it, for example `F17`. */
  readonly cell?: string;
  readonly line?: number;
}

export type Severity = "error" | "warning" | "note";

export interface Problem {
  /** A stable, lower-case code of two parts, such as `territory.unknown`. */
  readonly code: string;
  readonly severity: Severity;
  readonly place?: Place;
  /** The facts that the words mention, by the name of their placeholder. */
  readonly facts: Readonly<Record<string, string | number>>;
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function failed(...problems: readonly Problem[]): Result<never> {
  return { ok: false, problems };
}

/** A problem that stops the work. `place` is left out where there is none. */
export function problem(code: string, facts: Problem["facts"] = {}, place?: Place): Problem {
  return place ? { code, severity: "error", facts, place } : { code, severity: "error", facts };
}

export function warning(code: string, facts: Problem["facts"] = {}, place?: Place): Problem {
  return { ...problem(code, facts, place), severity: "warning" };
}

export function note(code: string, facts: Problem["facts"] = {}, place?: Place): Problem {
  return { ...problem(code, facts, place), severity: "note" };
}

const mark = Symbol.for("corridor.ProblemError");

/**
 * Carries problems out of a place where no value can be returned: the middle of a stream, a callback of a library.
 * Catch it at the border of the deed with {@link attempt} and go on with the values.
 */
export class ProblemError extends Error {
  readonly problems: readonly Problem[];
  /** The pages and the command line are built apart and each hold this class: what one throws the other must know. */
  readonly [mark] = true;

  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === "object" && value !== null && mark in value;
  }

  constructor(...problems: readonly Problem[]) {
    super(problems.map((p) => `${p.code} ${JSON.stringify({ ...p.facts, ...p.place })}`).join("; "));
    this.name = "ProblemError";
    this.problems = problems;
  }
}

/** Runs `work` and turns a {@link ProblemError} back into a value; any other exception goes on. */
export async function attempt<T>(work: () => T | Promise<T>): Promise<Result<T>> {
  try {
    return ok(await work());
  } catch (error) {
    if (error instanceof ProblemError) return failed(...error.problems);
    throw error;
  }
}

/** The value of a result, or its problems as a {@link ProblemError}. */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new ProblemError(...result.problems);
}

/** The name of the column with the given index (0 is `A`, 26 is `AA`), as spreadsheets write it. */
export function columnName(index: number): string {
  let name = "";
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26)) {
    name = String.fromCharCode(65 + ((n - 1) % 26)) + name;
  }
  return name;
}

/** A cell's name from its row (from 1) and column index (from 0): `cellName(17, 5)` is `F17`. */
export function cellName(row: number, column: number): string {
  return columnName(column) + row;
}
