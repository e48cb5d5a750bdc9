import { type Language, languages } from "../../../kernel/language.ts";
import { type Words, words as wordsOf } from "../../../kernel/words.ts";
import type { Binding } from "../../binding/model.ts";
import type { Block, Inline } from "../../writing/model.ts";

/** Words of the catalogue with bound values in them, in all six languages. */

/** Marks where a bound value stands in words of the catalogue; no text of ours or of others holds it. */
const mark = "\u0001";

/** What goes into words of the catalogue: a binding, or plain text in the reader's language. */
export type Filling = Binding | ((words: Words) => string | number) | string | number;

/** A sentence of the catalogue. */
export interface Sentence {
  readonly key: string;
  readonly with?: Readonly<Record<string, Filling>>;
}

/** A block that says a sentence in each language, with the bindings that it names. */
export function sayingBlock(
  block: Pick<Block, "part" | "kind" | "about">,
  sentence: Sentence,
): Omit<Block, "id"> {
  const bindings = Object.values(sentence.with ?? {}).filter(isBinding);
  const content: Block["content"] = {};
  for (const language of languages) content[language] = inlinesOf(sentence, language);
  return { ...block, about: [...block.about], bindings: [...new Set(bindings)], content };
}

function inlinesOf({ key, with: given = {} }: Sentence, language: Language): Inline[] {
  const words = wordsOf(language);
  const text = words.t(key, filled(given, words));
  return text.split(mark).flatMap((part, index): readonly Inline[] => {
    if (index % 2 === 1) return [{ kind: "bound", binding: part }];
    return part === "" ? [] : [{ kind: "text", text: part, strong: false, emphasis: false }];
  });
}

function filled(given: Readonly<Record<string, Filling>>, words: Words): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(given).map(([name, filling]) => {
      if (isBinding(filling)) return [name, `${mark}${filling.id}${mark}`];
      const value = typeof filling === "function" ? filling(words) : filling;
      return [name, typeof value === "string" ? value.replaceAll(mark, "") : value];
    }),
  );
}

function isBinding(filling: Filling): filling is Binding {
  return typeof filling === "object";
}
