import { expect, test } from "vitest";
import { isoDay, ordinalNumber, ordinalPattern, romanNumber } from "./ordinals.ts";

test.each([
  ["first", 1],
  ["twelfth", 12],
  ["twentieth", 20],
  ["fifty-ninth", 59],
  ["sixty first", 61],
  ["Eightieth", 80],
  ["eighty-eighth", 88],
  ["hundredth", 100],
  ["63rd", 63],
  ["sixty", undefined],
  ["session", undefined],
])("%s", (word, number) => {
  expect(ordinalNumber(word)).toBe(number);
  expect(new RegExp(`^${ordinalPattern}$`, "i").test(word)).toBe(number !== undefined);
});

test.each([
  ["XXIX", 29],
  ["iv", 4],
  ["IIII", undefined],
  ["", undefined],
])("%s in Roman numerals", (text, number) => {
  expect(romanNumber(text)).toBe(number);
});

test("days", () => {
  expect(isoDay("20 December 2006")).toBe("2006-12-20");
  expect(isoDay("on 6 March 2007.")).toBe("2007-03-06");
  expect(isoDay("March 2007")).toBeUndefined();
});
