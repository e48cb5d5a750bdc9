import { z } from "zod";
import { resolveTerritory } from "../../kernel/territory/resolve.ts";
import { studyHtml } from "../../statistics/studies/html.ts";
import { studyNames } from "../../statistics/studies/model.ts";
import { study } from "../../statistics/studies/study.ts";
import { mediaTypes, refused, resource } from "./resource.ts";

/** `/api/studies/{name}/{territory}`: a ready-made study from the current releases, as data or as a page that stands alone. */
export const studyResource = resource({
  path: "/api/studies/{name}/{territory}",
  operation: "study",
  pathParameters: z.object({ name: z.enum(studyNames), territory: z.string() }),
  queryParameters: z.object({}),
  body: z.object({
    title: z.string(),
    subject: z.string(),
    about: z.string(),
    sections: z.array(z.unknown()),
    sources: z.array(z.unknown()),
    gaps: z.array(z.string()),
  }),
  formats: ["json", "html"],
  example: { name: "women", territory: "PHL" },
  answer: async ({ services, language, type }, { name, territory }) => {
    const place = resolveTerritory(territory);
    if (!place.ok) return refused(404, ...place.problems);
    const answer = await study(name, place.value.id, services, language);
    if (type !== mediaTypes.html) return { kind: "json", body: answer };
    const page = new TextEncoder().encode(studyHtml(answer));
    return {
      kind: "stream",
      type,
      fileName: `${name}-${place.value.id}-${language}.html`,
      open: () =>
        new ReadableStream({
          start(controller) {
            controller.enqueue(page);
            controller.close();
          },
        }),
    };
  },
});
