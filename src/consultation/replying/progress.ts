import type { PartyKind } from "../../directory/model.ts";
import type { Language } from "../../kernel/language.ts";
import type { Problem } from "../../kernel/problem.ts";
import { asked } from "../questionnaire/asked.ts";
import { checkAnswer } from "../questionnaire/check-answer.ts";
import type { Question, Questionnaire, Section } from "../questionnaire/model.ts";
import type { PlacedQuestion } from "../questionnaire/order.ts";
import type { Answer } from "./answer.ts";
import type { KeptAnswer } from "./model.ts";

/** How far one section is. */
export interface SectionProgress {
  readonly section: Section;
  /** `1` for the first of the questionnaire, whether or not those before it are asked. */
  readonly number: string;
  /** Of those that are asked. */
  readonly questions: number;
  readonly answered: number;
  /** Required and not answered. */
  readonly missing: number;
  /** Answered, but not as the question wants it. */
  readonly wrong: number;
  /** The last to save something in it. */
  readonly last: { readonly at: string; readonly actor: string } | null;
}

/** A question that keeps a reply from being submitted, and why. */
export interface Hindrance extends PlacedQuestion {
  readonly problems: readonly Problem[];
}

export interface Progress {
  readonly sections: readonly SectionProgress[];
  readonly questions: number;
  readonly answered: number;
  readonly hindrances: readonly Hindrance[];
}

/** How far a reply is, section by section, for a party of this kind. */
export function progressOf(
  questionnaire: Questionnaire,
  answers: ReadonlyMap<string, KeptAnswer>,
  recipient: PartyKind,
  language: Language,
): Progress {
  const values = valuesOf(answers);
  const put = asked(questionnaire, values, recipient);
  const hindrances = put.questions.flatMap((placed): readonly Hindrance[] => {
    const problems = checkAnswer(placed.question, values.get(placed.question.id) ?? null, { language });
    return problems.length === 0 ? [] : [{ ...placed, problems }];
  });
  const sections = put.sections.map((section): SectionProgress => {
    const own = put.questions.filter((one) => one.section === section);
    const there = own.flatMap(({ question }) => answers.get(question.id) ?? []);
    const held = hindrances.filter((one) => one.section === section);
    const last = there.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))[0];
    return {
      section,
      number: String(questionnaire.sections.indexOf(section) + 1),
      questions: own.length,
      answered: there.length,
      missing: held.filter(({ question }) => !answers.has(question.id)).length,
      wrong: held.filter(({ question }) => answers.has(question.id)).length,
      last: last ? { at: last.at, actor: last.actor } : null,
    };
  });
  const answered = sections.reduce((sum, one) => sum + one.answered, 0);
  return { sections, questions: put.questions.length, answered, hindrances };
}

/** What would be submitted: the answers to what is asked. A draft's answer to a question that fell away stays behind. */
export function submittable(
  questionnaire: Questionnaire,
  answers: ReadonlyMap<string, KeptAnswer>,
  recipient: PartyKind,
): Readonly<Record<string, Answer>> {
  const values = valuesOf(answers);
  const put = asked(questionnaire, values, recipient);
  return Object.fromEntries([...values].filter(([question]) => put.has(question)));
}

function valuesOf(answers: ReadonlyMap<string, KeptAnswer>): ReadonlyMap<string, Answer> {
  return new Map([...answers].map(([question, { value }]) => [question, value]));
}

/** What a draft may not hold either: it could not be shown again. All else is kept and told, and only stands in the way of submitting. */
const unkeepable: ReadonlySet<string> = new Set(
  [
    "answer-kind",
    "empty",
    "option-unknown",
    "option-twice",
    "one-option",
    "no-other",
    "territory-unknown",
    "territory-twice",
    "one-territory",
    "too-many-files",
    "too-many-rows",
    "row-unknown",
    "row-twice",
    "column-unknown",
    "nothing-to-confirm",
    "not-a-number",
  ].map((key) => `questionnaires.${key}`),
);

/** Why an answer cannot even be kept as a draft; nothing where it can. */
export function whyUnkeepable(question: Question, answer: Answer, language: Language): readonly Problem[] {
  return checkAnswer(question, answer, { language }).filter(({ code }) => unkeepable.has(code));
}
