import { Question, type QuestionKind } from "../model.ts";

/** Every kind of question, as the model has them. */
export const everyKind: readonly QuestionKind[] = Question.options.map((one) => one.shape.kind.value);
