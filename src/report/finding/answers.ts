import type { ResponseService } from "../../consultation/responses/service.ts";
import { wordsOf } from "../../consultation/responses/words-of.ts";
import type { Actor } from "../../kernel/actor.ts";
import { textIn } from "../../kernel/texts.ts";
import type { Words } from "../../kernel/words.ts";
import type { Offer } from "./model.ts";
import { type Asked, holdsAll } from "./question.ts";

/** Answers at most. */
const most = 20;

/**
 * Answers that the parties a question names have given, as the actor may see them; where it has words besides, those whose
 * question or words hold them. Whoever names no party gets none: answers are found by their question on its own page.
 */
export async function answersFor(
  asked: Asked,
  responses: Pick<ResponseService, "party">,
  actor: Actor,
  words: Words,
): Promise<readonly Offer[]> {
  const offers: Offer[] = [];
  for (const { id } of asked.territories) {
    const seen = await responses.party(actor, id);
    if (!seen.ok) continue;
    const { party, replies } = seen.value;
    for (const { questionnaire, answers } of replies)
      for (const { question, answer, reference, number } of answers) {
        if (answer === null || reference === null || answer.kind === "none") continue;
        const ask = textIn(question.ask, words.language, questionnaire.original).text;
        const says = wordsOf(answer);
        if (!holdsAll(`${ask} ${says}`, asked.terms)) continue;
        offers.push({
          source: { kind: "answer", reference },
          format: { style: "words", digits: null, scale: "one" },
          as: "words",
          label: words.t("report-pages:find.answer", {
            party: party.names[words.language],
            number,
            ask,
          }),
          says: says === "" ? null : says,
          from: textIn(questionnaire.title, words.language, questionnaire.original).text,
        });
        if (offers.length === most) return offers;
      }
  }
  return offers;
}
