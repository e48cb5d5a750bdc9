import type { Language } from "../kernel/language.ts";
import { roman } from "../kernel/roman.ts";

/**
 * How headings are counted in a language, as documents of the United Nations have it: I, II in most, أولا، ثانيا in Arabic,
 * 一, 二 in Chinese. From 1.
 */
export function headingNumber(number: number, language: Language): string {
  if (language === "ar") return arabicOrdinal(number) ?? String(number);
  if (language === "zh") return han(number);
  return roman(number);
}

/** How subheadings are counted beneath a heading: A, B; А, Б in Russian; the names of the letters in the order of the abjad in Arabic. From 1. */
export function subheadingNumber(number: number, language: Language): string {
  return lettered(number, letters[language] ?? latin, language === "ar" ? " " : "");
}

/** A number with the sign that parts it from what it numbers: `12.`, in Arabic `12 -`, both of which stay on one line. */
export function withSign(number: string, language: Language): string {
  return language === "ar" ? `${number}\u00a0-` : `${number}.`;
}

/** The sign of a footnote: its number, in parentheses in Arabic. */
export function noteSign(number: number, language: Language): string {
  return language === "ar" ? `(${number})` : String(number);
}

const latin = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

/** What subheadings are lettered with where it is not the Latin alphabet; the Russian one without Ё, Й and the letters that begin no word. */
const letters: Partial<Record<Language, readonly string[]>> = {
  ru: [..."АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ"],
  ar: "ألف باء جيم دال هاء واو زاي حاء طاء ياء كاف لام ميم نون سين عين فاء صاد قاف راء شين تاء ثاء خاء ذال ضاد ظاء غين".split(
    " ",
  ),
};

/** After the last letter they begin again doubled, as word processors have it: AA, BB. */
function lettered(number: number, alphabet: readonly string[], between: string): string {
  const letter = alphabet[(number - 1) % alphabet.length] ?? "";
  return Array.from({ length: Math.ceil(number / alphabet.length) }, () => letter).join(between);
}

const ordinals = ["أولا", "ثانيا", "ثالثا", "رابعا", "خامسا", "سادسا", "سابعا", "ثامنا", "تاسعا", "عاشرا"];
const units = ["حادي", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع"];

/** Up to 29; nothing beyond, where a document has figures. */
function arabicOrdinal(number: number): string | undefined {
  if (number <= 10) return ordinals[number - 1];
  const unit = units[(number % 10) - 1];
  if (number < 20) return `${unit} عشر`;
  if (number === 20) return "عشرون";
  return number < 30 ? `${unit} وعشرون` : undefined;
}

const digits = ["", ..."一二三四五六七八九"];

/** 12 is 十二, 20 is 二十. Up to 99; figures beyond. */
function han(number: number): string {
  if (number > 99) return String(number);
  const tens = Math.floor(number / 10);
  return `${tens > 1 ? digits[tens] : ""}${tens > 0 ? "十" : ""}${digits[number % 10]}`;
}
