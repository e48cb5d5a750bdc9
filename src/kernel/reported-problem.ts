import { z } from "zod";

/** A place as it comes from another process, out of a report or out of the store: a {@link Place} of `problem.ts`. */
export const ReportedPlace = z.object({
  file: z.string().exactOptional(),
  sheet: z.string().exactOptional(),
  cell: z.string().exactOptional(),
  line: z.number().exactOptional(),
});

/** A problem as it comes from there: a {@link Problem} of `problem.ts`, whatever its severity. */
export const ReportedProblem = z.object({
  code: z.string(),
  severity: z.enum(["error", "warning", "note"]),
  place: ReportedPlace.exactOptional(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type ReportedProblem = z.infer<typeof ReportedProblem>;
