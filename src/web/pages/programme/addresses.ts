import type { Language } from "../../../kernel/language.ts";
import { meetingPart } from "../meetings/addresses.ts";

/** Where the pages of a programme lie. What is left out is the default, so one state has one address. */

export function programmeAddress(language: Language, meeting: string, version?: number): string {
  return meetingPart(language, meeting, "programme", { version: version?.toString() });
}

export function sessionAddress(language: Language, meeting: string, session: string): string {
  return meetingPart(language, meeting, `programme/session/${session}`);
}

/** What changed since a version; until another, or the newest. */
export function programmeChangesAddress(
  language: Language,
  meeting: string,
  from: number,
  to?: number,
): string {
  return meetingPart(language, meeting, "programme/changes", { from: String(from), to: to?.toString() });
}

export function programmeFileAddress(
  language: Language,
  meeting: string,
  format: string,
  choice: { readonly version?: number | undefined; readonly session?: string | undefined } = {},
): string {
  return meetingPart(language, meeting, `programme/file/${format}`, {
    version: choice.version?.toString(),
    session: choice.session,
  });
}

/** The draft on a day; left out, on the first. */
export function draftAddress(
  language: Language,
  meeting: string,
  query: { readonly day?: string | undefined; readonly done?: string } = {},
): string {
  return meetingPart(language, meeting, "programme/draft", query);
}

/** The form of a session, or with `new` of one that is added. */
export function draftSessionAddress(
  language: Language,
  meeting: string,
  session: string,
  query: {
    readonly day?: string;
    readonly begins?: string;
    readonly room?: string;
    readonly more?: string;
    readonly done?: string;
  } = {},
): string {
  return meetingPart(language, meeting, `programme/draft/session/${session}`, query);
}

export function draftTableAddress(
  language: Language,
  meeting: string,
  query: { readonly day?: string; readonly done?: string } = {},
): string {
  return meetingPart(language, meeting, "programme/draft/table", query);
}

export function draftFileAddress(language: Language, meeting: string, format: "csv" | "xlsx"): string {
  return meetingPart(language, meeting, `programme/draft/file/${format}`);
}

export function draftRoomsAddress(
  language: Language,
  meeting: string,
  query: { readonly done?: string } = {},
): string {
  return meetingPart(language, meeting, "programme/draft/rooms", query);
}

export function publishAddress(language: Language, meeting: string): string {
  return meetingPart(language, meeting, "programme/draft/publish");
}
