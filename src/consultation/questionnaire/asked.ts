import type { PartyKind } from "../../directory/model.ts";
import type { Answer } from "../replying/answer.ts";
import type { Condition, PartId, Questionnaire, Section } from "./model.ts";
import { type PlacedQuestion, questionsOf } from "./order.ts";

/** Answers by question. */
export type Answers = ReadonlyMap<string, Answer>;

/** What a recipient is asked, given what it has answered so far. */
export interface Asked {
  /** Those in which something is asked. */
  readonly sections: readonly Section[];
  readonly questions: readonly PlacedQuestion[];
  /** True for the identifier of a question that is asked. */
  has(question: string): boolean;
}

/**
 * The sections and questions that are asked of a recipient of this kind, given its answers so far. Questions are weighed in their
 * order, so a condition sees the answers to what was itself asked before it.
 */
export function asked(questionnaire: Questionnaire, answers: Answers, recipient: PartyKind): Asked {
  const counted = new Map<PartId, Answer>();
  const questions: PlacedQuestion[] = [];
  const sections: Section[] = [];
  const sees = (condition: Condition | null) =>
    condition === null || holds(condition, { answers: counted, recipient });
  const placed = questionsOf(questionnaire);
  for (const section of questionnaire.sections) {
    if (!sees(section.when)) continue;
    for (const one of placed) {
      if (one.section !== section || !sees(one.question.when)) continue;
      if (sections.at(-1) !== section) sections.push(section);
      questions.push(one);
      const answer = answers.get(one.question.id);
      if (answer) counted.set(one.question.id, answer);
    }
  }
  const ids = new Set<string>(questions.map(({ question }) => question.id));
  return { sections, questions, has: (question) => ids.has(question) };
}

/** What a condition may look at: who is asked, and the answers to what was asked before. */
export interface Seen {
  readonly answers: Answers;
  readonly recipient: PartyKind;
}

/** True where the condition holds. */
export function holds(condition: Condition, seen: Seen): boolean {
  switch (condition.if) {
    case "recipient":
      return condition.kinds.includes(seen.recipient);
    case "answered":
      return (seen.answers.get(condition.question)?.kind ?? "none") !== "none";
    case "chosen": {
      const answer = seen.answers.get(condition.question);
      return answer?.kind === "choice" && answer.chosen.some((one) => condition.options.includes(one));
    }
    case "between": {
      const answer = seen.answers.get(condition.question);
      if (answer?.kind !== "number" && answer?.kind !== "scale") return false;
      const { least, most } = condition;
      return (least === null || answer.value >= least) && (most === null || answer.value <= most);
    }
    case "not":
      return !holds(condition.condition, seen);
    case "all":
      return condition.conditions.every((one) => holds(one, seen));
    case "any":
      return condition.conditions.some((one) => holds(one, seen));
  }
}

/**
 * The questions that are required, asked and not answered, in their order. A reason why there is no answer is an answer: nobody
 * can be made to say what they do not have.
 */
export function missing(
  questionnaire: Questionnaire,
  answers: Answers,
  recipient: PartyKind,
): readonly PlacedQuestion[] {
  return asked(questionnaire, answers, recipient).questions.filter(
    ({ question }) => question.required && !answers.has(question.id),
  );
}
