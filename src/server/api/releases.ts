import { z } from "zod";
import { ReleaseSummaryBody, releaseSummary } from "./bodies.ts";
import { refused, resource } from "./resource.ts";

/** `/api/datasets/{dataset}/releases`: all releases of a dataset, the newest first. */
export const releasesResource = resource({
  path: "/api/datasets/{dataset}/releases",
  operation: "releases",
  pathParameters: z.object({ dataset: z.string() }),
  queryParameters: z.object({}),
  body: z.object({ dataset: z.string(), releases: z.array(ReleaseSummaryBody) }),
  formats: ["json"],
  example: { dataset: "un-desa-stock" },
  answer: async ({ services }, { dataset: wanted }) => {
    const current = await services.catalogue.find(wanted);
    if (!current.ok) return refused(404, ...current.problems);
    const { dataset } = current.value.description;
    const all = await services.catalogue.list(dataset);
    const releases = all.toReversed().map((one) => releaseSummary(one, one.hash === current.value.hash));
    return { kind: "json", body: { dataset, releases } };
  },
});
