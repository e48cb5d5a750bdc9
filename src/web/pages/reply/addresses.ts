import type { ReplyAddress } from "../../../consultation/replying/model.ts";
import type { Language } from "../../../kernel/language.ts";

/**
 * Where a party answers. A section stands under its identifier; the pages of the whole reply two steps down, so that no section's
 * identifier can be one of their names.
 */

export function repliesAddress(language: Language): string {
  return `/${language}/replies`;
}

export function replyAddress(language: Language, { consultation, party }: ReplyAddress): string {
  return `${repliesAddress(language)}/${consultation}/${party}`;
}

/** A section's page, at one of its questions where one is named. */
export function sectionAddress(
  language: Language,
  address: ReplyAddress,
  section: string,
  { question, saved = false }: { readonly question?: string; readonly saved?: boolean } = {},
): string {
  const at = `${replyAddress(language, address)}/${section}${saved ? "?saved=1" : ""}`;
  return question === undefined ? at : `${at}#q.${question}`;
}

/** Where the script saves a section, and asks who else is there. */
export function savingAddress(language: Language, address: ReplyAddress, section: string): string {
  return `${replyAddress(language, address)}/${section}/save`;
}

export function reviewAddress(language: Language, address: ReplyAddress): string {
  return `${replyAddress(language, address)}/reply/review`;
}

/** The receipt of a submission; of the last where none is named. */
export function receiptAddress(language: Language, address: ReplyAddress, number?: number): string {
  const at = `${replyAddress(language, address)}/reply/receipt`;
  return number === undefined ? at : `${at}?number=${number}`;
}

export function replyFileAddress(language: Language, address: ReplyAddress, sha256: string): string {
  return `${replyAddress(language, address)}/reply/file/${sha256}`;
}
