import type { Language } from "../../../kernel/language.ts";
import { withQuery } from "../../query.ts";

/** Where the pages of consultations lie. What is left out is the default, so one state has one address. */

export function consultationsAddress(language: Language): string {
  return `/${language}/consultations`;
}

/** Preparing a new one: from a questionnaire, or from the paragraphs of a resolution. */
export function newConsultationAddress(
  language: Language,
  from: { readonly questionnaire?: string | undefined; readonly resolution?: string | undefined } = {},
): string {
  return withQuery(`${consultationsAddress(language)}/new`, from);
}

export function consultationAddress(language: Language, id: string): string {
  return `${consultationsAddress(language)}/${id}`;
}

export interface RecipientsChoice {
  readonly state?: string | undefined;
  readonly group?: string | undefined;
  /** The party of which more is shown. */
  readonly party?: string | undefined;
}

export function recipientsAddress(language: Language, id: string, choice: RecipientsChoice = {}): string {
  const { state, group, party } = choice;
  return withQuery(`${consultationAddress(language, id)}/recipients`, { state, group, party });
}

export interface LetterChoice {
  readonly party?: string | undefined;
  readonly in?: string | undefined;
  readonly which?: string | undefined;
}

/** The note verbale, and a preview of it or of a reminder. */
export function letterOfAddress(language: Language, id: string, choice: LetterChoice = {}): string {
  const { party, which } = choice;
  return withQuery(`${consultationAddress(language, id)}/letter`, { party, in: choice.in, which });
}

export function remindersAddress(language: Language, id: string): string {
  return `${consultationAddress(language, id)}/reminders`;
}
