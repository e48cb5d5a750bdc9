import { z } from "zod";
import { writeResponsesCsv } from "../../../consultation/responses/exporting/csv.ts";
import { ResponsesFile } from "../../../consultation/responses/exporting/model.ts";
import { bytesOf } from "../bytes.ts";
import { mediaTypes, refused, resource } from "../resource.ts";

/** `/api/consultations/{consultation}/responses`: every public answer with its evidence reference, also as a table. */
export const consultationResponsesResource = resource({
  path: "/api/consultations/{consultation}/responses",
  operation: "consultationResponses",
  pathParameters: z.object({ consultation: z.string().min(1).max(60) }),
  queryParameters: z.object({ format: z.enum(["json", "csv"]).optional() }),
  body: ResponsesFile,
  formats: ["json", "csv"],
  example: { consultation: "implementation-of-61-208" },
  answer: async ({ services, words, type }, { consultation }) => {
    const found = await services.responses.publicContent(consultation);
    if (!found.ok) return refused(404, ...found.problems);
    if (type === mediaTypes.csv)
      return bytesOf(type, writeResponsesCsv(found.value, words), `responses-${consultation}.csv`);
    return { kind: "json", body: found.value };
  },
});
