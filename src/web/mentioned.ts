import { type Language, languages } from "../kernel/language.ts";
import type { Territory } from "../kernel/territory/model.ts";
import { resolveTerritory } from "../kernel/territory/resolve.ts";
import { searchTerritories } from "../kernel/territory/search.ts";

/** The longest name has nine words. */
const longestName = 9;
/** Of a word that is no name itself this much must begin one: "Filipinos", "Mexicans", "Nigerians". */
const beginning = 5;

/**
 * The territories that a question mentions, in its order: "how many Filipinos live in Saudi Arabia" mentions two. Names are
 * taken whole, the longest first; of other words the beginning counts, in any of the six languages. It is a guess, to be
 * offered and not to be gone to.
 */
export function mentionedTerritories(question: string, language: Language): readonly Territory[] {
  const tokens = question.split(/[^\p{L}\p{M}\p{N}’'.-]+/u).filter((token) => token !== "");
  const found: Territory[] = [];
  for (let at = 0; at < tokens.length; ) {
    const [one, taken] = longestAt(tokens, at, language);
    if (one && !found.includes(one)) found.push(one);
    at += taken;
  }
  return found;
}

function longestAt(
  tokens: readonly string[],
  at: number,
  language: Language,
): readonly [Territory | undefined, number] {
  for (let length = Math.min(longestName, tokens.length - at); length > 0; length--) {
    const text = tokens.slice(at, at + length).join(" ");
    // "in", "are" and "can" are codes too, but in a question they are words, unless written as codes.
    if (/^\p{Ll}{1,3}(?: |$)/u.test(text) || /^.$/u.test(text)) continue;
    const named = resolveTerritory(text);
    if (named.ok && named.value.kind !== "residual") return [named.value, length];
  }
  return [begunBy(tokens[at] ?? "", language), 1];
}

function begunBy(token: string, language: Language): Territory | undefined {
  const word = folded(token);
  const candidates = searchTerritories(word.slice(0, beginning), language, 10)
    .filter(({ kind }) => kind === "territory")
    .map((one) => ({
      one,
      shared: Math.max(...languages.map((l) => sharedStart(word, folded(one.names[l])))),
    }))
    .filter(({ shared }) => shared >= beginning)
    .sort((a, b) => b.shared - a.shared);
  return candidates[0]?.one;
}

/** How many letters two words have in common from their beginning. */
function sharedStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}

function folded(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
