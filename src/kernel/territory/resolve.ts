import { failed, ok, type Place, problem, type Result } from "../problem.ts";
import type { SpellingContext } from "./context.ts";
import type { Territory, TerritoryId } from "./model.ts";
import { nearTerritories } from "./near.ts";
import { requireTerritory } from "./register.ts";
import { spellingKey, turned } from "./spelling.ts";
import { allSpellings, listOf } from "./spellings.ts";

/**
 * The territory that a spelling or code of a publisher means: M49 numbers padded or not, ISO 3166 codes, publishers' own
 * numbers, and names in any of the six languages. It never guesses. Names are taken as the United Nations uses them, so
 * "Congo" is the Republic of the Congo, "Guinea" is Guinea, and "Micronesia" the region; "Korea" alone is ambiguous.
 *
 * The order is: what the publisher means by it, what it means in the year, what it means in general.
 *
 * Fails with `territory.unknown` (facts: text, near) or `territory.ambiguous` (facts: text, candidates).
 */
export function resolveTerritory(
  spelling: string | number,
  place?: Place,
  context: SpellingContext = {},
): Result<Territory> {
  const text = String(spelling);
  const found = candidates(spellingKey(text), context);
  const ids = found.length > 0 ? found : turnedCandidates(text, context);
  const [only, ...others] = ids.map(requireTerritory);
  if (only === undefined) return failed(unknown(text, place));
  if (others.length === 0) return ok(only);
  return failed(problem("territory.ambiguous", { text, candidates: named([only, ...others]) }, place));
}

function turnedCandidates(text: string, context: SpellingContext): readonly TerritoryId[] {
  const other = turned(text);
  return other === undefined ? [] : candidates(spellingKey(other), context);
}

function candidates(key: string, context: SpellingContext): readonly TerritoryId[] {
  if (key === "") return [];
  const { general, scoped } = allSpellings();
  const { publisher, year } = context;
  if (publisher !== undefined) {
    const own = listOf(scoped.get(`${publisher} ${key}`));
    if (own.length > 0) return own;
  }
  if (year !== undefined) {
    const then = listOf(scoped.get(`dated ${key}`)).filter((id) => existed(id, year));
    if (then.length > 0) return then;
  }
  return listOf(general.get(key));
}

function existed(id: TerritoryId, year: number): boolean {
  const { first = Number.NEGATIVE_INFINITY, last = Number.POSITIVE_INFINITY } =
    requireTerritory(id).years ?? {};
  return first <= year && year <= last;
}

function unknown(text: string, place: Place | undefined) {
  const near = nearTerritories(text, 3);
  const facts = near.length === 0 ? { text, near: "" } : { text, near: named(near), context: "near" };
  return problem("territory.unknown", facts, place);
}

/** Names with their identifiers, as a fact that a person can choose from and a program can read. */
function named(territories: readonly Territory[]): string {
  return territories.map((one) => `${one.names.en} (${one.id})`).join("; ");
}
