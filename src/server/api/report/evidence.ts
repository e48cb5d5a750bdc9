import { z } from "zod";
import { EvidenceTold } from "../../../report/trace/model.ts";
import { refused, resource } from "../resource.ts";

/** `/api/evidence?reference=…`: what a reference says in the release or text that it names, for ever. */
export const evidenceResource = resource({
  path: "/api/evidence",
  operation: "evidence",
  pathParameters: z.object({}),
  queryParameters: z.object({ reference: z.string().trim().min(1).max(600) }),
  body: EvidenceTold,
  formats: ["json"],
  example: { reference: "corridor:paragraph/A/RES/61/208#op_9" },
  answer: async ({ services }, _path, { reference }) => {
    const found = await services.reports.evidence({ kind: "visitor" }, reference);
    return found.ok ? { kind: "json", body: found.value } : refused(400, ...found.problems);
  },
});
