import { z } from "zod";
import { KeptMandate, MandateForm, MandateState, OrganName } from "../../../record/keeping/model.ts";
import { allTopics } from "../../../record/understanding/topics.ts";
import { resource } from "../resource.ts";

const Mandate = KeptMandate.omit({ standing: true }).extend({
  evidence: z.string().nullable(),
  stated: z.string().nullable(),
});

/** As many as one answer holds unless asked, and at most. */
const usual = 500;
const most = 5000;

/** What several resources filter by. */
export const mandateParameters = {
  addressee: z.string().trim().min(1).max(200).optional(),
  topic: z.enum(allTopics()).optional(),
  form: MandateForm.optional(),
  state: MandateState.optional(),
};

/** `/api/record/mandates`: who was asked what, by when, and how far it is. */
export const recordMandatesResource = resource({
  path: "/api/record/mandates",
  operation: "recordMandates",
  pathParameters: z.object({}),
  queryParameters: z.object({
    ...mandateParameters,
    session: z.coerce.number().int().min(1).max(999).optional(),
    organ: OrganName.optional(),
    limit: z.coerce.number().int().min(1).max(most).default(usual),
    offset: z.coerce.number().int().min(0).default(0),
  }),
  body: z.object({
    total: z.int(),
    offset: z.int(),
    next: z.string().nullable(),
    mandates: z.array(Mandate),
  }),
  formats: ["json"],
  example: { session: "63", addressee: "secretary-general" },
  answer: async ({ services, url }, _path, { limit, offset, ...given }) => {
    const filter = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    const found = await services.record.mandates(filter);
    const query = new URLSearchParams(url.search);
    query.set("offset", String(offset + limit));
    const next = offset + limit < found.length ? `${url.pathname}?${query}` : null;
    const mandates = found.slice(offset, offset + limit).map(({ standing, ...one }) => ({
      ...one,
      evidence: standing?.evidence ?? null,
      stated: standing?.at ?? null,
    }));
    return { kind: "json", body: { total: found.length, offset, next, mandates }, next };
  },
});
