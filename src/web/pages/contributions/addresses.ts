import type { StatementAddress } from "../../../dialogue/contributions/reference.ts";
import { fragmentOf } from "../../../dialogue/contributions/reference.ts";
import type { Language } from "../../../kernel/language.ts";
import { meetingPart } from "../meetings/addresses.ts";

/** Where what is said in meetings lies. What is left out is the default, so one state has one address. */

type Query = Readonly<Record<string, string | undefined>>;

export interface ContributionChoice {
  readonly kind?: string | undefined;
  readonly party?: string | undefined;
  readonly phase?: string | undefined;
  /** Words that are looked for. */
  readonly q?: string | undefined;
}

export function contributionsAddress(
  language: Language,
  id: string,
  choice: ContributionChoice = {},
): string {
  const { kind, party, phase, q } = choice;
  return meetingPart(language, id, "contributions", { kind, party, phase, q });
}

export function contributionAddress(language: Language, id: string, number: number): string {
  return meetingPart(language, id, `contributions/${number}`);
}

export function contributionFileAddress(
  language: Language,
  id: string,
  number: number,
  sha256: string,
): string {
  return `${contributionAddress(language, id, number)}/file/${sha256}`;
}

/** What an evidence reference names. */
export function statementAddress(language: Language, address: StatementAddress): string {
  return `/${language}/statements/${address.meeting}/${address.version}/${fragmentOf(address)}`;
}

export function roundTablesAddress(language: Language, id: string, query: Query = {}): string {
  return meetingPart(language, id, "round-tables", query);
}

export function summaryAddress(language: Language, id: string, query: Query = {}): string {
  return meetingPart(language, id, "summary", query);
}

/** Where the summary is written, side by side with what it rests on. */
export function summaryDeskAddress(language: Language, id: string, query: Query = {}): string {
  return meetingPart(language, id, "summary/desk", query);
}

export function summaryVersionsAddress(language: Language, id: string, query: Query = {}): string {
  return meetingPart(language, id, "summary/versions", query);
}

export function summaryFileAddress(language: Language, id: string, format: string): string {
  return meetingPart(language, id, `summary/file/${format}`);
}

export function outcomeAddress(language: Language, id: string, query: Query = {}): string {
  return meetingPart(language, id, "outcome", query);
}

export function receivedAddress(language: Language, key: string): string {
  return `/${language}/received?${new URLSearchParams({ key })}`;
}

export function receivedFileAddress(language: Language, key: string, format: string): string {
  return `/${language}/received/${format}?${new URLSearchParams({ key })}`;
}
