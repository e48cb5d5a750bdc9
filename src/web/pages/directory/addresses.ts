import type { Language } from "../../../kernel/language.ts";
import { withQuery } from "../../query.ts";

/** Where the pages of the directory lie. What is left out is the default, so one state has one address. */

export interface PartyChoice {
  readonly q?: string | undefined;
  readonly kind?: string | undefined;
  readonly group?: string | undefined;
}

export function directoryAddress(language: Language, { q, kind, group }: PartyChoice = {}): string {
  return withQuery(`/${language}/directory`, { q, kind, group });
}

export function partyAddress(language: Language, party: string): string {
  return `/${language}/directory/${party}`;
}

export interface PeopleChoice {
  readonly q?: string | undefined;
  readonly kind?: string | undefined;
  readonly group?: string | undefined;
  readonly lang?: string | undefined;
  /** `held`, `vacant`, `without` a post; left out, posts that are held. */
  readonly show?: string | undefined;
}

export function peopleAddress(language: Language, { q, kind, group, lang, show }: PeopleChoice = {}): string {
  return withQuery(`/${language}/people`, { q, kind, group, lang, show });
}

export function personAddress(language: Language, person: string): string {
  return `/${language}/people/person/${person}`;
}

/** The posts that belong to no party. */
export function officesAddress(language: Language): string {
  return `/${language}/people/secretariat`;
}

export function bookImportAddress(language: Language): string {
  return `/${language}/people/import`;
}

export function bookFileAddress(language: Language): string {
  return `/${language}/people/file`;
}
