import { z } from "zod";
import { DocumentSummary, OrganName } from "../../../record/keeping/model.ts";
import { symbolKey } from "../../../record/keeping/symbols.ts";
import { resource } from "../resource.ts";

/** `/api/record/documents`: the documents of the record by their days. */
export const recordDocumentsResource = resource({
  path: "/api/record/documents",
  operation: "recordDocuments",
  pathParameters: z.object({}),
  queryParameters: z.object({
    organ: OrganName.optional(),
    session: z.coerce.number().int().min(1).max(999).optional(),
    series: z.string().max(100).optional(),
  }),
  body: z.object({ documents: z.array(DocumentSummary.extend({ href: z.string() })) }),
  formats: ["json"],
  example: { organ: "GA" },
  answer: async ({ services }, _path, { organ, session, series }) => {
    const documents = await services.record.documents({
      ...(organ ? { organ } : {}),
      ...(session === undefined ? {} : { session }),
      ...(series ? { series } : {}),
    });
    const body = {
      documents: documents.map((one) => ({
        ...one,
        href: `/api/record/documents/${symbolKey(one.symbol)}`,
      })),
    };
    return { kind: "json", body };
  },
});
