import type { Language } from "../../../kernel/language.ts";
import type { LetterKind, LetterState } from "../../../mail/model.ts";
import { withQuery } from "../../query.ts";

/** Which letters of the ledger are shown; what is left out is all of them, the newest first. */
export interface LetterChoice {
  readonly state?: LetterState | undefined;
  readonly kind?: LetterKind | undefined;
  readonly about?: string | undefined;
  readonly party?: string | undefined;
  readonly text?: string | undefined;
  readonly page?: number | undefined;
}

export function lettersAddress(language: Language, choice: LetterChoice = {}): string {
  const { state, kind, about, party, text, page } = choice;
  return withQuery(`/${language}/letters`, {
    ...{ state, kind, about, party, text },
    page: page === 1 ? undefined : page,
  });
}

export function letterAddress(language: Language, number: number): string {
  return `/${language}/letters/${number}`;
}
