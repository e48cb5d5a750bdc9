import { z } from "zod";
import { datasetName } from "../../web/datasets.ts";
import { ReleaseSummaryBody, releaseSummary } from "./bodies.ts";
import { refused, resource } from "./resource.ts";

/** `/api/datasets/{dataset}`: one dataset, its current release and how many there are. */
export const datasetResource = resource({
  path: "/api/datasets/{dataset}",
  operation: "dataset",
  pathParameters: z.object({ dataset: z.string() }),
  queryParameters: z.object({}),
  body: z.object({
    id: z.string(),
    name: z.string(),
    current: ReleaseSummaryBody,
    releases: z.object({ count: z.int(), href: z.string() }),
    observations: z.string(),
  }),
  formats: ["json"],
  example: { dataset: "un-desa-stock" },
  answer: async ({ services, words }, { dataset: wanted }) => {
    const found = await services.catalogue.find(wanted);
    if (!found.ok) return refused(404, ...found.problems);
    const { dataset } = found.value.description;
    const all = await services.catalogue.list(dataset);
    const body = {
      id: dataset,
      name: datasetName(words, dataset),
      current: releaseSummary(found.value, true),
      releases: { count: all.length, href: `/api/datasets/${dataset}/releases` },
      observations: `/api/observations/${dataset}`,
    };
    return { kind: "json", body };
  },
});
