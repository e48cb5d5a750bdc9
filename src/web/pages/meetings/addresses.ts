import type { Language } from "../../../kernel/language.ts";
import { type Query, withQuery } from "../../query.ts";

/** Where the pages of meetings lie. What is left out is the default, so one state has one address. */

export function meetingsAddress(language: Language): string {
  return `/${language}/meetings`;
}

/** Preparing one: from nothing, from a template, or from the paragraph that decides to convene it. */
export function newMeetingAddress(
  language: Language,
  from: { readonly kind?: string | undefined; readonly mandate?: string | undefined } = {},
): string {
  return withQuery(`${meetingsAddress(language)}/new`, { kind: from.kind, mandate: from.mandate });
}

export function meetingAddress(language: Language, id: string): string {
  return `${meetingsAddress(language)}/${id}`;
}

/** A page within a meeting: `plan`, `participation`, and what other rooms of the dialogue add. */
export function meetingPart(language: Language, id: string, part: string, query: Query = {}): string {
  return withQuery(`${meetingAddress(language, id)}/${part}`, query);
}

/** One delegation, or the form in which it is registered. */
export function delegationAddress(language: Language, id: string, delegation: string): string {
  return `${meetingAddress(language, id)}/delegations/${encodeURIComponent(delegation)}`;
}

/** The deadlines as a calendar. */
export function meetingCalendarAddress(language: Language, id: string): string {
  return `${meetingAddress(language, id)}/deadlines.ics`;
}
