import { z } from "zod";
import { datasetName } from "../../web/datasets.ts";
import { ReleaseSummaryBody, releaseSummary } from "./bodies.ts";
import { resource } from "./resource.ts";

/** `/api/datasets`: every dataset that has figures, with its current release. */
export const datasetsResource = resource({
  path: "/api/datasets",
  operation: "datasets",
  pathParameters: z.object({}),
  queryParameters: z.object({}),
  body: z.object({
    datasets: z.array(
      z.object({ id: z.string(), name: z.string(), href: z.string(), current: ReleaseSummaryBody }),
    ),
  }),
  formats: ["json"],
  example: {},
  answer: async ({ services, words }) => {
    const datasets = [];
    for (const id of await services.catalogue.datasets()) {
      const current = await services.catalogue.current(id);
      if (!current) continue;
      datasets.push({
        id,
        name: datasetName(words, id),
        href: `/api/datasets/${id}`,
        current: releaseSummary(current, true),
      });
    }
    return { kind: "json", body: { datasets } };
  },
});
