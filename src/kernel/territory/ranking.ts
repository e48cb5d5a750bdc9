import type { Language } from "../language.ts";
import type { Territory, TerritoryKind } from "./model.ts";
import { allTerritories } from "./register.ts";
import { spellingKey } from "./spelling.ts";
import { allSpellings, listOf } from "./spellings.ts";

/** How a spelling answers what was typed, from the best to the least; the numbers leave room for the smaller merits. */
const matches = { whole: 4000, start: 3000, words: 2000, within: 1000 } as const;

/** Countries are what people mostly look for. */
const kinds: Readonly<Record<TerritoryKind, number>> = {
  territory: 500,
  region: 400,
  group: 300,
  former: 200,
  residual: 0,
};

/** More than any difference of lengths: what the reader sees counts before what stands in the register beside it. */
const inOwnLanguage = 300;

/** The territories that a key names, begins or begins a word of, best first. */
export function rankedTerritories(key: string, language: Language): Territory[] {
  return [...scored(key, language)]
    .sort(([a, x], [b, y]) => y - x || (a.id < b.id ? -1 : 1))
    .map(([found]) => found);
}

function scored(key: string, language: Language): Map<Territory, number> {
  const scores = new Map<Territory, number>();
  for (const { territory, spelling, shown } of searched()) {
    const match = matchOf(key, spelling);
    if (match === 0) continue;
    const name = spellingKey(territory.names[language]);
    const own = shown.has(language) || matchOf(key, name) > 0 ? inOwnLanguage : 0;
    const score = match + kinds[territory.kind] + own - Math.min(spelling.length, 99);
    if (score > (scores.get(territory) ?? 0)) scores.set(territory, score);
  }
  return scores;
}

/** Written together with its word, and often left out by who searches. */
const arabicArticle = "ال";

function matchOf(key: string, spelling: string): number {
  if (spelling === key) return matches.whole;
  // A number or one letter is the beginning of too much to mean anything by it.
  if (spelling.startsWith(key) || spelling.startsWith(arabicArticle + key)) {
    return /^\d+$/.test(key) ? 0 : matches.start;
  }
  if (beginsWords(key.split(" "), spelling.split(" "))) return matches.words;
  return isIdeographic(key) && spelling.includes(key) ? matches.within : 0;
}

/** True where each word that was typed begins another word of the spelling. */
function beginsWords(typed: readonly string[], words: readonly string[]): boolean {
  const left = [...words];
  return typed.every((start) => {
    const at = left.findIndex((word) => word.startsWith(start) || word.startsWith(arabicArticle + start));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

function isIdeographic(key: string): boolean {
  return /\p{Script=Han}/u.test(key);
}

interface Searched {
  readonly territory: Territory;
  readonly spelling: string;
  /** The languages in which this is the name. */
  readonly shown: ReadonlySet<Language>;
}

let index: readonly Searched[] | undefined;

/** Every spelling beside its territory and the languages whose name it is. Built on the first search, then kept. */
function searched(): readonly Searched[] {
  index ??= build();
  return index;
}

function build(): Searched[] {
  const byId = new Map(allTerritories().map((one) => [one.id, { one, shown: languagesByKey(one) }]));
  const none: ReadonlySet<Language> = new Set();
  const found: Searched[] = [];
  for (const [spelling, meaning] of allSpellings().general) {
    for (const id of listOf(meaning)) {
      const entry = byId.get(id);
      if (entry) found.push({ territory: entry.one, spelling, shown: entry.shown.get(spelling) ?? none });
    }
  }
  return found;
}

function languagesByKey(territory: Territory): ReadonlyMap<string, ReadonlySet<Language>> {
  const shown = new Map<string, Set<Language>>();
  for (const [language, name] of Object.entries(territory.names) as [Language, string][]) {
    const key = spellingKey(name);
    shown.set(key, (shown.get(key) ?? new Set()).add(language));
  }
  return shown;
}
