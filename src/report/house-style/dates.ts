import { type Language, locale } from "../../kernel/language.ts";
import { words as wordsOf } from "../../kernel/words.ts";
import { dayInText, monthNames } from "./days.ts";
import type { Found } from "./model.ts";
import { matches, type Span } from "./spans.ts";

/** Dates as documents of the United Nations write them: the day, the month in words, the year. */

const months: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 12 }, (_, index) => [monthName(index, "en").toLowerCase(), index]),
);

function monthName(index: number, language: Language): string {
  const options = { month: "long", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat(locale[language], options).format(new Date(Date.UTC(2000, index, 1)));
}

/** As the language writes a day within a sentence. */
function written(year: number, month: number, day: number, language: Language): string | null {
  const date = new Date(Date.UTC(year, month, day));
  if (date.getUTCMonth() !== month || date.getUTCDate() !== day) return null;
  return dayInText(date.toISOString().slice(0, 10), wordsOf(language));
}

/** In digits, the year first: `2006-09-14`; and the day first: `14/09/2006`, `14.9.2006`. */
const yearFirst = /(?<![\d/.-])(\d{4})-(\d{1,2})-(\d{1,2})(?![\d/-])/gu;
const dayFirst = /(?<![\d/.-])(\d{1,2})([/.])(\d{1,2})\2(\d{4})(?![\d/-])/gu;
/** As it is written elsewhere: `September 14, 2006`, `14th September 2006`, `14th of September, 2006`. */
const names = [...months.keys()].join("|");
const monthFirst = new RegExp(`\\b(${names})\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})\\b`, "giu");
const ordinal = new RegExp(
  `\\b(\\d{1,2})(?:(?:st|nd|rd|th)(?:\\s+of)?\\s+(${names}),?|\\s+(?:of\\s+(${names}),?|(${names}),))\\s+(\\d{4})\\b`,
  "giu",
);

/** Dates that are written in another way. A day before a month in digits is taken for the day. */
export function checkDates(text: string, language: Language): readonly Found[] {
  const found = (span: Span, mend: string | null): readonly Found[] =>
    mend === null ? [] : [{ code: "date", from: span.from, to: span.to, mend }];
  const digits = [
    ...matches(text, yearFirst).flatMap(({ match: [, year, month, day], ...span }) =>
      found(span, written(Number(year), Number(month) - 1, Number(day), language)),
    ),
    ...matches(text, dayFirst).flatMap(({ match: [, day, , month, year], ...span }) =>
      found(span, written(Number(year), Number(month) - 1, Number(day), language)),
    ),
  ];
  if (language !== "en") return digits;
  const monthOf = (name: string | undefined) => months.get((name ?? "").toLowerCase()) ?? -1;
  return [
    ...digits,
    ...matches(text, monthFirst).flatMap(({ match: [, month, day, year], ...span }) =>
      found(span, written(Number(year), monthOf(month), Number(day), language)),
    ),
    ...matches(text, ordinal).flatMap(({ match: [, day, a, b, c, year], ...span }) =>
      found(span, written(Number(year), monthOf(a ?? b ?? c), Number(day), language)),
    ),
  ];
}

/** The stretches of a text that are dates in the form of the house, and of days and months without a year. */
export function datesIn(text: string, language: Language): readonly Span[] {
  if (language === "zh") return matches(text, /\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月\d{1,2}日/gu);
  const day = { day: "numeric", month: "long", timeZone: "UTC" } as const;
  const own = Array.from({ length: 12 }, (_, index) => {
    const date = new Date(Date.UTC(2000, index, 2));
    // Within a date the month may stand in another case than alone.
    return new Intl.DateTimeFormat(locale[language], day)
      .formatToParts(date)
      .flatMap(({ type, value }) => (type === "month" ? [value] : []))
      .join("");
  });
  const others = own.map((_, index) => monthName(index, language));
  const month = [...new Set([...monthNames(language), ...own, ...others])].join("|");
  const between = language === "es" ? "(?:\\s+de)?\\s+" : "\\s+";
  const days = "\\d{1,2}(?:er)?(?:(?:,\\s*\\d{1,2})*\\s*(?:–|-|and|et|y|и|و|to|à|a)\\s*\\d{1,2})?";
  return matches(
    text,
    new RegExp(`${days}${between}(?:${month})(?:${between}\\d{4})?|(?:${month})${between}\\d{4}`, "giu"),
  );
}
