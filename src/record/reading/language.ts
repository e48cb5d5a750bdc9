import type { Language } from "../../kernel/language.ts";

const words: Readonly<Record<"en" | "es" | "fr", RegExp>> = {
  en: /\b(?:the|of|and|to|its|with|that|which|by|for)\b/gi,
  fr: /\b(?:le|la|les|des|du|et|dans|une|aux|qui|pour|sur)\b/gi,
  es: /\b(?:el|los|las|del|y|en|una|que|por|para|con|sus)\b/gi,
};

/** The official language in which a text is most probably written, from its script and its commonest words. */
export function languageOf(text: string): Language {
  const sample = text.slice(0, 20_000);
  const count = (pattern: RegExp) => sample.match(pattern)?.length ?? 0;
  const letters = Math.max(1, count(/\p{L}/gu));
  if (count(/\p{Script=Arabic}/gu) * 2 > letters) return "ar";
  if (count(/\p{Script=Cyrillic}/gu) * 2 > letters) return "ru";
  if (count(/\p{Script=Han}/gu) * 2 > letters) return "zh";
  const [en, fr, es] = [count(words.en), count(words.fr), count(words.es)];
  if (fr > en && fr > es) return "fr";
  return es > en ? "es" : "en";
}
