import { z } from "zod";
import { Contribution } from "../../../dialogue/contributions/model.ts";
import { refused, resource } from "../resource.ts";

/** What everybody may know of a contribution. */
const PublicContribution = Contribution.pick({
  number: true,
  kind: true,
  party: true,
  title: true,
  language: true,
  given: true,
  session: true,
  link: true,
}).extend({
  phase: z.enum(["before", "during", "after"]),
  /** Of its current wording, good for ever; null where there is only a link. */
  reference: z.string().nullable(),
  page: z.string(),
});

/** `/api/meetings/{meeting}/contributions`: what was given to a meeting and shown to everybody, in the order of the numbers. */
export const contributionsResource = resource({
  path: "/api/meetings/{meeting}/contributions",
  operation: "contributions",
  pathParameters: z.object({ meeting: z.string().min(1).max(60) }),
  queryParameters: z.object({}),
  body: z.object({ meeting: z.string(), contributions: z.array(PublicContribution) }),
  formats: ["json"],
  example: { meeting: "dialogue-2027" },
  answer: async ({ services }, { meeting }) => {
    const found = await services.contributions.list({ kind: "visitor" }, meeting);
    if (!found.ok) return refused(404, ...found.problems);
    const contributions = found.value.map((one) => {
      const { number, kind, party, title, language, given, session, link, phase, reference } = one;
      const page = `/en/meetings/${encodeURIComponent(meeting)}/contributions/${number}`;
      return { number, kind, party, title, language, given, session, link, phase, reference, page };
    });
    return { kind: "json", body: { meeting, contributions } };
  },
});
