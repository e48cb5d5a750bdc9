import type { Language } from "../../kernel/language.ts";
import { type Words, words as wordsOf } from "../../kernel/words.ts";

/**
 * A day, a month or a year (`2008-09-16`, `2008-09`, `2008`) as documents of the United Nations write it within a sentence: *16 сентября 2008 года*,
 * *16 أيلول/سبتمبر 2008*, *1er septembre 2008*. What is none stays as it is.
 */
export function dayInText(value: string, { t }: Words): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(value) ?? [];
  if (year === undefined || month === undefined || Number(month) < 1 || Number(month) > 12) return value;
  if (day === undefined) {
    return t("report-proposals:date.in-month", { year, month: monthName(Number(month), "month", t) });
  }
  return t("report-proposals:date.day", {
    year,
    month: monthName(Number(month), "of-month", t),
    day: day === "01" ? t("report-proposals:date.first") : String(Number(day)),
  });
}

/** The names of the months in a language, in both cases where it has two. */
export function monthNames(language: Language): readonly string[] {
  const { t } = wordsOf(language);
  const all = Array.from({ length: 12 }, (_, index) => index + 1);
  return all.flatMap((one) => [monthName(one, "of-month", t), monthName(one, "month", t)]);
}

function monthName(month: number, form: "month" | "of-month", t: Words["t"]): string {
  return t(`report-proposals:date.${form}.${month}`);
}
