import { z } from "zod";
import { ReleaseBody, releaseBody } from "./bodies.ts";
import { refused, resource } from "./resource.ts";

/** `/api/datasets/{dataset}/releases/{hash}`: all that a release says of itself. */
export const releaseResource = resource({
  path: "/api/datasets/{dataset}/releases/{hash}",
  operation: "release",
  pathParameters: z.object({ dataset: z.string(), hash: z.string() }),
  queryParameters: z.object({}),
  body: ReleaseBody,
  formats: ["json"],
  example: { dataset: "un-desa-stock", hash: "current" },
  answer: async ({ services }, { dataset, hash }) => {
    // `current` is a word for a person at a keyboard; programs keep the hash.
    const found = await services.catalogue.find(dataset, hash === "current" ? undefined : hash);
    if (!found.ok) return refused(404, ...found.problems);
    return { kind: "json", body: releaseBody(found.value), forEver: hash === found.value.hash };
  },
});
