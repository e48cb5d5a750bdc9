import { z } from "zod";
import { Question } from "../../../consultation/questionnaire/model.ts";
import { Answer } from "../../../consultation/replying/answer.ts";
import { parseAnswerReference } from "../../../consultation/responses/evidence.ts";
import { nameAnswerer, sayAnswer } from "../../../consultation/responses/saying.ts";
import { Language } from "../../../kernel/language.ts";
import { problem } from "../../../kernel/problem.ts";
import { refused, resource } from "../resource.ts";

/** `/api/answer?reference=…`: the public answer that an evidence reference names, as it was submitted then. */
export const answerResource = resource({
  path: "/api/answer",
  operation: "answer",
  pathParameters: z.object({}),
  queryParameters: z.object({ reference: z.string().trim().min(1).max(600) }),
  body: z.object({
    reference: z.string(),
    consultation: z.string(),
    name: z.string(),
    number: z.string(),
    question: Question,
    answer: Answer.nullable(),
    said: z.array(z.object({ label: z.string().nullable(), text: z.string() })),
    withheld: z.boolean(),
    language: Language.nullable(),
    submitted: z.string().nullable(),
    /** Where a later submission has taken its place. */
    newer: z.object({ version: z.string(), changed: z.boolean() }).nullable(),
  }),
  formats: ["json"],
  example: {
    reference:
      "corridor:answer/implementation-of-61-208/KEN@3e1305b60c3981c7a5d9e3ed836e65b7121383cf81a143e3d7cb7db55b9c2602#policy",
  },
  answer: async ({ services, words }, _path, { reference }) => {
    if (!parseAnswerReference(reference))
      return refused(400, problem("responses.reference-unclear", { text: reference }));
    const found = await services.responses.cited({ kind: "visitor" }, reference);
    if (!found.ok) return refused(404, ...found.problems);
    const { consultation, question, number, who, seen, language, at, newer, questionnaire } = found.value;
    const said =
      seen.answer === null
        ? []
        : sayAnswer(question, seen.answer, words, { original: questionnaire.original, language });
    return {
      kind: "json",
      body: {
        reference: found.value.reference,
        consultation: consultation.id,
        name: nameAnswerer(who, words),
        number,
        question,
        answer: seen.answer,
        said: said.map(({ label, text }) => ({ label, text })),
        withheld: seen.withheld,
        language,
        submitted: at,
        newer,
      },
    };
  },
});
