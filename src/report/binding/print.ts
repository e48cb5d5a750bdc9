import { nameInText } from "../../figures/names.ts";
import { type Language, locale } from "../../kernel/language.ts";
import { territory } from "../../kernel/territory/register.ts";
import { type Words, words as wordsOf } from "../../kernel/words.ts";
import { dayInText } from "../house-style/days.ts";
import type { Binding, Format, Source, Taken } from "./model.ts";

/** A bound value as it stands in a text. */
export interface Printed {
  readonly text: string;
  /** The language of the text: another than the report's where words stay as they were written. */
  readonly language: Language;
  /** True where the source says nothing; the text is then the mark that says so. */
  readonly missing: boolean;
}

/** A bound value in the words and numbers of a language. The same binding gives the same text. */
export function printBinding({ source, format, taken }: Binding, language: Language): Printed {
  return printTaken(source, format, taken, language);
}

/** As {@link printBinding}, for a value that nobody has taken over yet. */
export function printTaken(
  source: Source,
  format: Format,
  { value, in: written }: Pick<Taken, "value" | "in">,
  language: Language,
): Printed {
  const words = wordsOf(language);
  if (value === null) return { text: words.t("report-proposals:printed.missing"), language, missing: true };
  if (typeof value === "string")
    return { text: namedIn(source, value, words), language: written ?? language, missing: false };
  const text =
    typeof value === "number"
      ? printNumber(value, format, words)
      : words.t("report-proposals:printed.range", {
          low: printLow(value.low, format, words),
          high: printNumber(value.high, format, words),
        });
  return { text, language, missing: false };
}

/** Codes and days in words; what people wrote as it stands. */
function namedIn(source: Source, value: string, words: Words): string {
  switch (source.kind) {
    case "mandate":
      return source.what === "due" ? dayInText(value, words) : words.t(`report-proposals:state.${value}`);
    case "ranked":
      return placeNames(value, words);
    case "figure":
      return words.t("report-proposals:printed.figure");
    default:
      return value;
  }
}

/** The name of a territory as it stands in a sentence; of a corridor both, the origin first. */
function placeNames(codes: string, words: Words): string {
  const names = codes.split(" ").map((code) => {
    const known = territory(code);
    return known ? nameInText(known.id, words) : code;
  });
  const [origin = "", destination] = names;
  return destination === undefined
    ? origin
    : words.t("report-proposals:printed.corridor", { origin, destination });
}

/** A number by its format: `304 million`, `48.0 per cent`, `$763 billion`, `2024`. */
function printNumber(value: number, format: Format, words: Words): string {
  switch (format.style) {
    case "year":
      return String(Math.round(value));
    case "percent":
      return words.t("report-proposals:printed.percent", { n: percentNumber(value, format.digits, words) });
    case "count":
      return words.has(`report-proposals:numeral.${value}`)
        ? words.t(`report-proposals:numeral.${value}`)
        : words.number(value, { maximumFractionDigits: format.digits ?? 0 });
    case "money":
      return scaled(value, format, words, "money");
    default:
      return format.scale === "one"
        ? words.number(value, fraction(value, format.digits))
        : scaled(value, format, words, "number");
  }
}

/** The lower end of a range, whose upper end says for both what they count: `0.4 to 2.1 million`. Chinese has another word for each size. */
function printLow(value: number, format: Format, words: Words): string {
  const { style, scale, digits } = format;
  if (style !== "number" || words.language === "zh") return printNumber(value, format, words);
  const shown = value / 10 ** powers[scale];
  if (words.language !== "es" || scale !== "billion") return words.number(shown, fraction(shown, digits));
  return words.number(thousandMillions(shown, digits), { maximumFractionDigits: 0 });
}

/** One decimal, and two of what would else be told as nothing. */
function percentNumber(value: number, digits: number | null, words: Words): string {
  const small = value !== 0 && Math.abs(value) < 0.1;
  const most = digits ?? (small ? 2 : 1);
  return words.number(value, { minimumFractionDigits: most, maximumFractionDigits: most });
}

const powers = { one: 0, thousand: 3, million: 6, billion: 9 } as const;

/** A number in thousands, millions or billions, with the word for it in its plural form. */
function scaled(value: number, format: Format, words: Words, kind: "number" | "money"): string {
  const { digits, scale } = format;
  const { language } = words;
  const shown = value / 10 ** powers[scale];
  if (language === "zh" && scale !== "one")
    return words.t(`report-proposals:${kind}.${scale}`, {
      n: inMyriads(value, shown, digits, words),
      count: 0,
    });
  const inThousands = language === "es" && scale === "billion";
  const counted = inThousands ? thousandMillions(shown, digits) : shown;
  const options = fraction(counted, inThousands ? 0 : digits);
  const n = words.number(counted, options);
  return words.t(`report-proposals:${kind}.${scale}`, { n, count: pluralOf(counted, options, language) });
}

/** Spanish has no word for a thousand millions: 763.000 millones, as exact as 763 billion is elsewhere. */
function thousandMillions(billions: number, digits: number | null): number {
  const plain = new Intl.NumberFormat("en", { ...fraction(billions, digits), useGrouping: false });
  return Math.round(Number(plain.format(billions)) * 1000);
}

/** Chinese counts in ten thousands and hundred millions, so it keeps one digit more. */
function inMyriads(value: number, shown: number, digits: number | null, words: Words): string {
  const whole = Math.max(1, Math.floor(Math.log10(Math.max(1, Math.abs(shown)))) + 1);
  return words.number(value, {
    notation: "compact",
    compactDisplay: "long",
    maximumSignificantDigits: digits === null ? 4 : Math.min(21, whole + digits),
  });
}

/** Left to the rules: three digits, and no decimals where there are as many before the point. */
function fraction(value: number, digits: number | null): Intl.NumberFormatOptions {
  if (digits !== null) return { minimumFractionDigits: digits, maximumFractionDigits: digits };
  const whole = Math.abs(value) >= 100 || Number.isInteger(value);
  return whole ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 3 };
}

/**
 * A number that has the plural form of the one that is shown: `1.0` takes another than `1` in some languages, and what is
 * rounded another than what was counted.
 */
function pluralOf(value: number, options: Intl.NumberFormatOptions, language: Language): number {
  const wanted = new Intl.PluralRules(locale[language], options).select(value);
  const plain = new Intl.PluralRules(locale[language]);
  return [1, 2, 5, 11, 100, 1_000_000, 0, 0.5, 1.5].find((one) => plain.select(one) === wanted) ?? value;
}
