import { z } from "zod";
import { Trace } from "../../../report/trace/model.ts";
import { refused, resource } from "../resource.ts";

/** `/api/reports/{report}/trace`: everything that an issued report rests on, with hashes. */
export const reportTraceResource = resource({
  path: "/api/reports/{report}/trace",
  operation: "reportTrace",
  pathParameters: z.object({ report: z.string().min(1).max(80) }),
  queryParameters: z.object({}),
  body: Trace,
  formats: ["json"],
  example: { report: "a-res-61-208" },
  answer: async ({ services }, { report }) => {
    const found = await services.reports.trace({ kind: "visitor" }, report);
    return found.ok ? { kind: "json", body: found.value } : refused(404, ...found.problems);
  },
});
