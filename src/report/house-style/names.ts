import { nameOf } from "../../figures/names.ts";
import type { Language } from "../../kernel/language.ts";
import type { Territory } from "../../kernel/territory/model.ts";
import { territory } from "../../kernel/territory/register.ts";
import { fold, spellingKey, turned } from "../../kernel/territory/spelling.ts";
import { allSpellings, listOf } from "../../kernel/territory/spellings.ts";
import { words as wordsOf } from "../../kernel/words.ts";
import type { Found } from "./model.ts";
import { matches, type Span } from "./spans.ts";

/** Names of countries and areas other than the official short ones of the register. */

/** As many words as the longest name in use has. */
const longest = 8;

/** Words of formal names, which are as official as the short ones: the Islamic Republic of Iran. */
const formal =
  /republic|kingdom|\bstates?\b|federation|\bunion\b|principality|sultanate|emirates|duchy|commonwealth|république|royaume|états?|fédération|principauté|sultanat|émirats|grand-duché|república|reino|estado|federación|principado|sultanía|emiratos|ducado|республик|королевств|государств|штат|федераци|союз|княжеств|султанат|эмират|герцогств|جمهوري|مملكة|دولة|ولايات|اتحاد|إمار|سلطنة|共和国|王国|合众国|联邦|公国|酋长国|苏丹国/iu;

/** Abbreviations of English that everybody reads as a country and no document writes. */
const abbreviations: Readonly<Record<string, string>> = {
  USA: "USA",
  US: "USA",
  "U.S.": "USA",
  "U.S.A.": "USA",
  UK: "GBR",
  "U.K.": "GBR",
  UAE: "ARE",
  DRC: "COD",
};

/** Names that are not the official ones of a language, with those. */
export function checkNames(text: string, language: Language): readonly Found[] {
  const found: Found[] = [];
  let next = 0;
  for (const { starts, ends } of candidates(text, language)) {
    if (starts < next) continue;
    const named = ends
      .map((to) => ({ from: starts, to, place: meant(text.slice(starts, to), language) }))
      .find(({ place }) => place !== undefined);
    if (!named?.place) continue;
    next = named.to;
    const written = text.slice(named.from, named.to);
    if (isOfficial(written, named.place, language)) continue;
    const mend = nameOf(named.place.id, wordsOf(language));
    found.push({ code: "name", from: named.from, to: named.to, facts: { text: written }, mend });
  }
  return found;
}

let known: ReadonlySet<string> | undefined;

/** The words with which names begin: most words of a text are none. */
function beginnings(): ReadonlySet<string> {
  known ??= new Set(
    [...allSpellings().general.keys(), ...Object.keys(abbreviations).map(fold)].flatMap((key) => {
      const [first = "", second = ""] = key.split(" ");
      // What is spelled together in a key may be written apart, and a saint in full.
      return first === "saint" ? [first, "st", "ste", "sainte"] : [first, `${first} ${second}`];
    }),
  );
  return known;
}

/** Where a name may begin, and where it may then end, the longest first. */
function candidates(
  text: string,
  language: Language,
): readonly { readonly starts: number; readonly ends: readonly number[] }[] {
  if (language === "zh") {
    return matches(text, /\p{Script=Han}/gu).map(({ from }) => ({
      starts: from,
      ends: Array.from({ length: longest - 1 }, (_, index) => Math.min(text.length, from + longest - index)),
    }));
  }
  const parts: readonly Span[] = matches(text, /[\p{L}\p{M}][\p{L}\p{M}.-]*/gu);
  const begins = language === "ar" ? /\p{L}/u : /\p{Lu}/u;
  return parts.flatMap(({ from, to: end }, index) => {
    if (!begins.test(text.charAt(from)) || !beginnings().has(fold(text.slice(from, end)))) return [];
    const ends = parts.slice(index, index + longest).flatMap(({ to }) => {
      const trimmed = text.slice(from, to).replace(/[.’'-]+$/u, "").length;
      const closed = text.charAt(to) === ")" ? [to + 1] : [];
      return [...closed, to, from + trimmed];
    });
    return [{ starts: from, ends: [...new Set(ends)].sort((a, b) => b - a) }];
  });
}

/** The territory that a name means; undefined where it is none, a code, or means several. */
function meant(written: string, language: Language): Territory | undefined {
  if (/[,.;:]$/u.test(written) && !(written in abbreviations)) return undefined;
  if (language === "en" && Object.hasOwn(abbreviations, written))
    return territory(abbreviations[written] ?? "");
  if (language !== "zh" && language !== "ar" && written.length < 4) return undefined;
  const [only, ...others] = listOf(allSpellings().general.get(spellingKey(written)));
  const place = only === undefined || others.length > 0 ? undefined : territory(only);
  if (place?.kind !== "territory") return undefined;
  return isCode(written, place) ? undefined : place;
}

function isCode(written: string, { id, m49, iso2, iso3 }: Territory): boolean {
  const key = spellingKey(written);
  return [id, m49, iso2, iso3].some((code) => code !== null && spellingKey(code) === key);
}

function isOfficial(written: string, place: Territory, language: Language): boolean {
  const name = place.names[language];
  const key = spellingKey(written);
  if ([name, turned(name)].some((one) => one !== undefined && spellingKey(one) === key)) return true;
  return formal.test(written);
}
