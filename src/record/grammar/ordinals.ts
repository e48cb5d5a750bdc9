import { englishMonths, monthNumber } from "../../kernel/month.ts";

const units: Readonly<Record<string, number>> = Object.fromEntries(
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
    .split(" ")
    .map((word, i) => [word, i + 1]),
);
const tens: Readonly<Record<string, number>> = {
  twent: 20,
  thirt: 30,
  fort: 40,
  fift: 50,
  sixt: 60,
  sevent: 70,
  eight: 80,
  ninet: 90,
};
const tenWord = Object.keys(tens).join("|");

/** An ordinal in words or figures: `sixty-third`, `sixty third`, `hundredth`, `63rd`. To be used in larger patterns, without flags. */
export const ordinalPattern = `(?:(?:${tenWord})(?:ieth|y[- ](?:${Object.keys(units).slice(0, 9).join("|")}))|${Object.keys(units).join("|")}|(?:one[- ])?hundredth|\\d{1,3}(?:st|nd|rd|th))`;

const tensOrdinal = new RegExp(`^(${tenWord})(?:ieth|y-([a-z]+))$`);

/** The number of an ordinal in words or figures, in any case; undefined for anything else. */
export function ordinalNumber(text: string): number | undefined {
  const word = text.toLowerCase().replace(/[\s\u2010\u2011]+/g, "-");
  const figures = /^(\d{1,3})(?:st|nd|rd|th)$/.exec(word);
  if (figures) return Number(figures[1]);
  if (word === "hundredth" || word === "one-hundredth") return 100;
  if (units[word] !== undefined) return units[word];
  const match = tensOrdinal.exec(word);
  if (!match) return undefined;
  const unit = match[2] === undefined ? 0 : units[match[2]];
  if (unit === undefined || unit > 9) return undefined;
  return (tens[match[1] ?? ""] ?? 0) + unit;
}

const romanValues: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 };

/** The number of a Roman numeral in capitals or small letters; undefined where it is none in its usual spelling. */
export function romanNumber(text: string): number | undefined {
  const capital = text.toUpperCase();
  if (!/^(?=.)M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/.test(capital)) return undefined;
  const values = [...capital].map((letter) => romanValues[letter] ?? 0);
  return values.reduce((sum, value, i) => sum + (value < (values[i + 1] ?? 0) ? -value : value), 0);
}

export const monthPattern = `(?:${englishMonths.join("|")})`;

/** A day as the documents write it, `20 December 2006`. To be used in larger patterns, without flags. */
export const dayPattern = `\\d{1,2} ${monthPattern} \\d{4}`;

const dayOfMonth = new RegExp(`(\\d{1,2})\\s+(${englishMonths.join("|")}),?\\s+(\\d{4})`, "i");

/** The day in a text as `2006-12-20`; undefined where it is none. */
export function isoDay(text: string): string | undefined {
  const match = dayOfMonth.exec(text);
  if (!match) return undefined;
  const day = Number(match[1]);
  if (day < 1 || day > 31) return undefined;
  return `${match[3]}-${monthNumber(match[2] ?? "")}-${String(day).padStart(2, "0")}`;
}
