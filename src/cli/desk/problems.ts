import { z } from "zod";
import type { Problem } from "../../kernel/problem.ts";

/** A problem as it comes from another process or out of a report. */
export const ReportedProblem = z
  .object({
    code: z.string(),
    severity: z.enum(["error", "warning", "note"]),
    facts: z.record(z.string(), z.union([z.string(), z.number()])),
    place: z
      .object({
        file: z.string().optional(),
        sheet: z.string().optional(),
        cell: z.string().optional(),
        line: z.number().optional(),
      })
      .optional(),
  })
  .transform(({ code, severity, facts, place }): Problem => {
    if (!place) return { code, severity, facts };
    const known = Object.entries(place).filter(([, value]) => value !== undefined);
    return { code, severity, facts, place: Object.fromEntries(known) };
  });
