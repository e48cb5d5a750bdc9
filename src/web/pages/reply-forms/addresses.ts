import type { ReplyAddress } from "../../../consultation/replying/model.ts";
import type { Language } from "../../../kernel/language.ts";
import { replyAddress } from "../reply/addresses.ts";

/** Where a reply's forms are fetched and sent back. */
export function formsAddress(language: Language, at: ReplyAddress): string {
  return `${replyAddress(language, at)}/reply/form`;
}

/** Where the form that fetches one is sent. */
export function formFileAddress(language: Language, at: ReplyAddress): string {
  return `${formsAddress(language, at)}/file`;
}
