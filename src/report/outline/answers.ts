import type { Question, Questionnaire } from "../../consultation/questionnaire/model.ts";
import { questionsOf } from "../../consultation/questionnaire/order.ts";
import type { Answer } from "../../consultation/replying/answer.ts";
import type { AnswerSeen } from "../../consultation/responses/model.ts";
import type { ResponseService } from "../../consultation/responses/service.ts";
import { wordsOf } from "../../consultation/responses/words-of.ts";
import type { Actor } from "../../kernel/actor.ts";
import type { Language } from "../../kernel/language.ts";
import { textIn } from "../../kernel/texts.ts";
import { words } from "../../kernel/words.ts";
import type { AnswerEvidence } from "./model.ts";

/** An excerpt is as long as a footnote at most, in characters. */
const longest = 400;

/**
 * Finds what parties answered to questions about paragraphs or requests, as an actor may see it: whoever may not read an answer
 * does not get it into an outline either.
 */
export function answersFor(
  responses: Pick<ResponseService, "list" | "overview" | "question">,
  actor: Actor,
): (
  addresses: readonly string[],
  language: Language,
) => Promise<ReadonlyMap<string, readonly AnswerEvidence[]>> {
  return async (addresses, language) => {
    const wanted = new Set(addresses);
    const found = new Map<string, AnswerEvidence[]>();
    for (const { id } of await responses.list(actor)) {
      const overview = await responses.overview(actor, id);
      if (!overview.ok) continue;
      const { questionnaire } = overview.value;
      for (const { question } of questionsOf(questionnaire)) {
        const about = question.about.filter((address) => wanted.has(address));
        if (about.length === 0) continue;
        const seen = await responses.question(actor, id, question.id);
        if (!seen.ok) continue;
        const answers = seen.value.answers.flatMap((one) =>
          evidenceOf(one, question, questionnaire, id, language),
        );
        for (const address of about) found.set(address, [...(found.get(address) ?? []), ...answers]);
      }
    }
    return found;
  };
}

function evidenceOf(
  { answer, reference, who, language: written }: AnswerSeen,
  question: Question,
  { original }: Questionnaire,
  consultation: string,
  language: Language,
): readonly AnswerEvidence[] {
  if (!answer || answer.kind === "none" || reference === null) return [];
  const excerpt = saidIn(answer, question, original, language);
  if (excerpt === "") return [];
  return [
    {
      evidence: reference,
      party: who.party?.names[language] ?? null,
      consultation,
      question: question.id,
      excerpt: shortened(excerpt),
      in: answer.kind === "text" ? (answer.language ?? written) : written,
    },
  ];
}

/** An answer in words: what was chosen, how much, and what was written. */
export function saidIn(answer: Answer, question: Question, original: Language, language: Language): string {
  const said = wordsOf(answer);
  const { number } = words(language);
  switch (answer.kind) {
    case "choice": {
      if (question.kind !== "choice") return said;
      const chosen = question.options.flatMap(({ id, text }) =>
        answer.chosen.includes(id) ? [textIn(text, language, original).text] : [],
      );
      return [...chosen, said].filter((one) => one !== "").join("; ");
    }
    case "scale":
    case "number":
      return number(answer.value);
    case "figure":
      return [answer.value === null ? "" : number(answer.value), said].filter((one) => one !== "").join("; ");
    case "date":
      return answer.date;
    default:
      return said;
  }
}

/** Cut between words, with an ellipsis. */
function shortened(text: string): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest);
  const end = cut.search(/\s\S*$/u);
  const whole = end > longest / 2 ? cut.slice(0, end) : cut.replace(/[\uD800-\uDBFF]$/, "");
  return `${whole.trimEnd()}…`;
}
