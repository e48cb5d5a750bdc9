import type { Question, QuestionKind } from "../../../../consultation/questionnaire/model.ts";
import type { Answer } from "../../../../consultation/replying/answer.ts";
import type { Language } from "../../../../kernel/language.ts";
import type { Problem } from "../../../../kernel/problem.ts";
import type { Typed } from "./names.ts";

export type QuestionOf<K extends QuestionKind> = Extract<Question, { readonly kind: K }>;
export type AnswerOf<K extends Answer["kind"]> = Extract<Answer, { readonly kind: K }>;

/** A figure of the party's own territory, to be confirmed or corrected. */
export interface ShownFigure {
  /** The text of its evidence reference. */
  readonly evidence: string;
  /** In the reader's words, with its unit and period: `2.3 million people (2024)`. */
  readonly words: string;
  /** The line of its source. */
  readonly source: string;
}

/** What every field takes. */
export interface AnyField {
  readonly question: Question;
  /** As it is printed: `2.3`. */
  readonly number: string;
  /** The answer so far; null where there is none. */
  readonly value: Answer | null;
  /** The language of the form, and that in which the questionnaire was written. */
  readonly language: Language;
  readonly original: Language;
  readonly problems: readonly Problem[];
  /** What was typed and could not be kept; it stands in the place of the answer. */
  readonly typed?: Typed | undefined;
  /** True where the answer is shown and cannot be changed. */
  readonly readOnly?: boolean | undefined;
  /** For questions about a figure: what Corridor has; null where it has none; left out where it is not known yet who is asked. */
  readonly shown?: ShownFigure | null | undefined;
  /** More empty rows of a table or places for territories than usual. */
  readonly more?: number | undefined;
}

/** The same for the field of one kind of question. */
export type FieldProps<K extends QuestionKind> = Omit<AnyField, "question"> & {
  readonly question: QuestionOf<K>;
};

/** The answer where it is of this kind. */
export function answerOf<K extends Answer["kind"]>(value: Answer | null, kind: K): AnswerOf<K> | null {
  const is = (one: Answer): one is AnswerOf<K> => one.kind === kind;
  return value !== null && is(value) ? value : null;
}

/** What a control holds: what was typed last, or else what is kept. */
export function held(typed: Typed | undefined, name: string, kept: string): string {
  return typed === undefined ? kept : (typed[name]?.[0] ?? "");
}

/** Whether a box is ticked: as it was left last, or else as it is kept. */
export function ticked(typed: Typed | undefined, name: string, value: string, kept: boolean): boolean {
  return typed === undefined ? kept : (typed[name] ?? []).includes(value);
}
