import { type Language, languages } from "../../kernel/language.ts";
import type { Block, Inline } from "../writing/model.ts";

/** The words of a block in a language, in the original's, or in any that it has; none where it has none. */
export function wordsShown(
  { content }: Pick<Block, "content">,
  language: Language,
  original: Language,
): { readonly content: readonly Inline[]; readonly language: Language } | undefined {
  for (const one of [language, original, ...languages]) {
    const found = content[one];
    if (found !== undefined && found.length > 0) return { content: found, language: one };
  }
  return undefined;
}
