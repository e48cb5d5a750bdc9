import { direction, type Language } from "../kernel/language.ts";

const [isolate, end] = ["\u2068", "\u2069"];
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;
const leftToRight = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u;

/**
 * A name for the middle of a sentence in a language. Where it is written the other way than the sentence, it is isolated (Unicode
 * Standard Annex 9, section 2.4.2): otherwise the number or the comma that follows changes sides.
 */
export function isolated(name: string, language: Language): string {
  const other = direction[language] === "rtl" ? leftToRight : rightToLeft;
  return other.test(name) ? `${isolate}${name}${end}` : name;
}
