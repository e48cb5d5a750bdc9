import { z } from "zod";
import { AnonymityPromise, ConsultationState } from "../../../consultation/running/model.ts";
import { Text } from "../../../kernel/texts.ts";
import { resource } from "../resource.ts";

/** `/api/consultations`: consultations whose answers are shown, the latest first. Whoever asks is a visitor, whatever their session. */
export const consultationsResource = resource({
  path: "/api/consultations",
  operation: "consultations",
  pathParameters: z.object({}),
  queryParameters: z.object({}),
  body: z.object({
    consultations: z.array(
      z.object({
        id: z.string(),
        title: Text,
        opens: z.string(),
        closes: z.string(),
        state: ConsultationState,
        promise: AnonymityPromise,
        previous: z.string().nullable(),
        asked: z.int(),
        answered: z.int(),
        responses: z.string(),
      }),
    ),
  }),
  formats: ["json"],
  example: {},
  answer: async ({ services }) => {
    const found = await services.responses.list({ kind: "visitor" });
    const consultations = found.map(
      ({ id, title, opens, closes, state, promise, previous, asked, answered }) => ({
        id,
        title,
        opens,
        closes,
        state,
        promise,
        previous,
        asked,
        answered,
        responses: `/api/consultations/${encodeURIComponent(id)}/responses`,
      }),
    );
    return { kind: "json", body: { consultations } };
  },
});
