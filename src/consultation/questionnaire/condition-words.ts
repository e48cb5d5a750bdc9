import { textIn } from "../../kernel/texts.ts";
import type { Words } from "../../kernel/words.ts";
import type { Condition, Questionnaire } from "./model.ts";
import { questionOf } from "./order.ts";

/** A condition in the reader's words: `2.1 is answered with “Yes”`, `the recipient is: Member State, Observer State`. */
export function conditionWords(
  condition: Condition,
  questionnaire: Questionnaire,
  words: Pick<Words, "t" | "list" | "language">,
): string {
  const say = (key: string, facts: Record<string, unknown> = {}) =>
    words.t(`questionnaires:condition.${key}`, facts);
  const inner = (one: Condition) => conditionWords(one, questionnaire, words);
  switch (condition.if) {
    case "recipient":
      return say("recipient", {
        kinds: words.list(condition.kinds.map((kind) => words.t(`directory:kind.${kind}`))),
      });
    case "not":
      return say("not", { condition: inner(condition.condition) });
    case "all":
    case "any":
      return condition.conditions.map(inner).join(say(condition.if === "all" ? "and" : "or"));
  }
  const placed = questionOf(questionnaire, condition.question);
  const number = placed?.number ?? condition.question;
  if (condition.if === "answered") return say("answered", { number });
  if (condition.if === "between") {
    const { least, most } = condition;
    if (least !== null && most !== null) return say("between", { number, least, most });
    return least !== null ? say("least", { number, least }) : say("most", { number, most: most ?? 0 });
  }
  const question = placed?.question;
  const options = condition.options.map((id) => {
    const option = question?.kind === "choice" ? question.options.find((one) => one.id === id) : undefined;
    const text = option ? textIn(option.text, words.language, questionnaire.original).text : id;
    return say("option", { text });
  });
  return say("chosen", { number, options: options.join(say("or")) });
}
