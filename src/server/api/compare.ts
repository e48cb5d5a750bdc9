import { z } from "zod";
import { compareReleases } from "../../statistics/releases/compare.ts";
import { ReleaseSummaryBody, releaseSummary } from "./bodies.ts";
import { refused, resource } from "./resource.ts";

const Counts = z.object({
  added: z.int(),
  removed: z.int(),
  revised: z.int(),
  annotated: z.int(),
  same: z.int(),
});

const Revision = z.object({
  kind: z.string(),
  measure: z.string(),
  destination: z.string(),
  origin: z.string().nullable(),
  sex: z.string(),
  age: z.string(),
  education: z.string(),
  period: z.string(),
  before: z.number().nullable(),
  after: z.number().nullable(),
  difference: z.number().nullable(),
  percent: z.number().nullable(),
  statusBefore: z.string().nullable(),
  statusAfter: z.string().nullable(),
});

/** `/api/compare/{dataset}`: what one release adds, removes and revises against another. */
export const compareResource = resource({
  path: "/api/compare/{dataset}",
  operation: "compare",
  pathParameters: z.object({ dataset: z.string() }),
  queryParameters: z.object({
    from: z.string(),
    to: z.string().optional(),
    limit: z.coerce.number().int().min(0).max(1000).default(20),
  }),
  body: z.object({
    from: ReleaseSummaryBody,
    to: ReleaseSummaryBody,
    counts: Counts,
    byDestination: z.array(Counts.extend({ destination: z.string() })),
    byPeriod: z.array(Counts.extend({ period: z.string() })),
    biggest: z.array(Revision),
  }),
  formats: ["json"],
  example: { dataset: "un-desa-stock", from: "current" },
  answer: async ({ services, signal }, { dataset }, { from, to, limit }) => {
    const current = await services.catalogue.find(dataset);
    if (!current.ok) return refused(404, ...current.problems);
    const find = (text: string | undefined) =>
      text === undefined || text === "current" ? current : services.catalogue.find(dataset, text);
    const [before, after] = [await find(from), await find(to)];
    if (!before.ok) return refused(400, ...before.problems);
    if (!after.ok) return refused(400, ...after.problems);
    const { counts, byDestination, byPeriod, biggest } = await compareReleases(
      services.engine,
      before.value,
      after.value,
      { biggest: limit, signal },
    );
    const isCurrent = ({ hash }: { readonly hash: string }) => hash === current.value.hash;
    const body = {
      from: releaseSummary(before.value, isCurrent(before.value)),
      to: releaseSummary(after.value, isCurrent(after.value)),
      counts,
      byDestination,
      byPeriod,
      biggest,
    };
    return { kind: "json", body };
  },
});
