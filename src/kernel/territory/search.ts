import type { Language } from "../language.ts";
import type { Territory } from "./model.ts";
import { nearTerritories } from "./near.ts";
import { rankedTerritories } from "./ranking.ts";
import { resolveTerritory } from "./resolve.ts";
import { spellingKey } from "./spelling.ts";

/**
 * The territories that somebody typing in a search box may mean, best first: by code, by the beginning of a name, of
 * each of its words, or within it, in any of the six languages, those in the reader's language first; where there is
 * none, by names that are written nearly so. At most `limit`.
 */
export function searchTerritories(text: string, language: Language, limit: number): Territory[] {
  const key = spellingKey(text);
  if (key === "" || limit < 1) return [];
  const found = rankedTerritories(key, language);
  return found.length > 0 ? found.slice(0, limit) : nearTerritories(text, limit);
}

export interface Corridor {
  readonly origin: Territory;
  readonly destination: Territory;
}

/** What people put between an origin and a destination, in the six languages. A part that is a name itself ("Trinité-et-Tobago") is not parted by them. */
const between: readonly RegExp[] = [
  /\s*(?:[-=–—]+>|[→⟶➔➜⇒»>]|\|)\s*/u,
  /\s+(?:to|into|towards|à|au|aux|vers|en|a|al|hacia|hasta|в|во|на|إلى|الى)\s+/iu,
  /\s*[到至往赴]\s*/u,
  /\s+[-–—/]\s+|\s*[;；/]\s*|\s*[,،，、]\s*/u,
];

/** What stands before an origin: "from India to ...", "de México a ...", "من الهند إلى ...", "从印度到…". */
const before = /^(?:\s*(?:from|de la|de l['’]|de|du|des|d['’]|desde|из|с|со|от|من)\s+|\s*[从自由])/iu;

/**
 * The corridor that somebody typing in a search box means: `mex usa`, `Mexico United States`, `from India to UAE`,
 * `墨西哥 美国`, `المكسيك الولايات المتحدة`. Undefined where the text is the name of one territory, or where it can be
 * parted in more than one way.
 */
export function searchCorridor(text: string, language: Language): Corridor | undefined {
  const plain = text.normalize("NFC").trim();
  if (plain === "" || plain.length > 200 || resolveTerritory(plain).ok) return undefined;
  const shorter = plain.replace(before, "");
  const unhyphened = plain.replace(/[-–—]/g, " ");
  return (
    bySign(shorter, language) ??
    bySign(plain, language) ??
    byWords(shorter) ??
    byWords(plain) ??
    byWords(unhyphened)
  );
}

function corridor(origin: Territory | undefined, destination: Territory | undefined): Corridor | undefined {
  if (!origin || !destination || origin.id === destination.id) return undefined;
  return { origin, destination };
}

/** Where a sign or a word stands between the two, each may also be the beginning of a name. */
function bySign(text: string, language: Language): Corridor | undefined {
  for (const sign of between) {
    const [first, second, ...others] = text.split(sign).filter((part) => part.trim() !== "");
    if (first === undefined || second === undefined || others.length > 0) continue;
    const found = corridor(meant(first, language), meant(second, language));
    if (found) return found;
  }
  return undefined;
}

function meant(text: string, language: Language): Territory | undefined {
  const exact = named(text);
  if (exact) return exact;
  const resolved = resolveTerritory(text);
  // What may mean several is not guessed; what is only begun is.
  if (!resolved.ok && resolved.problems.some((one) => one.code === "territory.ambiguous")) return undefined;
  return text.trim().length < 3 && !/\p{Script=Han}/u.test(text)
    ? undefined
    : searchTerritories(text, language, 1)[0];
}

/** Without a sign the text is parted at each space (in Chinese at each character), and both parts must be whole. */
function byWords(text: string): Corridor | undefined {
  const words = /\s/.test(text) ? text.split(/\s+/) : /^\p{Script=Han}+$/u.test(text) ? [...text] : [];
  const glue = /\s/.test(text) ? " " : "";
  const found: Corridor[] = [];
  for (let at = 1; at < words.length; at++) {
    const [first, second] = [words.slice(0, at).join(glue), words.slice(at).join(glue)];
    if (isDoubtful(first, second)) continue;
    const one = corridor(named(first), named(second));
    if (one) found.push(one);
  }
  return found.length === 1 ? found[0] : undefined;
}

/** Two letters beside a name are a word of the sentence ("to", "in", "de") sooner than a code, unless written as one. */
function isDoubtful(first: string, second: string): boolean {
  const isWord = (part: string) => /^[a-z]{2}$/.test(part);
  const isCode = (part: string) => /^[a-z]{2,3}$/i.test(part);
  return (isWord(first) && !isCode(second)) || (isWord(second) && !isCode(first));
}

function named(text: string): Territory | undefined {
  // "61/208" is the symbol of a resolution.
  if (/^\s*\d{1,2}\s*$/.test(text)) return undefined;
  const found = resolveTerritory(text);
  return found.ok && found.value.kind !== "residual" ? found.value : undefined;
}
