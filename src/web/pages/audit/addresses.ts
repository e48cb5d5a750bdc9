import type { Language } from "../../../kernel/language.ts";
import { withQuery } from "../../query.ts";

/** Which entries of the log are shown; what is left out is all of them, from the newest. */
export interface AuditChoice {
  readonly who?: string | undefined;
  readonly deed?: string | undefined;
  /** Exactly this was done to. */
  readonly subject?: string | undefined;
  readonly text?: string | undefined;
  /** Days, both included: `2026-01-31`. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  /** The page's place: entries before this number, or after it. */
  readonly before?: number | undefined;
  readonly after?: number | undefined;
}

export function auditAddress(language: Language, choice: AuditChoice = {}): string {
  return withChoice(`/${language}/audit`, choice);
}

/** Where the form that takes the log along is sent. */
export function auditFileAddress(language: Language, choice: AuditChoice): string {
  const { before: _, after: __, ...asked } = choice;
  return withChoice(`/${language}/audit/file`, asked);
}

function withChoice(path: string, choice: AuditChoice): string {
  const { who, deed, subject, text, from, until, before, after } = choice;
  return withQuery(path, { who, deed, subject, text, from, until, before, after });
}
