import { people as inWords } from "../figures/numbers.ts";
import type { Sex } from "../kernel/dimension.ts";
import { territoryName } from "../kernel/territory/register.ts";
import type { Words } from "../kernel/words.ts";

/** How many people, women or men, in words: "11.3 million people", "11,3 millions de personnes", "3 أشخاص". */
export function people(words: Words, count: number, sex: Sex = "T"): string {
  return words.t(`web:people.${sex}`, { ...inWords(count, words) });
}

/** Per cent with one decimal place: 48.2 is "48.2%". A dash where there is none. */
export function percent(words: Words, value: number | null): string {
  if (value === null) return words.t("web:table.none");
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  return words.number(value / 100, { style: "percent", ...digits });
}

/** A whole number, or a dash where there is none. */
export function whole(words: Words, value: number | null): string {
  return value === null ? words.t("web:table.none") : words.number(value, { maximumFractionDigits: 0 });
}

/** The periods of a dataset as the first and the last. */
export function periodsInWords(words: Words, periods: readonly string[]): string {
  const [first, last] = [periods[0], periods.at(-1)];
  if (first === undefined || last === undefined) return "";
  return first === last
    ? first
    : words.t("web:say.from-to", { first: first.slice(0, 4), last: lastYear(last) });
}

/** The year in which a period ends; a span of years ends with its second. */
function lastYear(period: string): string {
  return /^\d{4}-\d{4}$/.test(period) ? period.slice(-4) : period.slice(0, 4);
}

/** The name of a territory in the reader's language. */
export function nameOf(words: Words, id: string): string {
  return territoryName(id, words.language);
}
