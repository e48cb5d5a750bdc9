import { z } from "zod";
import { ReportUse } from "../../../report/trace/model.ts";
import { refused, resource } from "../resource.ts";

/** `/api/report-uses?reference=…`: the issued reports that use a figure, a paragraph, an answer or a statement. */
export const reportUsesResource = resource({
  path: "/api/report-uses",
  operation: "reportUses",
  pathParameters: z.object({}),
  queryParameters: z.object({ reference: z.string().trim().min(1).max(600) }),
  body: z.object({ uses: z.array(ReportUse) }),
  formats: ["json"],
  example: { reference: "A/RES/61/208#op_9" },
  answer: async ({ services }, _path, { reference }) => {
    const found = await services.reports.usedIn({ kind: "visitor" }, reference);
    return found.ok ? { kind: "json", body: { uses: found.value } } : refused(400, ...found.problems);
  },
});
