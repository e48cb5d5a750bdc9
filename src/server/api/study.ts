import { z } from "zod";
import { resolveTerritory } from "../../kernel/territory/resolve.ts";
import { studyHtml } from "../../statistics/studies/html.ts";
import { studyNames } from "../../statistics/studies/model.ts";
import { study } from "../../statistics/studies/study.ts";
import { bytesOf } from "./bytes.ts";
import { mediaTypes, refused, resource } from "./resource.ts";

const Figure = z.object({
  kind: z.literal("figure"),
  /** As it is shown, and as it is. */
  text: z.string(),
  value: z.number(),
  unit: z.string(),
  indicator: z.string(),
  territory: z.string(),
  period: z.string(),
  /** References in the text that `kernel/evidence.ts` describes. */
  evidence: z.array(z.string()),
});
const Part = z.union([z.object({ kind: z.literal("words"), text: z.string() }), Figure]);
const Row = z.object({ name: z.string(), cells: z.array(Figure.nullable()) });

const StudyBody = z.object({
  question: z.object({
    name: z.enum(studyNames),
    territory: z.string(),
    indicators: z.array(z.string()),
    periods: z.array(z.string()).optional(),
    compare: z.array(z.string()),
  }),
  language: z.string(),
  title: z.string(),
  subject: z.string(),
  about: z.string(),
  sections: z.array(
    z.object({
      id: z.string(),
      heading: z.string(),
      paragraphs: z.array(z.array(Part)),
      tables: z.array(z.object({ caption: z.string(), columns: z.array(z.string()), rows: z.array(Row) })),
    }),
  ),
  sources: z.array(
    z.object({ dataset: z.string(), release: z.string(), version: z.string(), line: z.string() }),
  ),
  gaps: z.array(z.string()),
});

/** `/api/studies/{name}/{territory}`: a ready-made study from the current releases, as data or as a page that stands alone. */
export const studyResource = resource({
  path: "/api/studies/{name}/{territory}",
  operation: "study",
  pathParameters: z.object({ name: z.enum(studyNames), territory: z.string() }),
  queryParameters: z.object({}),
  body: StudyBody,
  formats: ["json", "html"],
  example: { name: "women", territory: "PHL" },
  answer: async ({ services, language, type }, { name, territory }) => {
    const place = resolveTerritory(territory);
    if (!place.ok) return refused(404, ...place.problems);
    const answer = await study(name, place.value.id, services, language);
    if (type !== mediaTypes.html) return { kind: "json", body: answer };
    return bytesOf(type, studyHtml(answer), `${name}-${place.value.id}-${language}.html`);
  },
});
