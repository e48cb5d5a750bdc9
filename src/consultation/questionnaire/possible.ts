import type { PartyKind } from "../../directory/model.ts";
import type { Condition, Questionnaire, Section } from "./model.ts";

/** What may be asked of recipients of one kind, whatever they answer: for a preview, and for forms on paper. */
export function possible(questionnaire: Questionnaire, recipient: PartyKind): readonly Section[] {
  const may = (condition: Condition | null) =>
    condition === null || outcomes(condition, recipient).includes(true);
  return questionnaire.sections
    .filter(({ when }) => may(when))
    .map((section) => ({ ...section, questions: section.questions.filter(({ when }) => may(when)) }))
    .filter(({ questions }) => questions.length > 0);
}

const either = [true, false] as const;

/** How a condition can come out for a recipient of this kind, over all answers: true, false or both. */
function outcomes(condition: Condition, recipient: PartyKind): readonly boolean[] {
  if (condition.if === "recipient") return [condition.kinds.includes(recipient)];
  if (condition.if === "not") return outcomes(condition.condition, recipient).map((one) => !one);
  if (!("conditions" in condition)) return either;
  const each = condition.conditions.map((one) => outcomes(one, recipient));
  const all = condition.if === "all";
  return either.filter((result) =>
    result === all ? each.every((some) => some.includes(result)) : each.some((some) => some.includes(result)),
  );
}

/** What is left of a condition once it is known who is asked: the part about answers; null where nothing is left to be seen. */
export function aboutAnswers(condition: Condition | null): Condition | null {
  if (condition === null || condition.if === "recipient") return null;
  if (condition.if !== "all") return condition;
  const left = condition.conditions.map(aboutAnswers).filter((one) => one !== null);
  const [only] = left;
  if (only === undefined) return null;
  return left.length === 1 ? only : { if: "all", conditions: left };
}
