import { z } from "zod";
import { ReportedProblem } from "../../../kernel/reported-problem.ts";
import { Taken } from "../../../report/binding/model.ts";
import { refused, resource } from "../resource.ts";

const Newer = z.object({
  block: z.string(),
  binding: z.string(),
  /** `value`: another value; `evidence`: the same value from another release or text; `gone`: nothing any more. */
  change: z.enum(["value", "evidence", "gone"]),
  old: Taken,
  now: Taken.nullable(),
  problems: z.array(ReportedProblem),
});

/** `/api/reports/{report}/newer`: what sources say now that an issued report says otherwise; it stays as it was issued. */
export const reportNewerResource = resource({
  path: "/api/reports/{report}/newer",
  operation: "reportNewer",
  pathParameters: z.object({ report: z.string().min(1).max(80) }),
  queryParameters: z.object({}),
  body: z.object({ newer: z.array(Newer) }),
  formats: ["json"],
  example: { report: "a-res-61-208" },
  answer: async ({ services }, { report }) => {
    const found = await services.reports.newer({ kind: "visitor" }, report);
    return found.ok ? { kind: "json", body: { newer: found.value } } : refused(404, ...found.problems);
  },
});
