import { z } from "zod";
import { writeFeed } from "../../../record/formats/feed.ts";
import { Change } from "../../../record/keeping/changes.ts";
import { bytesOf } from "../bytes.ts";
import { mediaTypes, resource } from "../resource.ts";

/** `/api/record/feed`: what was done to the record, the latest first; an Atom feed for readers of feeds. */
export const recordFeedResource = resource({
  path: "/api/record/feed",
  operation: "recordFeed",
  pathParameters: z.object({}),
  queryParameters: z.object({
    limit: z.coerce.number().int().min(1).max(200).default(50),
    format: z.enum(["json", "atom"]).optional(),
  }),
  body: z.object({ changes: z.array(Change) }),
  formats: ["json", "atom"],
  example: {},
  answer: async ({ services, words, language, url, type }, _path, { limit }) => {
    const changes = await services.record.changes(limit);
    if (type === mediaTypes.json) return { kind: "json", body: { changes: [...changes] } };
    const told = changes.map(({ state, ...change }) => ({
      ...change,
      ...(state === null ? {} : { state: words.t(`records:state.${state}`) }),
    }));
    const page = new URL(`/${language}/record`, url).href;
    const options = { self: url.href, page, emptySince: "1970-01-01T00:00:00Z" };
    return bytesOf(mediaTypes.atom, writeFeed(told, words, options));
  },
});
