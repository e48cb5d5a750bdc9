import type { Language } from "../../../kernel/language.ts";
import type { Words } from "../../../kernel/words.ts";
import type { Report } from "../../../report/writing/model.ts";

/** What the house style has to say, in sentences by block. */
export function findingsByBlock(
  _report: Report,
  _language: Language,
  _words: Words,
): Readonly<Record<string, readonly string[]>> {
  return {};
}
