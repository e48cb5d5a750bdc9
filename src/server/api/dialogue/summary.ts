import { z } from "zod";
import { SummaryContent, SummaryParagraph } from "../../../dialogue/summary/model.ts";
import { problem } from "../../../kernel/problem.ts";
import { refused, resource } from "../resource.ts";

/** `/api/meetings/{meeting}/summary`: the Chair's summary as it was issued, with what each paragraph rests on. */
export const summaryResource = resource({
  path: "/api/meetings/{meeting}/summary",
  operation: "summary",
  pathParameters: z.object({ meeting: z.string().min(1).max(60) }),
  queryParameters: z.object({}),
  body: z.object({
    meeting: z.string(),
    symbol: z.string(),
    issued: z.string(),
    original: SummaryContent.shape.original,
    title: SummaryContent.shape.title,
    paragraphs: z.array(SummaryParagraph.omit({ revision: true })),
    page: z.string(),
  }),
  formats: ["json"],
  example: { meeting: "dialogue-2027" },
  answer: async ({ services }, { meeting }) => {
    const found = await services.summaries.seen({ kind: "visitor" }, meeting);
    if (!found.ok) return refused(404, ...found.problems);
    const { symbol = null, issued = null, content } = found.value?.summary ?? {};
    if (symbol === null || issued === null || content === undefined)
      return refused(404, problem("outcome.no-summary", { id: meeting }));
    const { original, title, paragraphs } = content;
    return {
      kind: "json",
      body: {
        ...{ meeting, symbol, issued: issued.toISOString(), original, title },
        paragraphs: paragraphs.map(({ revision: _, ...one }) => one),
        page: `/en/meetings/${encodeURIComponent(meeting)}/summary`,
      },
    };
  },
});
