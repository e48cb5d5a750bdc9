import { symbolOfNumber } from "../grammar/symbols.ts";
import type { Organ } from "../model.ts";

/**
 * What is equal for all spellings of one symbol: `A/RES/57/270 B`, `a-res-57-270b` and `A⁄RES⁄57⁄270B` have one key, `a-res-57-270b`.
 */
export function symbolKey(symbol: string): string {
  return symbol
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .replace(/(\d)-([a-z])$/, "$1$2");
}

/** In which order a number without its organ is tried; `2006/2` may be the Council's or a commission's. */
const organs: readonly Organ[] = ["GA", "ECOSOC", "CPD", "HRC", "SC"];

/** The keys under which a document that somebody names may stand, the likeliest first: `61/208` may be `A/RES/61/208`. */
export function symbolKeys(text: string): readonly string[] {
  const bare = text
    .trim()
    .replace(/^corridor:paragraph\//i, "")
    .replace(/#.*$/s, "")
    .replace(
      /^(?:the\s+)?(?:general assembly\s+|security council\s+)?(?:resolution|decision|document)s?\s+/i,
      "",
    )
    .replace(/\*+$/, "")
    .trim();
  const number = bare.replace(/^(\d+)-(\d+)/, "$1/$2").toUpperCase();
  const named = organs.flatMap((organ) => symbolOfNumber(number, organ) ?? []);
  const keys = [bare, ...named].map(symbolKey).filter((key) => key !== "");
  return [...new Set(keys)];
}
