import type { Words } from "../kernel/words.ts";

/** Numbers as figures write them, in the reader's language. */

/**
 * A count of people in words: whole below a million (below ten thousand in Chinese), else three digits and the word
 * ("11.3 million"). Pass `count` to the catalogue beside it: it chooses the plural form that goes with the words as
 * written, so that French says "11,3 millions de personnes" and Russian "11,3 миллиона человек".
 */
export function people(value: number, words: Words): { readonly n: string; readonly count: number } {
  const whole = Math.round(value);
  const least = words.language === "zh" ? 10_000 : 1_000_000;
  if (Math.abs(whole) < least) return { n: words.number(whole), count: Math.abs(whole) };
  const n = words.number(whole, {
    notation: "compact",
    compactDisplay: "long",
    maximumSignificantDigits: digits(words),
  });
  return { n, count: 1_000_000 };
}

/** A count of people for labels: as {@link people} writes it, without the noun. */
export function compact(value: number, words: Words): string {
  return people(value, words).n;
}

/** Chinese counts in ten thousands, so it keeps one digit more. */
function digits(words: Words): number {
  return words.language === "zh" ? 4 : 3;
}

/** As short as the language allows, for ticks: "10m", "10 млн". */
export function brief(value: number, words: Words): string {
  return words.number(value, {
    notation: "compact",
    compactDisplay: "short",
    maximumSignificantDigits: digits(words),
  });
}

/** Per cent with one decimal: "48.0%". */
export function percent(value: number, words: Words): string {
  return words.number(value / 100, {
    style: "percent",
    minimumFractionDigits: 1,
    maximumFractionDigits: value > 0 && value < 0.1 ? 2 : 1,
  });
}

/** Per cent for ticks and classes: as many decimals as it takes. */
export function percentTick(value: number, words: Words): string {
  return words.number(value / 100, { style: "percent", maximumFractionDigits: 2 });
}
