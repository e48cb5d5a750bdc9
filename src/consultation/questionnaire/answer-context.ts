import type { Language } from "../../kernel/language.ts";

/** In which language a form is filled: words are counted and numbers read as it does, and problems name columns in it. */
export interface AnswerContext {
  readonly language: Language;
}
