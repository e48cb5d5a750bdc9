import type { TerritoryId } from "../kernel/territory/model.ts";
import { requireTerritory } from "../kernel/territory/register.ts";
import type { Words } from "../kernel/words.ts";

/** The name of a territory in the reader's language, as it stands in tables and labels. */
export function nameOf(id: TerritoryId, words: Words): string {
  return requireTerritory(id).names[words.language];
}

/** English names that take the article within a sentence, in the short forms of the register. */
const withArticle =
  /^(United |Republic of|Democratic |Lao People|Syrian |Russian |Dominican Rep|Central African|Congo$|Sudan$|Niger$|Gambia|Bahamas|Comoros|Maldives|Netherlands|Philippines|Holy See|State of|Isle of|Channel |World$)|Islands?( \(.*\))?$/;

/** The name as it stands within a sentence: English says "the United States of America". */
export function nameInText(id: TerritoryId, words: Words): string {
  const name = nameOf(id, words);
  if (words.language !== "en") return name;
  if (name === "World") return "the world";
  return withArticle.test(name) && !/^(Christmas|Norfolk|Pitcairn|Bouvet) Island$/.test(name)
    ? `the ${name}`
    : name;
}
