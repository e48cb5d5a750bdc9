import fc from "fast-check";
import { expect, test } from "vitest";
import { languages, locale } from "../../kernel/language.ts";
import { readNumber } from "./written-number.ts";

test.each([
  ["1250", "en", 1250],
  ["1,250", "en", 1250],
  ["1,250.5", "en", 1250.5],
  ["1.250,5", "en", 1250.5],
  ["0.5", "fr", 0.5],
  ["1 250,5", "fr", 1250.5],
  ["1\u202f250", "fr", 1250],
  ["1'250'000", "fr", 1_250_000],
  ["1.250", "es", 1250],
  ["1,5", "en", 1.5],
  ["1.250", "fr", "ambiguous"],
  ["1,250", "fr", 1.25],
  ["1.250", "ru", "ambiguous"],
  ["0.125", "ru", 0.125],
  ["1.250.000", "fr", 1_250_000],
  ["1,250,00", "en", "not-a-number"],
  ["1.25.0", "en", "not-a-number"],
  ["-3", "en", -3],
  ["−3,5", "ru", -3.5],
  ["٣٤٫٥", "ar", 34.5],
  ["٣٬٤٥٠", "ar", 3450],
  ["۱۲", "ar", 12],
  ["１２３", "zh", 123],
  [".5", "en", 0.5],
  ["12 5", "en", "not-a-number"],
  ["", "en", "not-a-number"],
  ["twelve", "en", "not-a-number"],
  ["1e5", "en", "not-a-number"],
  ["=1+1", "en", "not-a-number"],
  ["1,2,3", "en", "not-a-number"],
  ["Infinity", "en", "not-a-number"],
] as const)("%s in %s is %s", (text, language, expected) => {
  expect(readNumber(text, language)).toBe(expected);
});

test("what Intl writes in a language is read in it, with groups and without", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...languages),
      fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
      fc.integer({ min: 0, max: 3 }),
      fc.boolean(),
      (language, n, places, useGrouping) => {
        const value = Number(`${n}e-${places}`);
        const format = new Intl.NumberFormat(locale[language], { useGrouping, maximumFractionDigits: 3 });
        expect(readNumber(format.format(value), language)).toBe(value);
      },
    ),
  );
});
