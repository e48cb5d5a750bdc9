import type { Party } from "../../directory/model.ts";
import { languages } from "../../kernel/language.ts";
import { fold } from "../../kernel/territory/spelling.ts";

/**
 * The parties that a text names, in any of the six languages, by acronym or by code. What only alludes to one (an adjective, a
 * capital) is not found: it takes a reader.
 */
export function partiesNamed<P extends Pick<Party, "acronym" | "names"> & { readonly id: string }>(
  text: string,
  parties: Iterable<P>,
): readonly P[] {
  const folded = ` ${fold(text)} `;
  const plain = text.normalize("NFC");
  return [...parties].filter(({ id, acronym, names }) => {
    const spelled = languages.some((language) => {
      const name = names[language];
      if (name.length < 2) return false;
      // Chinese sets no spaces between words.
      return language === "zh" ? plain.includes(name) : folded.includes(` ${fold(name)} `);
    });
    const codes = [/^[A-Z]{3}$/.test(id) ? id : null, acronym];
    return spelled || codes.some((code) => code !== null && hasWord(plain, code));
  });
}

/** Codes and acronyms count in their own capitals alone: `WHO` is no question. */
function hasWord(text: string, word: string): boolean {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, "u").test(text);
}
