import type { Language } from "../../../kernel/language.ts";
import { allTerritories, territoryName } from "../../../kernel/territory/register.ts";
import type { Choice } from "./model.ts";

const picksByLanguage = new Map<Language, readonly Choice[]>();

/** All territories by their names in a language, in its order. */
export function territoryPicks(language: Language): readonly Choice[] {
  let picks = picksByLanguage.get(language);
  if (!picks) {
    const collator = new Intl.Collator(language);
    picks = distinct(
      allTerritories()
        .filter(({ kind }) => kind === "territory")
        .map(({ id }) => ({ id, words: territoryName(id, language) }))
        .sort((a, b) => collator.compare(a.words, b.words) || (a.id < b.id ? -1 : 1)),
    );
    picksByLanguage.set(language, picks);
  }
  return picks;
}

/** Words that stand twice get their number in the list, so that what comes back can mean one thing only. */
export function distinct(picks: readonly Choice[]): readonly Choice[] {
  const seen = new Map<string, number>();
  for (const { words } of picks) seen.set(words, (seen.get(words) ?? 0) + 1);
  return picks.map((one, i) =>
    (seen.get(one.words) ?? 0) > 1 ? { ...one, words: `${one.words} (${i + 1})` } : one,
  );
}
