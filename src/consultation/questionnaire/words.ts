import type { Language } from "../../kernel/language.ts";

const segmenters = new Map<Language, Intl.Segmenter>();

/**
 * How many words a text has, as its language divides it (Unicode Standard Annex 29, with ICU's dictionary for Chinese): marks and
 * spaces are none, a number is one.
 */
export function countWords(text: string, language: Language): number {
  let segmenter = segmenters.get(language);
  if (!segmenter) {
    segmenter = new Intl.Segmenter(language, { granularity: "word" });
    segmenters.set(language, segmenter);
  }
  let count = 0;
  for (const { isWordLike } of segmenter.segment(text)) if (isWordLike) count += 1;
  return count;
}
