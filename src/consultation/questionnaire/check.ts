import { type Problem, problem } from "../../kernel/problem.ts";
import { indicatorIds } from "../../statistics/indicators/model.ts";
import { isDate } from "./check-answer.ts";
import type { Condition, Question, Questionnaire } from "./model.ts";
import { numbered, questionsOf } from "./order.ts";
import { textsOf } from "./texts.ts";

/** Conditions within conditions, at most so many deep. */
const deepest = 5;

/**
 * What is wrong with a questionnaire; nothing where it can be settled and sent. Each problem names the section or question by its
 * number. Problems: `questionnaires.id-twice`, `.part-twice`, `.text-missing`, `.condition-forward`, `.condition-unknown`,
 * `.condition-kind`, `.condition-option`, `.condition-bounds`, `.condition-deep`, `.bounds`, `.scale-long`, `.mandate-malformed`,
 * `.period-malformed`, `.indicator-unknown`.
 */
export function checkQuestionnaire(content: Questionnaire): readonly Problem[] {
  return [...idsTwice(content), ...textsMissing(content), ...conditions(content), ...ownRules(content)];
}

function idsTwice(content: Questionnaire): readonly Problem[] {
  const ids = content.sections.flatMap(({ id, questions }) => [id, ...questions.map((one) => one.id)]);
  return repeated(ids).map((id) => problem("questionnaires.id-twice", { id }));
}

/** Those that stand more than once, each once. */
function repeated(list: readonly string[]): readonly string[] {
  return [...new Set(list.filter((one, at) => list.indexOf(one) !== at))];
}

function textsMissing(content: Questionnaire): readonly Problem[] {
  const numbers = numbered(content);
  return textsOf(content)
    .filter(({ text }) => (text[content.original] ?? "").trim() === "")
    .map(({ part, path }) =>
      problem("questionnaires.text-missing", { number: (part && numbers.get(part)) || "0", path }),
    );
}

function conditions(content: Questionnaire): readonly Problem[] {
  const problems: Problem[] = [];
  const numbers = numbered(content);
  const all = new Set<string>(questionsOf(content).map(({ question }) => question.id));
  const before = new Map<string, Question>();
  const look = (when: Condition | null, id: string, depth = 1) => {
    if (when === null || when.if === "recipient") return;
    const number = numbers.get(id) ?? "";
    if (depth > deepest) problems.push(problem("questionnaires.condition-deep", { number }));
    else if (when.if === "not") look(when.condition, id, depth + 1);
    else if ("conditions" in when) for (const one of when.conditions) look(one, id, depth + 1);
    else {
      const seen = before.get(when.question);
      const other = numbers.get(when.question) ?? when.question;
      if (seen) problems.push(...fits(when, seen, { number, other }));
      else if (all.has(when.question))
        problems.push(problem("questionnaires.condition-forward", { number, other }));
      else problems.push(problem("questionnaires.condition-unknown", { number, other }));
    }
  };
  for (const section of content.sections) {
    look(section.when, section.id);
    for (const question of section.questions) {
      look(question.when, question.id);
      before.set(question.id, question);
    }
  }
  return problems;
}

type Looking = Extract<Condition, { readonly question: unknown }>;

/** Whether a condition can be asked of the question at which it looks. */
function fits(
  when: Looking,
  seen: Question,
  facts: { readonly number: string; readonly other: string },
): readonly Problem[] {
  if (when.if === "answered") return [];
  if (when.if === "chosen") {
    if (seen.kind !== "choice") return [problem("questionnaires.condition-kind", facts)];
    return when.options.every((id) => seen.options.some((option) => option.id === id))
      ? []
      : [problem("questionnaires.condition-option", facts)];
  }
  if (seen.kind !== "number" && seen.kind !== "scale")
    return [problem("questionnaires.condition-kind", facts)];
  const { least, most } = when;
  const open = least === null && most === null;
  return open || outOfOrder(least, most) ? [problem("questionnaires.condition-bounds", facts)] : [];
}

function outOfOrder(least: number | null, most: number | null): boolean {
  return least !== null && most !== null && least > most;
}

/** `A/RES/61/208`, `A/RES/61/208#op_9`, `A/RES/61/208#op_2~2`. */
const mandateAddress = /^[A-Z]{1,6}(\/[A-Za-z0-9.()_-]+){1,7}(#[\w.~-]+)?$/;

/** Points of a scale beyond which nobody tells them apart. */
const longestScale = 11;

function ownRules(content: Questionnaire): readonly Problem[] {
  return questionsOf(content).flatMap(({ question, number }) => {
    const malformed = question.about
      .filter((address) => !mandateAddress.test(address))
      .map((address) => problem("questionnaires.mandate-malformed", { number, address }));
    return [...malformed, ...ofKind(question, number)];
  });
}

function ofKind(question: Question, number: string): readonly Problem[] {
  const twice = (ids: readonly { readonly id: string }[]) =>
    repeated(ids.map(({ id }) => id)).map((id) => problem("questionnaires.part-twice", { number, id }));
  switch (question.kind) {
    case "choice":
      return twice(question.options);
    case "table":
      return [...twice(question.columns), ...twice(question.rows)];
    case "scale":
      if (question.least >= question.most) return [problem("questionnaires.bounds", { number })];
      return question.most - question.least >= longestScale
        ? [problem("questionnaires.scale-long", { number, count: longestScale })]
        : [];
    case "number":
      return outOfOrder(question.least, question.most) ? [problem("questionnaires.bounds", { number })] : [];
    case "figure":
      return figureRules(question, number);
    default:
      return [];
  }
}

function figureRules(
  { indicator, period }: Extract<Question, { readonly kind: "figure" }>,
  number: string,
): readonly Problem[] {
  const known: readonly string[] = indicatorIds;
  return [
    ...(known.includes(indicator)
      ? []
      : [problem("questionnaires.indicator-unknown", { number, indicator })]),
    ...(period === null || isDate(period)
      ? []
      : [problem("questionnaires.period-malformed", { number, period })]),
  ];
}
