import { people as inWords } from "../figures/numbers.ts";
import type { Sex } from "../kernel/dimension.ts";
import type { Words } from "../kernel/words.ts";

/** How many people, women or men, in words: "11.3 million people", "11,3 millions de personnes", "3 أشخاص". */
export function people(words: Words, count: number, sex: Sex = "T"): string {
  return words.t(`web:people.${sex}`, { ...inWords(count, words) });
}

/** A share given from 0 to 1, with one decimal place. */
export function percent(words: Words, share: number): string {
  return words.number(share, { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 });
}

/** The periods of a dataset as the first and the last. */
export function periodsInWords(words: Words, periods: readonly string[]): string {
  const [first, last] = [periods[0], periods.at(-1)];
  if (first === undefined || last === undefined) return "";
  return first === last
    ? first
    : words.t("web:say.from-to", { first: first.slice(0, 4), last: last.slice(-4) });
}
