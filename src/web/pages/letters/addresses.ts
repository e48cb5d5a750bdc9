import type { Language } from "../../../kernel/language.ts";
import type { LetterKind, LetterState } from "../../../mail/model.ts";

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
  const given = Object.entries({ state, kind, about, party, text, page }).flatMap(
    ([name, value]): [string, string][] =>
      value === undefined || value === "" || (name === "page" && value === 1) ? [] : [[name, String(value)]],
  );
  const path = `/${language}/letters`;
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}

export function letterAddress(language: Language, number: number): string {
  return `/${language}/letters/${number}`;
}
