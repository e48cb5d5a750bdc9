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
  return { n: compact(whole, words), count: 1_000_000 };
}

/** Three significant digits and the word for their power: "11.3 million". */
export function compact(value: number, words: Words): string {
  return words.number(value, {
    notation: "compact",
    compactDisplay: "long",
    maximumSignificantDigits: digits(words),
  });
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

/** Per cent, one decimal below 10 and where it is needed to tell values around one half apart. */
export function percent(value: number, words: Words, decimals = 1): string {
  return words.number(value / 100, {
    style: "percent",
    minimumFractionDigits: 0,
    maximumFractionDigits: Math.abs(value) > 0 && Math.abs(value) < 0.1 ? 2 : decimals,
  });
}
