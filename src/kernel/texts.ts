import { z } from "zod";
import { Language, languages } from "./language.ts";

/** A text that people write, in as many of the six languages as they have written it. */
export const Text = z.partialRecord(Language, z.string().min(1).max(10_000));
export type Text = z.infer<typeof Text>;

/** A text and the language that it is in, which a page says where it is not its own. */
export interface TextShown {
  readonly text: string;
  readonly language: Language;
}

/** A text in a language; where it is not translated, in the language in which it was written, or in any that it has. */
export function textIn(text: Text, language: Language, original: Language): TextShown {
  for (const one of [language, original, ...languages]) {
    const found = text[one];
    if (found !== undefined) return { text: found, language: one };
  }
  return { text: "", language: original };
}
