import { z } from "zod";
import { failed, ok, type Problem, problem, type Result } from "../../kernel/problem.ts";

/** Parameters that every resource takes: the language of names and messages. */
export const commonParameters = ["lang"] as const;

/** The schema inside `optional` and `default`. */
export function innermost(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault
    ? innermost(schema.def.innerType)
    : schema;
}

/** True where a parameter may be given several times. */
export function isMany(schema: z.core.$ZodType): boolean {
  return innermost(schema) instanceof z.ZodArray;
}

/**
 * Reads the parameters of a query. What is not declared is refused, so that a misspelt filter is never taken for no
 * filter. Problems: `server.parameter-unknown`, `server.parameter-repeated`, `server.parameter-invalid`.
 */
export function readQuery<Query extends z.ZodObject>(
  schema: Query,
  given: URLSearchParams,
): Result<z.output<Query>> {
  const shape: Readonly<Record<string, z.core.$ZodType>> = schema.shape;
  const problems: Problem[] = [];
  const input: Record<string, string | string[]> = {};
  for (const name of new Set(given.keys())) {
    const declared = shape[name];
    const values = given.getAll(name);
    if (!declared) {
      if (commonParameters.some((common) => common === name)) continue;
      const known = [...Object.keys(shape), ...commonParameters].join(", ");
      problems.push(problem("server.parameter-unknown", { name, known }));
    } else if (isMany(declared)) input[name] = values;
    else if (values.length > 1) problems.push(problem("server.parameter-repeated", { name }));
    else input[name] = values[0] ?? "";
  }
  if (problems.length > 0) return failed(...problems);
  return checked(schema, input);
}

/** Reads the parameters of a path. Problem: `server.parameter-invalid`. */
export function readPath<Path extends z.ZodObject>(
  schema: Path,
  given: Readonly<Record<string, string>>,
): Result<z.output<Path>> {
  return checked(schema, given);
}

function checked<S extends z.ZodObject>(
  schema: S,
  input: Readonly<Record<string, string | string[]>>,
): Result<z.output<S>> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return ok(parsed.data);
  return failed(
    ...parsed.error.issues.map((issue) => {
      const name = String(issue.path[0] ?? "");
      const value = input[name];
      const text = Array.isArray(value) ? String(value[Number(issue.path[1] ?? 0)] ?? "") : (value ?? "");
      if (value === undefined) return problem("server.parameter-missing", { name });
      const allowed = allowedValues(schema, name);
      return allowed === undefined
        ? problem("server.parameter-invalid", { name, text })
        : problem("server.parameter-not-among", { name, text, allowed });
    }),
  );
}

function allowedValues(schema: z.ZodObject, name: string): string | undefined {
  const declared: z.core.$ZodType | undefined = schema.shape[name];
  if (!declared) return undefined;
  const inner = innermost(declared);
  const element = inner instanceof z.ZodArray ? innermost(inner.element) : inner;
  return element instanceof z.ZodEnum ? element.options.join(", ") : undefined;
}
