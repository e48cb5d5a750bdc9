import type { Question, Questionnaire, Section } from "./model.ts";

/** A question where it stands. */
export interface PlacedQuestion {
  readonly section: Section;
  readonly question: Question;
  /** As it is printed: `2.3` is the third question of the second section. It does not change with what is asked. */
  readonly number: string;
}

/** Every question in its order, with its section and number. */
export function questionsOf(questionnaire: Questionnaire): readonly PlacedQuestion[] {
  return questionnaire.sections.flatMap((section, s) =>
    section.questions.map((question, q) => ({ section, question, number: `${s + 1}.${q + 1}` })),
  );
}

/** The question with this identifier; undefined where there is none. */
export function questionOf(questionnaire: Questionnaire, id: string): PlacedQuestion | undefined {
  return questionsOf(questionnaire).find(({ question }) => question.id === id);
}

/** The numbers of sections (`2`) and questions (`2.3`) by their identifiers. */
export function numbered(questionnaire: Questionnaire): ReadonlyMap<string, string> {
  return new Map([
    ...questionnaire.sections.map(({ id }, s): [string, string] => [id, String(s + 1)]),
    ...questionsOf(questionnaire).map(({ question, number }): [string, string] => [question.id, number]),
  ]);
}
