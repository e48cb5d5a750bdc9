import { expect, test } from "vitest";
import { words } from "../../kernel/words.ts";
import { datesIn } from "./dates.ts";
import { dayInText } from "./days.ts";

test("days, months and years are written as documents of the United Nations have them", () => {
  const day = (language: Parameters<typeof words>[0], value = "2006-09-01") =>
    dayInText(value, words(language));
  expect(day("en")).toBe("1 September 2006");
  expect(day("fr")).toBe("1er septembre 2006");
  expect(day("es")).toBe("1 de septiembre de 2006");
  expect(day("ru")).toBe("1 сентября 2006 года");
  expect(day("ru", "2006-09")).toBe("сентябрь 2006 года");
  expect(day("ar", "2006-12")).toBe("كانون الأول/ديسمبر 2006");
  expect(day("zh", "2006-10-20")).toBe("2006年10月20日");
  expect([day("en", "2006"), day("en", "2006-13"), day("en", "soon")]).toEqual(["2006", "2006-13", "soon"]);
});

test("what is written so is known for a date again", () => {
  for (const language of ["en", "fr", "es", "ru", "ar", "zh"] as const) {
    const text = dayInText("2006-12-20", words(language));
    expect(datesIn(text, language)[0], language).toMatchObject({ from: 0 });
  }
});
