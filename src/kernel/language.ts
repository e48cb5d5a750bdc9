import { z } from "zod";

/** The six official languages of the United Nations, in the order in which they are listed. */
export const languages = ["ar", "zh", "en", "fr", "ru", "es"] as const;
export const Language = z.enum(languages);
export type Language = z.infer<typeof Language>;

export const direction: Readonly<Record<Language, "ltr" | "rtl">> = {
  ar: "rtl",
  zh: "ltr",
  en: "ltr",
  fr: "ltr",
  ru: "ltr",
  es: "ltr",
};

/** The locale that Intl is asked for. Arabic uses the digits 0-9, as the publications of the United Nations do in tables. */
export const locale: Readonly<Record<Language, string>> = {
  ar: "ar-u-nu-latn",
  zh: "zh-Hans",
  en: "en-GB",
  fr: "fr",
  ru: "ru",
  es: "es",
};

/** The best of our languages for an `Accept-Language` header or a POSIX locale such as `fr_CH.UTF-8`; English where none fits. */
export function negotiateLanguage(header: string | undefined): Language {
  const wanted = (header ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const q = parameters.map((p) => /^\s*q=([\d.]+)/.exec(p)?.[1]).find((v) => v !== undefined);
      return { tag: tag.split(/[-_.@]/)[0] ?? "", weight: q === undefined ? 1 : Number(q) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  for (const { tag } of wanted) {
    const found = languages.find((language) => language === tag);
    if (found) return found;
  }
  return "en";
}
