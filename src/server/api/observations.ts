import { z } from "zod";
import { problem } from "../../kernel/problem.ts";
import { countObservations, queryObservations } from "../../statistics/releases/observations.ts";
import { type PresentedObservation, presentObservation } from "../../statistics/releases/present.ts";
import { ObservationBody } from "./bodies.ts";
import { exportFile } from "./download.ts";
import { filterLabel, filterParameters, readFilter } from "./observation-query.ts";
import { mediaTypes, refused, resource } from "./resource.ts";

/** As many as one JSON answer holds unless asked, and at most. Files hold all, unless asked. */
const usualLimit = 1000;
const largestLimit = 10_000;

/** `/api/observations/{dataset}`: the figures themselves, filtered by any dimension, in codes or in names. */
export const observationsResource = resource({
  path: "/api/observations/{dataset}",
  operation: "observations",
  pathParameters: z.object({ dataset: z.string() }),
  queryParameters: z.object({
    ...filterParameters,
    release: z.string().optional(),
    limit: z.coerce.number().int().min(1).optional(),
    offset: z.coerce.number().int().min(0).default(0),
    format: z.enum(["json", "csv", "parquet"]).optional(),
  }),
  body: z.object({
    dataset: z.string(),
    release: z.string(),
    total: z.int(),
    offset: z.int(),
    next: z.string().nullable(),
    observations: z.array(ObservationBody),
  }),
  formats: ["json", "csv", "parquet"],
  example: { dataset: "un-desa-stock", origin: "MEX", destination: "USA" },
  answer: async ({ services, url, type, signal, headOnly }, { dataset }, query) => {
    const found = await services.catalogue.find(dataset, query.release);
    if (!found.ok) return refused(404, ...found.problems);
    const release = found.value;
    const read = readFilter(query);
    if (!read.ok) return refused(400, ...read.problems);
    const { limit, offset } = query;
    const forEver = query.release === release.hash;
    if (type !== mediaTypes.json) {
      const filter = { ...read.value, offset, ...(limit === undefined ? {} : { limit }) };
      const format = type === mediaTypes.csv ? "csv" : "parquet";
      const name = `${release.description.dataset}_${release.hash.slice(0, 8)}${filterLabel(filter)}.${format}`;
      return exportFile({ services, release, filter, format, type, name, signal, headOnly, forEver });
    }
    const most = limit ?? usualLimit;
    if (most > largestLimit) {
      return refused(400, problem("server.limit-too-large", { limit: most, largest: largestLimit }));
    }
    const filter = { ...read.value, limit: most, offset };
    const total = await countObservations(services.engine, release, filter, { signal });
    const observations: PresentedObservation[] = [];
    for await (const batch of queryObservations(services.engine, release, filter, { signal })) {
      for (const one of batch) observations.push(presentObservation(release, one));
    }
    const next = offset + most < total ? nextAddress(url, release.hash, most, offset + most) : null;
    return {
      kind: "json",
      body: {
        dataset: release.description.dataset,
        release: release.hash,
        total,
        offset,
        next,
        observations,
      },
      forEver,
      next,
    };
  },
});

/** The next part names its release: whoever reads on does not change the release half-way. */
function nextAddress(url: URL, release: string, limit: number, offset: number): string {
  const query = new URLSearchParams(url.search);
  query.set("release", release);
  query.set("limit", String(limit));
  query.set("offset", String(offset));
  return `${url.pathname}?${query}`;
}
