import type { Territory, TerritoryId } from "./model.ts";
import { requireTerritory } from "./register.ts";
import { spellingKey } from "./spelling.ts";
import { allSpellings, listOf } from "./spellings.ts";

/** How alike two keys must be for one to be offered in place of the other; found by trying common slips of the pen. */
export const enough = 0.5;

/**
 * The territories with the spellings nearest to a text, the nearest first, for "did you mean". Only for texts that no
 * spelling equals: it looks at all of them.
 */
export function nearTerritories(text: string, limit: number): Territory[] {
  const key = spellingKey(text);
  // Codes are too short for being alike to mean anything.
  if (key.length < 4 || /^\d+$/.test(key)) return [];
  const wanted = trigrams(key);
  const best = new Map<TerritoryId, number>();
  for (const [other, meaning] of allSpellings().general) {
    if (other.length < 4 || Math.abs(other.length - key.length) > key.length) continue;
    const alike = likeness(key, wanted, other);
    if (alike < enough) continue;
    for (const id of listOf(meaning)) best.set(id, Math.max(best.get(id) ?? 0, alike));
  }
  return [...best]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, limit)
    .map(([id]) => requireTerritory(id));
}

/** How alike two keys of `spellingKey` are, from 0 to 1; from {@link enough} on the one may be offered in place of the other. */
export function likenessOf(key: string, other: string): number {
  return likeness(key, trigrams(key), other);
}

/** From 0 to 1: the best of shared trigrams, of whole words (for words left out), and of edits (for slips in a short name). */
function likeness(key: string, wanted: ReadonlyMap<string, number>, other: string): number {
  const dice = (2 * shared(wanted, other)) / (key.length + other.length + 4);
  const alike = isPart(key, other) || isPart(other, key) ? Math.max(dice, partly) : dice;
  // Edits cost most, so they are counted only where they can decide.
  if (alike >= 0.8 || Math.abs(key.length - other.length) > 3 || dice < 0.2) return alike;
  return Math.max(alike, 1 - (1.5 * edits(key, other)) / Math.max(key.length, other.length));
}

/** What a name of which some words are left out, or to which some are added, counts for. */
const partly = 0.6;

function isPart(part: string, whole: string): boolean {
  return ` ${whole} `.includes(` ${part} `);
}

function grams(key: string): string[] {
  const padded = `  ${key}  `;
  return Array.from({ length: padded.length - 2 }, (_, i) => padded.slice(i, i + 3));
}

function trigrams(key: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const gram of grams(key)) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  return counts;
}

function shared(wanted: ReadonlyMap<string, number>, other: string): number {
  let count = 0;
  const seen = new Map<string, number>();
  for (const gram of grams(other)) {
    const times = (seen.get(gram) ?? 0) + 1;
    seen.set(gram, times);
    if (times <= (wanted.get(gram) ?? 0)) count += 1;
  }
  return count;
}

/** Letters to add, drop, change or swap with the next, to make one text of the other (optimal string alignment). */
function edits(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    before = previous;
    previous = row;
  }
  return previous[b.length] ?? 0;
}
