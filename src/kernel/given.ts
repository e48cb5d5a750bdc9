import type { z } from "zod";
import { ProblemError, problem } from "./problem.ts";

/** Fields of which it is said at once that they are not as the form wants them. */
const mostSaid = 10;

/**
 * What holds what was given against its form, for the services of a room. It throws a ProblemError with `code` (facts: field) for each
 * field that is not as the form wants it, ten at the most.
 */
export function parserFor(code: string): <T>(form: z.ZodType<T>, given: unknown) => T {
  return (form, given) => {
    const read = form.safeParse(given);
    if (read.success) return read.data;
    const fields = new Set(read.error.issues.map(({ path }) => path.map(String).join(".").slice(0, 100)));
    throw new ProblemError(...[...fields].slice(0, mostSaid).map((field) => problem(code, { field })));
  };
}

/** What was said, without what was left out: of a change that stays as it was, of a question it may be anything. */
export function said<T extends object>(change: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
