import { z } from "zod";
import { Language } from "../../../kernel/language.ts";
import { Text } from "../../../kernel/texts.ts";
import { resource } from "../resource.ts";

/** `/api/reports`: reports that were issued, the last first. Whoever asks is a visitor, whatever their session. */
export const reportsResource = resource({
  path: "/api/reports",
  operation: "reports",
  pathParameters: z.object({}),
  queryParameters: z.object({}),
  body: z.object({
    reports: z.array(
      z.object({
        id: z.string(),
        symbol: z.string().nullable(),
        title: Text,
        original: Language,
        mandates: z.array(z.string()),
        date: z.string().nullable(),
        /** The issued report that it corrects. */
        corrects: z.string().nullable(),
        issued: z.string(),
        hash: z.string(),
        report: z.string(),
        trace: z.string(),
      }),
    ),
  }),
  formats: ["json"],
  example: {},
  answer: async ({ services }) => {
    const found = await services.reports.list({ kind: "visitor" });
    const reports = found.flatMap(({ id, symbol, title, original, mandates, date, corrects, issued }) =>
      issued
        ? [
            {
              ...{ id, symbol, title, original, mandates, date, corrects },
              ...{ issued: issued.at, hash: issued.hash },
              report: `/api/reports/${id}`,
              trace: `/api/reports/${id}/trace`,
            },
          ]
        : [],
    );
    return { kind: "json", body: { reports } };
  },
});
