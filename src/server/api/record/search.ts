import { z } from "zod";
import { Found } from "../../../record/keeping/model.ts";
import { resource } from "../resource.ts";

/** `/api/record/search`: paragraphs, titles and symbols; `marks` are the stretches of `text` that match. */
export const recordSearchResource = resource({
  path: "/api/record/search",
  operation: "recordSearch",
  pathParameters: z.object({}),
  queryParameters: z.object({
    q: z.string().trim().min(1).max(200),
    limit: z.coerce.number().int().min(1).max(100).default(20),
    offset: z.coerce.number().int().min(0).max(10_000).default(0),
  }),
  body: Found,
  formats: ["json"],
  example: { q: "migration" },
  answer: async ({ services }, _path, { q, limit, offset }) => ({
    kind: "json",
    body: await services.record.search(q, { limit, offset }),
  }),
});
