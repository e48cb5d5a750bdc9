/** Identifiers that people read: in addresses, in files, on a screen. */

/** What is asked of names that are taken; a set of them answers it. */
export interface Taken {
  has(name: string): boolean;
}

/**
 * The part of a text that an identifier can hold: small Latin letters and digits, with hyphens between the words. `Fórum Mundial` is
 * `forum-mundial`; empty where no such letter is in it. Where it is longer than `longest` characters the last words are left out; a
 * word is cut in two only where it is the first.
 */
export function slugOf(text: string, longest = Number.POSITIVE_INFINITY): string {
  const whole = text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  if (whole.length <= longest) return whole;
  const end = whole.lastIndexOf("-", longest);
  return whole.slice(0, end > 0 ? end : longest);
}

/** The stem, or where it is taken the stem with the first number from 2 that is free: `report`, `report-2`, `report-3`. */
export function freeName(stem: string, taken: Taken): string {
  return taken.has(stem) ? numberedName(stem, taken, 2) : stem;
}

/** The stem with the first number that is free: `round-table-1`. */
export function numberedName(stem: string, taken: Taken, from = 1): string {
  for (let number = from; ; number += 1) {
    const name = `${stem}-${number}`;
    if (!taken.has(name)) return name;
  }
}
