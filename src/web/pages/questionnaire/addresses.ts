import type { Language } from "../../../kernel/language.ts";
import { withQuery } from "../../query.ts";

/** Where the pages of questionnaires lie. What is left out is the default, so one state has one address. */

/** The list; with `archived` also those that were put away. */
export function questionnairesAddress(language: Language, archived = false): string {
  return withQuery(`/${language}/questionnaires`, { archived: archived ? "1" : undefined });
}

/** A questionnaire in the editor: a version, the newest where none is named, and the part that is open in it. */
export function questionnaireAddress(
  language: Language,
  id: string,
  { version, edit }: { readonly version?: number | undefined; readonly edit?: string | undefined } = {},
): string {
  const path = withQuery(`/${language}/questionnaires/${id}`, { version, edit });
  return edit === undefined ? path : `${path}#${partAnchor(edit)}`;
}

/** Where a section or question stands on its page. */
export function partAnchor(part: string): string {
  return `part.${part}`;
}

/** All texts in six languages; with `column` those of one language to be written. */
export function textsAddress(language: Language, id: string, column?: Language): string {
  return withQuery(`/${language}/questionnaires/${id}/texts`, { column });
}

/** The form as recipients of a kind get it. */
export function previewAddress(
  language: Language,
  id: string,
  { as, version }: { readonly as?: string | undefined; readonly version?: number | undefined } = {},
): string {
  return withQuery(`/${language}/questionnaires/${id}/preview`, { as, version });
}

/** Two versions question by question. */
export function versionsAddress(language: Language, id: string, before?: number, after?: number): string {
  return withQuery(`/${language}/questionnaires/${id}/versions`, { before, after });
}

/** A version as a file. */
export function questionnaireFileAddress(language: Language, id: string, version?: number): string {
  return withQuery(`/${language}/questionnaires/${id}/file`, { version });
}
