import { expect, test } from "vitest";
import { languages } from "./language.ts";
import { words } from "./words.ts";

test("a range of days says once what both share, and a day alone is a day", () => {
  // Which spaces there are differs between versions of ICU.
  const said = languages.map((language) =>
    words(language).days("2006-09-14", "2006-09-15").replace(/\s–\s/g, "–").replace(/\s/g, " "),
  );
  expect(Object.fromEntries(languages.map((language, place) => [language, said[place]]))).toEqual({
    ar: "14–15 سبتمبر 2006",
    en: "14–15 September 2006",
    es: "14–15 de septiembre de 2006",
    fr: "14–15 septembre 2006",
    ru: "14–15 сентября 2006 г.",
    zh: "2006年9月14日至2006年9月15日",
  });
  for (const language of languages)
    expect(words(language).days("2006-09-30", "2006-09-30")).toBe(words(language).date("2006-09-30"));
});
