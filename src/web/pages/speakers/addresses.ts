import type { Language } from "../../../kernel/language.ts";
import { withQuery } from "../../query.ts";
import { meetingPart } from "../meetings/addresses.ts";

/** Where the pages of speakers' lists lie. */

/** The lists of a meeting, and where one is made. */
export function listsAddress(language: Language, meeting: string): string {
  return meetingPart(language, meeting, "speakers");
}

/** What a delegation sees of a list, on a phone; everybody else too. */
export function speakersAddress(language: Language, list: string): string {
  return `/${language}/speakers/${list}`;
}

export const screens = ["chair", "desk", "hall", "totals", "settings"] as const;
export type Screen = (typeof screens)[number];

export function screenAddress(language: Language, list: string, screen: Screen): string {
  return `${speakersAddress(language, list)}/${screen}`;
}

/** The form by which somebody is inscribed, or asks for a right of reply to a statement (`0`: to the debate). */
export function inscribeAddress(
  language: Language,
  list: string,
  { party, reply }: { readonly party?: string | undefined; readonly reply?: number | undefined } = {},
): string {
  return withQuery(`${speakersAddress(language, list)}/inscribe`, { party, reply });
}

export function speakersFileAddress(language: Language, list: string, format: "csv" | "json"): string {
  return `${speakersAddress(language, list)}/file/${format}`;
}

/** The live line of a list in a language. */
export function lineAddress(language: Language, list: string): string {
  return `/live/speakers/${list}?lang=${language}`;
}
